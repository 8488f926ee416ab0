namespace GraphGen;

/// <summary>The update rule of AdaDelta. Its settings are: direction, weight decay, learning rate, rho, 1 - rho,
/// epsilon.</summary>
static partial class AdaDeltaRules
{
    /// <summary>One step.</summary>
    public static UpdateRule Plain { get; } = UpdateRule.Of(PlainFloat32Into, PlainFloat64Into);

    [Traceable]
    internal static (Tensor Parameter, Tensor Square, Tensor Change) PlainStep(
        Tensor parameter, Tensor square, Tensor change, Tensor gradient, Tensor settings)
    {
        var (rho, share, epsilon) = (settings[3], settings[4], settings[5]);
        var slope = settings[0] * gradient + settings[1] * parameter;
        var nextSquare = rho * square + share * Ops.Square(slope);
        var delta = Ops.Sqrt(change + epsilon) / Ops.Sqrt(nextSquare + epsilon) * slope;
        return (parameter - settings[2] * delta, nextSquare, rho * change + share * Ops.Square(delta));
    }

    [Model]
    private static partial (Tensor Parameter, Tensor Square, Tensor Change) PlainFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor square, [Shape("n")] Tensor change, [Shape("n")] Tensor gradient,
        [Shape(6)] Tensor settings) =>
        PlainStep(parameter, square, change, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Square, Tensor Change) PlainFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor square, [Shape("n"), Float64] Tensor change,
        [Shape("n"), Float64] Tensor gradient, [Shape(6), Float64] Tensor settings) =>
        PlainStep(parameter, square, change, gradient, settings);
}
