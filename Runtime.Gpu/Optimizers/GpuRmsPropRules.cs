namespace GraphGen.Gpu;

/// <summary>The update rules of RMSProp, of <see cref="RmsPropRules"/>, as kernels.</summary>
static partial class GpuRmsPropRules
{
    /// <summary>The kernels of each rule.</summary>
    public static IEnumerable<(UpdateRule Rule, GpuUpdate<float> Single, GpuUpdate<double> Full)> All =>
    [
        (RmsPropRules.Plain,
            static (device, stream, n, p, a, b, c, g, t) => PlainFloat32Into(device, stream, n, p, a, g, t, p, a),
            static (device, stream, n, p, a, b, c, g, t) => PlainFloat64Into(device, stream, n, p, a, g, t, p, a)),
        (RmsPropRules.Momentum,
            static (device, stream, n, p, a, b, c, g, t) => MomentumFloat32Into(device, stream, n, p, a, b, g, t, p, a, b),
            static (device, stream, n, p, a, b, c, g, t) => MomentumFloat64Into(device, stream, n, p, a, b, g, t, p, a, b)),
        (RmsPropRules.Centered,
            static (device, stream, n, p, a, b, c, g, t) => CenteredFloat32Into(device, stream, n, p, a, b, g, t, p, a, b),
            static (device, stream, n, p, a, b, c, g, t) => CenteredFloat64Into(device, stream, n, p, a, b, g, t, p, a, b)),
        (RmsPropRules.CenteredMomentum,
            static (device, stream, n, p, a, b, c, g, t) => CenteredMomentumFloat32Into(device, stream, n, p, a, b, c, g, t, p, a, b, c),
            static (device, stream, n, p, a, b, c, g, t) => CenteredMomentumFloat64Into(device, stream, n, p, a, b, c, g, t, p, a, b, c)),
    ];

    [Model]
    private static partial (Tensor Parameter, Tensor Square) PlainFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor square, [Shape("n")] Tensor gradient, [Shape(7)] Tensor settings) =>
        RmsPropRules.PlainStep(parameter, square, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Square) PlainFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor square, [Shape("n"), Float64] Tensor gradient,
        [Shape(7), Float64] Tensor settings) =>
        RmsPropRules.PlainStep(parameter, square, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Square, Tensor Velocity) MomentumFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor square, [Shape("n")] Tensor velocity, [Shape("n")] Tensor gradient,
        [Shape(7)] Tensor settings) =>
        RmsPropRules.MomentumStep(parameter, square, velocity, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Square, Tensor Velocity) MomentumFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor square, [Shape("n"), Float64] Tensor velocity,
        [Shape("n"), Float64] Tensor gradient, [Shape(7), Float64] Tensor settings) =>
        RmsPropRules.MomentumStep(parameter, square, velocity, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Square, Tensor Mean) CenteredFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor square, [Shape("n")] Tensor mean, [Shape("n")] Tensor gradient,
        [Shape(7)] Tensor settings) =>
        RmsPropRules.CenteredStep(parameter, square, mean, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Square, Tensor Mean) CenteredFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor square, [Shape("n"), Float64] Tensor mean,
        [Shape("n"), Float64] Tensor gradient, [Shape(7), Float64] Tensor settings) =>
        RmsPropRules.CenteredStep(parameter, square, mean, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Square, Tensor Velocity, Tensor Mean) CenteredMomentumFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor square, [Shape("n")] Tensor velocity, [Shape("n")] Tensor mean,
        [Shape("n")] Tensor gradient, [Shape(7)] Tensor settings) =>
        RmsPropRules.CenteredMomentumStep(parameter, square, velocity, mean, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Square, Tensor Velocity, Tensor Mean) CenteredMomentumFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor square, [Shape("n"), Float64] Tensor velocity,
        [Shape("n"), Float64] Tensor mean, [Shape("n"), Float64] Tensor gradient, [Shape(7), Float64] Tensor settings) =>
        RmsPropRules.CenteredMomentumStep(parameter, square, velocity, mean, gradient, settings);
}
