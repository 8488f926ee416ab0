using static GraphGen.Ops;

namespace GraphGen.Gpu;

/// <summary>What is done to gradients between a backward pass and an update, as kernels. The elements of a set lie in one piece, with
/// gaps between the tensors; <c>isElement</c> says what is none. Nobody asks for their derivatives. Norms are computed in float64, as on the processor.</summary>
static partial class GpuGradientRules
{
    [Traceable]
    static Tensor Sizes(Tensor gradient, Tensor isElement) => Where(isElement, Abs(Cast(gradient, DType.Float64)), 0);

    [Traceable]
    static Tensor SquaresStep(Tensor gradient, Tensor isElement) => StopGradient(Sum(Square(Sizes(gradient, isElement))));

    [Traceable]
    static Tensor PowersStep(Tensor gradient, Tensor isElement, Tensor order) =>
        StopGradient(Sum(Where(isElement, Pow(Abs(Cast(gradient, DType.Float64)), order), 0)));

    [Traceable]
    static Tensor LargestStep(Tensor gradient, Tensor isElement) => StopGradient(Max(Sizes(gradient, isElement)));

    /// <summary>The factor that shrinks the norm, a power of a total, to a maximum. The settings are the maximum and the
    /// exponent.</summary>
    [Traceable]
    static Tensor FactorStep(Tensor total, Tensor settings)
    {
        var (maximum, exponent) = (settings[0], settings[1]);
        var factor = maximum / (Where(Equal(exponent, 0.5), Sqrt(total), Pow(total, exponent)) + 1e-6);
        return StopGradient(Where(factor >= 1, 1, factor));
    }

    [Model]
    internal static partial Tensor SquaresFloat32([Shape("n")] Tensor gradient, [Shape("n"), Bool] Tensor isElement) =>
        SquaresStep(gradient, isElement);

    [Model]
    internal static partial Tensor SquaresFloat64([Shape("n"), Float64] Tensor gradient, [Shape("n"), Bool] Tensor isElement) =>
        SquaresStep(gradient, isElement);

    [Model]
    internal static partial Tensor PowersFloat32(
        [Shape("n")] Tensor gradient, [Shape("n"), Bool] Tensor isElement, [Shape, Float64] Tensor order) =>
        PowersStep(gradient, isElement, order);

    [Model]
    internal static partial Tensor PowersFloat64(
        [Shape("n"), Float64] Tensor gradient, [Shape("n"), Bool] Tensor isElement, [Shape, Float64] Tensor order) =>
        PowersStep(gradient, isElement, order);

    [Model]
    internal static partial Tensor LargestFloat32([Shape("n")] Tensor gradient, [Shape("n"), Bool] Tensor isElement) =>
        LargestStep(gradient, isElement);

    [Model]
    internal static partial Tensor LargestFloat64([Shape("n"), Float64] Tensor gradient, [Shape("n"), Bool] Tensor isElement) =>
        LargestStep(gradient, isElement);

    [Model]
    internal static partial Tensor FactorFloat32([Shape, Float64] Tensor total, [Shape(2), Float64] Tensor settings) =>
        Cast(FactorStep(total, settings), DType.Float32);

    [Model]
    internal static partial Tensor FactorFloat64([Shape, Float64] Tensor total, [Shape(2), Float64] Tensor settings) =>
        FactorStep(total, settings);

    [Model]
    internal static partial Tensor ClampedFloat32([Shape("n")] Tensor gradient, [Shape] Tensor limit) => Clamp(gradient, -limit, limit);

    [Model]
    internal static partial Tensor ClampedFloat64([Shape("n"), Float64] Tensor gradient, [Shape, Float64] Tensor limit) =>
        Clamp(gradient, -limit, limit);

    [Model]
    internal static partial Tensor ScaledFloat32([Shape("n")] Tensor gradient, [Shape] Tensor factor) => gradient * factor;

    [Model]
    internal static partial Tensor ScaledFloat64([Shape("n"), Float64] Tensor gradient, [Shape, Float64] Tensor factor) => gradient * factor;

    [Model]
    internal static partial Tensor AddedFloat32([Shape("n")] Tensor sum, [Shape("n")] Tensor gradient, [Shape] Tensor weight) =>
        sum + gradient * weight;

    [Model]
    internal static partial Tensor AddedFloat64(
        [Shape("n"), Float64] Tensor sum, [Shape("n"), Float64] Tensor gradient, [Shape, Float64] Tensor weight) => sum + gradient * weight;

    [Model]
    internal static partial Tensor PenalizedFloat32([Shape("n")] Tensor gradient, [Shape("n")] Tensor parameter, [Shape] Tensor strength) =>
        gradient + strength * Sign(parameter);

    [Model]
    internal static partial Tensor PenalizedFloat64(
        [Shape("n"), Float64] Tensor gradient, [Shape("n"), Float64] Tensor parameter, [Shape, Float64] Tensor strength) =>
        gradient + strength * Sign(parameter);
}
