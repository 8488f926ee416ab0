namespace GraphGen;

public static partial class Ops
{
    /// <summary>The mean square distance from the mean. As PyTorch's <c>var</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <param name="axes">The axes along which elements are taken together, negative ones counted from the end; null for
    /// all.</param>
    /// <param name="keepDims">Whether the axes stay, with size 1.</param>
    /// <param name="correction">What is taken off the number n of elements that the squares are divided by: 1 gives the
    /// unbiased estimate (Bessel), 0 the variance of the elements themselves.</param>
    /// <returns>A tensor, float32 for int32 and bool tensors; NaN where n is not above the correction.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
    [Traceable]
    public static Tensor Variance(Tensor x, int[]? axes = null, bool keepDims = false, int correction = 1) =>
        MeanAndVariance(x, axes, keepDims, correction).Variance;

    /// <summary>The mean square distances from the mean along one axis.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="keepDims">Whether the axis stays, with size 1.</param>
    /// <param name="correction">What is taken off the number of elements that the squares are divided by.</param>
    /// <returns>A tensor, float32 for int32 and bool tensors; NaN where there are not more elements than the correction.
    /// </returns>
    /// <exception cref="ArgumentException">There is no such axis.</exception>
    [Traceable]
    public static Tensor Variance(Tensor x, int axis, bool keepDims = false, int correction = 1) =>
        Variance(x, [axis], keepDims, correction);

    /// <summary>The square root of the variance. As PyTorch's <c>std</c>: where it is 0, so is the derivative.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <param name="axes">The axes along which elements are taken together, negative ones counted from the end; null for
    /// all.</param>
    /// <param name="keepDims">Whether the axes stay, with size 1.</param>
    /// <param name="correction">What is taken off the number of elements that the squares are divided by.</param>
    /// <returns>A tensor, float32 for int32 and bool tensors; NaN where there are not more elements than the correction.
    /// </returns>
    /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
    [Traceable]
    public static Tensor StandardDeviation(
        Tensor x, int[]? axes = null, bool keepDims = false, int correction = 1) =>
        LengthFromSquare(Variance(x, axes, keepDims, correction));

    /// <summary>The square roots of the variances along one axis; where one is 0, so is its derivative.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="keepDims">Whether the axis stays, with size 1.</param>
    /// <param name="correction">What is taken off the number of elements that the squares are divided by.</param>
    /// <returns>A tensor, float32 for int32 and bool tensors; NaN where there are not more elements than the correction.
    /// </returns>
    /// <exception cref="ArgumentException">There is no such axis.</exception>
    [Traceable]
    public static Tensor StandardDeviation(Tensor x, int axis, bool keepDims = false, int correction = 1) =>
        StandardDeviation(x, [axis], keepDims, correction);

    /// <summary>The mean and the variance together, for the price of the variance.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <param name="axes">The axes along which elements are taken together, negative ones counted from the end; null for
    /// all.</param>
    /// <param name="keepDims">Whether the axes stay, with size 1.</param>
    /// <param name="correction">What is taken off the number of elements that the squares are divided by.</param>
    /// <returns>Two tensors, as <see cref="Mean(Tensor, int[], bool)"/> and
    /// <see cref="Variance(Tensor, int[], bool, int)"/> give them.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
    [Traceable]
    public static (Tensor Mean, Tensor Variance) MeanAndVariance(
        Tensor x, int[]? axes = null, bool keepDims = false, int correction = 1)
    {
        var together = Dimensions.Reduced("variance", x, axes);
        var mean = Mean(x, together, true);
        var freedom = Relu(Dimensions.Count(x, together) - correction);
        var variance = Sum(Square(x - mean), together, keepDims) / freedom;
        return (keepDims ? mean : Squeeze(mean, together), variance);
    }
}
