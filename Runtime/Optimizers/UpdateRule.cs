namespace GraphGen;

/// <summary>
/// An update rule, compiled for both element types. The compiled functions take the parameters, what the rule remembers of
/// each, the gradients and the settings, and write the new parameters and memories over the old ones. Settings come as one
/// tensor, in an order that an optimizer and its rules agree on.
/// </summary>
abstract class UpdateRule
{
    /// <summary>A compiled rule that remembers nothing.</summary>
    public delegate void Memoryless<T>(
        ReadOnlySpan<T> parameter, ReadOnlySpan<T> gradient, ReadOnlySpan<T> settings, Span<T> newParameter);

    /// <summary>A compiled rule that remembers one number of each parameter.</summary>
    public delegate void WithOne<T>(
        ReadOnlySpan<T> parameter, ReadOnlySpan<T> a, ReadOnlySpan<T> gradient, ReadOnlySpan<T> settings,
        Span<T> newParameter, Span<T> newA);

    /// <summary>A compiled rule that remembers two numbers of each parameter.</summary>
    public delegate void WithTwo<T>(
        ReadOnlySpan<T> parameter, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> gradient, ReadOnlySpan<T> settings,
        Span<T> newParameter, Span<T> newA, Span<T> newB);

    /// <summary>A compiled rule that remembers three numbers of each parameter.</summary>
    public delegate void WithThree<T>(
        ReadOnlySpan<T> parameter, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, ReadOnlySpan<T> gradient,
        ReadOnlySpan<T> settings, Span<T> newParameter, Span<T> newA, Span<T> newB, Span<T> newC);

    /// <summary>A rule from its two compiled functions.</summary>
    public static UpdateRule Of(Memoryless<float> single, Memoryless<double> full) => new MemorylessRule(single, full);

    /// <inheritdoc cref="Of(Memoryless{float}, Memoryless{double})"/>
    public static UpdateRule Of(WithOne<float> single, WithOne<double> full) => new OneRule(single, full);

    /// <inheritdoc cref="Of(Memoryless{float}, Memoryless{double})"/>
    public static UpdateRule Of(WithTwo<float> single, WithTwo<double> full) => new TwoRule(single, full);

    /// <inheritdoc cref="Of(Memoryless{float}, Memoryless{double})"/>
    public static UpdateRule Of(WithThree<float> single, WithThree<double> full) => new ThreeRule(single, full);

    /// <summary>Changes a run of parameters. Allocates nothing.</summary>
    public void Apply(ParameterRun run, params ReadOnlySpan<double> settings)
    {
        if (run.ParameterSet.Mirror?.TryApply(this, run, settings) == true) return;
        if (run.Type == DType.Float64)
        {
            ApplyFloat64(run, settings);
            return;
        }
        Span<float> rounded = stackalloc float[settings.Length];
        for (var i = 0; i < settings.Length; i++)
            rounded[i] = (float)settings[i];
        ApplyFloat32(run, rounded);
    }

    protected abstract void ApplyFloat32(ParameterRun run, ReadOnlySpan<float> settings);

    protected abstract void ApplyFloat64(ParameterRun run, ReadOnlySpan<double> settings);

    sealed class MemorylessRule(Memoryless<float> single, Memoryless<double> full) : UpdateRule
    {
        protected override void ApplyFloat32(ParameterRun run, ReadOnlySpan<float> settings) => Apply(single, run, settings);

        protected override void ApplyFloat64(ParameterRun run, ReadOnlySpan<double> settings) => Apply(full, run, settings);

        static void Apply<T>(Memoryless<T> rule, ParameterRun run, ReadOnlySpan<T> settings) where T : unmanaged
        {
            var parameter = run.Parameters<T>();
            rule(parameter, run.Gradients<T>(), settings, parameter);
        }
    }

    sealed class OneRule(WithOne<float> single, WithOne<double> full) : UpdateRule
    {
        protected override void ApplyFloat32(ParameterRun run, ReadOnlySpan<float> settings) => Apply(single, run, settings);

        protected override void ApplyFloat64(ParameterRun run, ReadOnlySpan<double> settings) => Apply(full, run, settings);

        static void Apply<T>(WithOne<T> rule, ParameterRun run, ReadOnlySpan<T> settings) where T : unmanaged
        {
            Span<T> parameter = run.Parameters<T>(), a = run.State<T>(0);
            rule(parameter, a, run.Gradients<T>(), settings, parameter, a);
        }
    }

    sealed class TwoRule(WithTwo<float> single, WithTwo<double> full) : UpdateRule
    {
        protected override void ApplyFloat32(ParameterRun run, ReadOnlySpan<float> settings) => Apply(single, run, settings);

        protected override void ApplyFloat64(ParameterRun run, ReadOnlySpan<double> settings) => Apply(full, run, settings);

        static void Apply<T>(WithTwo<T> rule, ParameterRun run, ReadOnlySpan<T> settings) where T : unmanaged
        {
            Span<T> parameter = run.Parameters<T>(), a = run.State<T>(0), b = run.State<T>(1);
            rule(parameter, a, b, run.Gradients<T>(), settings, parameter, a, b);
        }
    }

    sealed class ThreeRule(WithThree<float> single, WithThree<double> full) : UpdateRule
    {
        protected override void ApplyFloat32(ParameterRun run, ReadOnlySpan<float> settings) => Apply(single, run, settings);

        protected override void ApplyFloat64(ParameterRun run, ReadOnlySpan<double> settings) => Apply(full, run, settings);

        static void Apply<T>(WithThree<T> rule, ParameterRun run, ReadOnlySpan<T> settings) where T : unmanaged
        {
            Span<T> parameter = run.Parameters<T>(), a = run.State<T>(0), b = run.State<T>(1), c = run.State<T>(2);
            rule(parameter, a, b, c, run.Gradients<T>(), settings, parameter, a, b, c);
        }
    }
}
