namespace GraphGen.Gpu;

/// <summary>The update rules of Adam, of <see cref="AdamRules"/>, as kernels.</summary>
static partial class GpuAdamRules
{
    /// <summary>The kernels of each rule.</summary>
    public static IEnumerable<(UpdateRule Rule, GpuUpdate<float> Single, GpuUpdate<double> Full)> All =>
    [
        (AdamRules.Plain,
            static (device, stream, n, p, a, b, c, g, t) => PlainFloat32Into(device, stream, n, p, a, b, g, t, p, a, b),
            static (device, stream, n, p, a, b, c, g, t) => PlainFloat64Into(device, stream, n, p, a, b, g, t, p, a, b)),
        (AdamRules.Amsgrad,
            static (device, stream, n, p, a, b, c, g, t) => AmsgradFloat32Into(device, stream, n, p, a, b, c, g, t, p, a, b, c),
            static (device, stream, n, p, a, b, c, g, t) => AmsgradFloat64Into(device, stream, n, p, a, b, c, g, t, p, a, b, c)),
    ];

    [Model]
    private static partial (Tensor Parameter, Tensor Mean, Tensor Square) PlainFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor mean, [Shape("n")] Tensor square, [Shape("n")] Tensor gradient,
        [Shape(10)] Tensor settings) =>
        AdamRules.PlainStep(parameter, mean, square, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Mean, Tensor Square) PlainFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor mean, [Shape("n"), Float64] Tensor square,
        [Shape("n"), Float64] Tensor gradient, [Shape(10), Float64] Tensor settings) =>
        AdamRules.PlainStep(parameter, mean, square, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Mean, Tensor Square, Tensor Largest) AmsgradFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor mean, [Shape("n")] Tensor square, [Shape("n")] Tensor largest,
        [Shape("n")] Tensor gradient, [Shape(10)] Tensor settings) =>
        AdamRules.AmsgradStep(parameter, mean, square, largest, gradient, settings);

    [Model]
    private static partial (Tensor Parameter, Tensor Mean, Tensor Square, Tensor Largest) AmsgradFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor mean, [Shape("n"), Float64] Tensor square,
        [Shape("n"), Float64] Tensor largest, [Shape("n"), Float64] Tensor gradient, [Shape(10), Float64] Tensor settings) =>
        AdamRules.AmsgradStep(parameter, mean, square, largest, gradient, settings);
}
