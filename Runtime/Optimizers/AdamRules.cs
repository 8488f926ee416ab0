namespace GraphGen;

/// <summary>The update rules of Adam. Their settings are: direction, weight decay that is added to the gradient, the part of the
/// parameter that decoupled decay leaves, beta1, 1 - beta1, beta2, 1 - beta2, the learning rate / (1 - beta1^step),
/// √(1 - beta2^step), epsilon.</summary>
static partial class AdamRules
{
    /// <summary>One step.</summary>
    public static UpdateRule Plain { get; } = UpdateRule.Of(PlainFloat32Into, PlainFloat64Into);

    /// <summary>One step whose divisor is the largest mean square so far.</summary>
    public static UpdateRule Amsgrad { get; } = UpdateRule.Of(AmsgradFloat32Into, AmsgradFloat64Into);

    static (Tensor Mean, Tensor Square) Moments(Tensor parameter, Tensor mean, Tensor square, Tensor gradient, Tensor settings)
    {
        var slope = settings[0] * gradient + settings[1] * parameter;
        return (settings[3] * mean + settings[4] * slope, settings[5] * square + settings[6] * Ops.Square(slope));
    }

    static Tensor Step(Tensor parameter, Tensor mean, Tensor square, Tensor settings)
    {
        var (keep, stepSize, scale, epsilon) = (settings[2], settings[7], settings[8], settings[9]);
        return keep * parameter - stepSize * mean / (Ops.Sqrt(square) / scale + epsilon);
    }

    [Traceable]
    internal static (Tensor Parameter, Tensor Mean, Tensor Square) PlainStep(
        Tensor parameter, Tensor mean, Tensor square, Tensor gradient, Tensor settings)
    {
        var next = Moments(parameter, mean, square, gradient, settings);
        return (Step(parameter, next.Mean, next.Square, settings), next.Mean, next.Square);
    }

    [Traceable]
    internal static (Tensor Parameter, Tensor Mean, Tensor Square, Tensor Largest) AmsgradStep(
        Tensor parameter, Tensor mean, Tensor square, Tensor largest, Tensor gradient, Tensor settings)
    {
        var next = Moments(parameter, mean, square, gradient, settings);
        var nextLargest = Ops.Maximum(largest, next.Square);
        return (Step(parameter, next.Mean, nextLargest, settings), next.Mean, next.Square, nextLargest);
    }

    [Model]
    private static partial (Tensor Parameter, Tensor Mean, Tensor Square) PlainFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor mean, [Shape("n")] Tensor square, [Shape("n")] Tensor gradient,
        [Shape(10)] Tensor settings) =>
        PlainStep(parameter, mean, square, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Mean, Tensor Square) PlainFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor mean, [Shape("n"), Float64] Tensor square,
        [Shape("n"), Float64] Tensor gradient, [Shape(10), Float64] Tensor settings) =>
        PlainStep(parameter, mean, square, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Mean, Tensor Square, Tensor Largest) AmsgradFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor mean, [Shape("n")] Tensor square, [Shape("n")] Tensor largest,
        [Shape("n")] Tensor gradient, [Shape(10)] Tensor settings) =>
        AmsgradStep(parameter, mean, square, largest, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Mean, Tensor Square, Tensor Largest) AmsgradFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor mean, [Shape("n"), Float64] Tensor square,
        [Shape("n"), Float64] Tensor largest, [Shape("n"), Float64] Tensor gradient, [Shape(10), Float64] Tensor settings) =>
        AmsgradStep(parameter, mean, square, largest, gradient, settings);
}
