namespace GraphGen;

/// <summary>The update rules of gradient descent. Their settings are: direction, weight decay, learning rate, momentum, the
/// share of the gradient that enters the velocity.</summary>
static partial class SgdRules
{
    /// <summary>A step against the gradient.</summary>
    public static UpdateRule Plain { get; } = UpdateRule.Of(PlainFloat32Into, PlainFloat64Into);

    /// <summary>A step against a velocity.</summary>
    public static UpdateRule Momentum { get; } = UpdateRule.Of(MomentumFloat32Into, MomentumFloat64Into);

    /// <summary>A step against the gradient and the velocity after it.</summary>
    public static UpdateRule Nesterov { get; } = UpdateRule.Of(NesterovFloat32Into, NesterovFloat64Into);

    static Tensor Slope(Tensor parameter, Tensor gradient, Tensor settings) =>
        settings[0] * gradient + settings[1] * parameter;

    [Traceable]
    internal static Tensor PlainStep(Tensor parameter, Tensor gradient, Tensor settings) =>
        parameter - settings[2] * Slope(parameter, gradient, settings);

    [Traceable]
    internal static (Tensor Parameter, Tensor Velocity) MomentumStep(Tensor parameter, Tensor velocity, Tensor gradient, Tensor settings)
    {
        var (learningRate, momentum, share) = (settings[2], settings[3], settings[4]);
        var next = momentum * velocity + share * Slope(parameter, gradient, settings);
        return (parameter - learningRate * next, next);
    }

    [Traceable]
    internal static (Tensor Parameter, Tensor Velocity) NesterovStep(Tensor parameter, Tensor velocity, Tensor gradient, Tensor settings)
    {
        var (learningRate, momentum) = (settings[2], settings[3]);
        var slope = Slope(parameter, gradient, settings);
        var next = momentum * velocity + slope;
        return (parameter - learningRate * (slope + momentum * next), next);
    }

    [Model]
    private static partial Tensor PlainFloat32([Shape("n")] Tensor parameter, [Shape("n")] Tensor gradient, [Shape(5)] Tensor settings) =>
        PlainStep(parameter, gradient, settings);

    [Model]
    private static partial Tensor PlainFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor gradient, [Shape(5), Float64] Tensor settings) =>
        PlainStep(parameter, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Velocity) MomentumFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor velocity, [Shape("n")] Tensor gradient, [Shape(5)] Tensor settings) =>
        MomentumStep(parameter, velocity, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Velocity) MomentumFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor velocity, [Shape("n"), Float64] Tensor gradient,
        [Shape(5), Float64] Tensor settings) =>
        MomentumStep(parameter, velocity, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Velocity) NesterovFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor velocity, [Shape("n")] Tensor gradient, [Shape(5)] Tensor settings) =>
        NesterovStep(parameter, velocity, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Velocity) NesterovFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor velocity, [Shape("n"), Float64] Tensor gradient,
        [Shape(5), Float64] Tensor settings) =>
        NesterovStep(parameter, velocity, gradient, settings);
}
