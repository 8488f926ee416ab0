namespace GraphGen;

public static partial class Ops
{
    /// <summary>Exponentials that are scaled to add up to 1 along an axis.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <returns>A tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or it has size 0.</exception>
    [Traceable]
    public static Tensor Softmax(Tensor x, int axis = -1)
    {
        var weights = Exp(x - StopGradient(Max(x, axis, keepDims: true)));
        return weights / Sum(weights, axis, keepDims: true);
    }

    /// <summary>The logarithm of <see cref="Softmax"/>, also where that is too small for a number.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <returns>A tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or it has size 0.</exception>
    [Traceable]
    public static Tensor LogSoftmax(Tensor x, int axis = -1)
    {
        var shifted = x - StopGradient(Max(x, axis, keepDims: true));
        return shifted - Log(Sum(Exp(shifted), axis, keepDims: true));
    }

    /// <summary>The logarithm of the sum of the exponentials of all elements, without overflow.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    [Traceable]
    public static Tensor LogSumExp(Tensor x) => LogSumExp(x, Dimensions.All(x), false);

    /// <summary>The logarithms of the sums of exponentials along some axes, which the result lacks.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <param name="axes">The axes; negative ones count from the end.</param>
    /// <returns>A tensor without the axes.</returns>
    /// <exception cref="ArgumentException">There is no such axis, one is named twice, or one has size 0.</exception>
    [Traceable]
    public static Tensor LogSumExp(Tensor x, params int[] axes) => LogSumExp(x, axes, false);

    /// <summary>The logarithms of the sums of exponentials along some axes, without overflow; -∞ where all elements are
    /// -∞.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <param name="axes">The axes; negative ones count from the end.</param>
    /// <param name="keepDims">Whether the axes stay, with size 1.</param>
    /// <returns>A tensor of the logarithms.</returns>
    /// <exception cref="ArgumentException">There is no such axis, one is named twice, or one has size 0.</exception>
    [Traceable]
    public static Tensor LogSumExp(Tensor x, int[] axes, bool keepDims)
    {
        var largest = StopGradient(Max(x, axes, keepDims: true));
        var shift = Where(Abs(largest) < double.PositiveInfinity, largest, 0);
        var logarithms = Log(Sum(Exp(x - shift), axes, keepDims: true)) + shift;
        return keepDims ? logarithms : Squeeze(logarithms, axes);
    }
}
