namespace GraphGen.Runtime.Tests.Optimizers;

/// <summary>The loss x²/2, whose gradient is x.</summary>
sealed class Quadratic : IParameterized
{
    readonly Parameter x;

    public Quadratic(DType type, params double[] start)
    {
        x = new([start.Length], Initializers.Values(start), type);
        Parameters = new(this);
        Gradients = new(Parameters);
    }

    public ParameterSet Parameters { get; }

    public GradientSet Gradients { get; }

    public void Collect(string prefix, ParameterCollector collector) => collector.Add(prefix, "x", x);

    public void Run(Optimizer optimizer, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            Gradients.CopyFrom(Parameters);
            optimizer.Step(Parameters, Gradients);
        }
    }

    public void RequireValues(params double[] expected) =>
        Expect.Close(x, [expected.Length], x.Type == DType.Float64 ? 1e-12 : 1e-7, expected);
}
