namespace GraphGen;

/// <summary>The update rules of RMSProp. Their settings are: direction, weight decay, learning rate, alpha, 1 - alpha, epsilon,
/// momentum.</summary>
static partial class RmsPropRules
{
    /// <summary>One step.</summary>
    public static UpdateRule Plain { get; } = UpdateRule.Of(PlainFloat32Into, PlainFloat64Into);

    /// <summary>One step against a velocity.</summary>
    public static UpdateRule Momentum { get; } = UpdateRule.Of(MomentumFloat32Into, MomentumFloat64Into);

    /// <summary>One step whose divisor is the root of an estimate of the variance.</summary>
    public static UpdateRule Centered { get; } = UpdateRule.Of(CenteredFloat32Into, CenteredFloat64Into);

    /// <summary>One step against a velocity, whose divisor is the root of an estimate of the variance.</summary>
    public static UpdateRule CenteredMomentum { get; } = UpdateRule.Of(CenteredMomentumFloat32Into, CenteredMomentumFloat64Into);

    static Tensor Slope(Tensor parameter, Tensor gradient, Tensor settings) =>
        settings[0] * gradient + settings[1] * parameter;

    static Tensor Decay(Tensor average, Tensor value, Tensor settings) => settings[3] * average + settings[4] * value;

    [Traceable]
    internal static (Tensor Parameter, Tensor Square) PlainStep(Tensor parameter, Tensor square, Tensor gradient, Tensor settings)
    {
        var slope = Slope(parameter, gradient, settings);
        var nextSquare = Decay(square, Ops.Square(slope), settings);
        return (parameter - settings[2] * slope / (Ops.Sqrt(nextSquare) + settings[5]), nextSquare);
    }

    [Traceable]
    internal static (Tensor Parameter, Tensor Square, Tensor Velocity) MomentumStep(
        Tensor parameter, Tensor square, Tensor velocity, Tensor gradient, Tensor settings)
    {
        var slope = Slope(parameter, gradient, settings);
        var nextSquare = Decay(square, Ops.Square(slope), settings);
        var nextVelocity = settings[6] * velocity + slope / (Ops.Sqrt(nextSquare) + settings[5]);
        return (parameter - settings[2] * nextVelocity, nextSquare, nextVelocity);
    }

    [Traceable]
    internal static (Tensor Parameter, Tensor Square, Tensor Mean) CenteredStep(
        Tensor parameter, Tensor square, Tensor mean, Tensor gradient, Tensor settings)
    {
        var slope = Slope(parameter, gradient, settings);
        var nextSquare = Decay(square, Ops.Square(slope), settings);
        var nextMean = Decay(mean, slope, settings);
        var divisor = Ops.Sqrt(nextSquare - Ops.Square(nextMean)) + settings[5];
        return (parameter - settings[2] * slope / divisor, nextSquare, nextMean);
    }

    [Traceable]
    internal static (Tensor Parameter, Tensor Square, Tensor Velocity, Tensor Mean) CenteredMomentumStep(
        Tensor parameter, Tensor square, Tensor velocity, Tensor mean, Tensor gradient, Tensor settings)
    {
        var slope = Slope(parameter, gradient, settings);
        var nextSquare = Decay(square, Ops.Square(slope), settings);
        var nextMean = Decay(mean, slope, settings);
        var divisor = Ops.Sqrt(nextSquare - Ops.Square(nextMean)) + settings[5];
        var nextVelocity = settings[6] * velocity + slope / divisor;
        return (parameter - settings[2] * nextVelocity, nextSquare, nextVelocity, nextMean);
    }

    [Model]
    private static partial (Tensor Parameter, Tensor Square) PlainFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor square, [Shape("n")] Tensor gradient, [Shape(7)] Tensor settings) =>
        PlainStep(parameter, square, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Square) PlainFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor square, [Shape("n"), Float64] Tensor gradient,
        [Shape(7), Float64] Tensor settings) =>
        PlainStep(parameter, square, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Square, Tensor Velocity) MomentumFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor square, [Shape("n")] Tensor velocity, [Shape("n")] Tensor gradient,
        [Shape(7)] Tensor settings) =>
        MomentumStep(parameter, square, velocity, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Square, Tensor Velocity) MomentumFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor square, [Shape("n"), Float64] Tensor velocity,
        [Shape("n"), Float64] Tensor gradient, [Shape(7), Float64] Tensor settings) =>
        MomentumStep(parameter, square, velocity, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Square, Tensor Mean) CenteredFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor square, [Shape("n")] Tensor mean, [Shape("n")] Tensor gradient,
        [Shape(7)] Tensor settings) =>
        CenteredStep(parameter, square, mean, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Square, Tensor Mean) CenteredFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor square, [Shape("n"), Float64] Tensor mean,
        [Shape("n"), Float64] Tensor gradient, [Shape(7), Float64] Tensor settings) =>
        CenteredStep(parameter, square, mean, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Square, Tensor Velocity, Tensor Mean) CenteredMomentumFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor square, [Shape("n")] Tensor velocity, [Shape("n")] Tensor mean,
        [Shape("n")] Tensor gradient, [Shape(7)] Tensor settings) =>
        CenteredMomentumStep(parameter, square, velocity, mean, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Square, Tensor Velocity, Tensor Mean) CenteredMomentumFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor square, [Shape("n"), Float64] Tensor velocity,
        [Shape("n"), Float64] Tensor mean, [Shape("n"), Float64] Tensor gradient, [Shape(7), Float64] Tensor settings) =>
        CenteredMomentumStep(parameter, square, velocity, mean, gradient, settings);
}
