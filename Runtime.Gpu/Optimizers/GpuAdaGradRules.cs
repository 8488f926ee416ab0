namespace GraphGen.Gpu;

/// <summary>The update rules of AdaGrad, of <see cref="AdaGradRules"/>, as kernels.</summary>
static partial class GpuAdaGradRules
{
    /// <summary>The kernels of each rule.</summary>
    public static IEnumerable<(UpdateRule Rule, GpuUpdate<float> Single, GpuUpdate<double> Full)> All =>
    [
        (AdaGradRules.Plain,
            static (device, stream, n, p, a, b, c, g, t) => PlainFloat32Into(device, stream, n, p, a, g, t, p, a),
            static (device, stream, n, p, a, b, c, g, t) => PlainFloat64Into(device, stream, n, p, a, g, t, p, a)),
    ];

    [Model]
    private static partial (Tensor Parameter, Tensor Sum) PlainFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor sum, [Shape("n")] Tensor gradient, [Shape(4)] Tensor settings) =>
        AdaGradRules.PlainStep(parameter, sum, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Sum) PlainFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor sum, [Shape("n"), Float64] Tensor gradient,
        [Shape(4), Float64] Tensor settings) =>
        AdaGradRules.PlainStep(parameter, sum, gradient, settings);
}
