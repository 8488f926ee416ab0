namespace GraphGen.Gpu;

/// <summary>The update rules of AdaDelta, of <see cref="AdaDeltaRules"/>, as kernels.</summary>
static partial class GpuAdaDeltaRules
{
    /// <summary>The kernels of each rule.</summary>
    public static IEnumerable<(UpdateRule Rule, GpuUpdate<float> Single, GpuUpdate<double> Full)> All =>
    [
        (AdaDeltaRules.Plain,
            static (device, stream, n, p, a, b, c, g, t) => PlainFloat32Into(device, stream, n, p, a, b, g, t, p, a, b),
            static (device, stream, n, p, a, b, c, g, t) => PlainFloat64Into(device, stream, n, p, a, b, g, t, p, a, b)),
    ];

    [Model]
    private static partial (Tensor Parameter, Tensor Square, Tensor Change) PlainFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor square, [Shape("n")] Tensor change, [Shape("n")] Tensor gradient,
        [Shape(6)] Tensor settings) =>
        AdaDeltaRules.PlainStep(parameter, square, change, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Square, Tensor Change) PlainFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor square, [Shape("n"), Float64] Tensor change,
        [Shape("n"), Float64] Tensor gradient, [Shape(6), Float64] Tensor settings) =>
        AdaDeltaRules.PlainStep(parameter, square, change, gradient, settings);
}
