namespace GraphGen.Gpu;

/// <summary>The update rules of gradient descent, of <see cref="SgdRules"/>, as kernels.</summary>
static partial class GpuSgdRules
{
    /// <summary>The kernels of each rule.</summary>
    public static IEnumerable<(UpdateRule Rule, GpuUpdate<float> Single, GpuUpdate<double> Full)> All =>
    [
        (SgdRules.Plain,
            static (device, stream, n, p, a, b, c, g, t) => PlainFloat32Into(device, stream, n, p, g, t, p),
            static (device, stream, n, p, a, b, c, g, t) => PlainFloat64Into(device, stream, n, p, g, t, p)),
        (SgdRules.Momentum,
            static (device, stream, n, p, a, b, c, g, t) => MomentumFloat32Into(device, stream, n, p, a, g, t, p, a),
            static (device, stream, n, p, a, b, c, g, t) => MomentumFloat64Into(device, stream, n, p, a, g, t, p, a)),
        (SgdRules.Nesterov,
            static (device, stream, n, p, a, b, c, g, t) => NesterovFloat32Into(device, stream, n, p, a, g, t, p, a),
            static (device, stream, n, p, a, b, c, g, t) => NesterovFloat64Into(device, stream, n, p, a, g, t, p, a)),
    ];

    [Model]
    private static partial Tensor PlainFloat32([Shape("n")] Tensor parameter, [Shape("n")] Tensor gradient, [Shape(5)] Tensor settings) =>
        SgdRules.PlainStep(parameter, gradient, settings);

    [Model]
    private static partial Tensor PlainFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor gradient, [Shape(5), Float64] Tensor settings) =>
        SgdRules.PlainStep(parameter, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Velocity) MomentumFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor velocity, [Shape("n")] Tensor gradient, [Shape(5)] Tensor settings) =>
        SgdRules.MomentumStep(parameter, velocity, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Velocity) MomentumFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor velocity, [Shape("n"), Float64] Tensor gradient,
        [Shape(5), Float64] Tensor settings) =>
        SgdRules.MomentumStep(parameter, velocity, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Velocity) NesterovFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor velocity, [Shape("n")] Tensor gradient, [Shape(5)] Tensor settings) =>
        SgdRules.NesterovStep(parameter, velocity, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Velocity) NesterovFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor velocity, [Shape("n"), Float64] Tensor gradient,
        [Shape(5), Float64] Tensor settings) =>
        SgdRules.NesterovStep(parameter, velocity, gradient, settings);
}
