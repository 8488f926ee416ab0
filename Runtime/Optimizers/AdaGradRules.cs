namespace GraphGen;

/// <summary>The update rule of AdaGrad. Its settings are: direction, weight decay, the learning rate of this step,
/// epsilon.</summary>
static partial class AdaGradRules
{
    /// <summary>One step.</summary>
    public static UpdateRule Plain { get; } = UpdateRule.Of(PlainFloat32Into, PlainFloat64Into);

    [Traceable]
    internal static (Tensor Parameter, Tensor Sum) PlainStep(Tensor parameter, Tensor sum, Tensor gradient, Tensor settings)
    {
        var slope = settings[0] * gradient + settings[1] * parameter;
        var nextSum = sum + Ops.Square(slope);
        return (parameter - settings[2] * slope / (Ops.Sqrt(nextSum) + settings[3]), nextSum);
    }

    [Model]
    private static partial (Tensor Parameter, Tensor Sum) PlainFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor sum, [Shape("n")] Tensor gradient, [Shape(4)] Tensor settings) =>
        PlainStep(parameter, sum, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Sum) PlainFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor sum, [Shape("n"), Float64] Tensor gradient,
        [Shape(4), Float64] Tensor settings) =>
        PlainStep(parameter, sum, gradient, settings);
}
