namespace GraphGen;

public static partial class Ops
{
    /// <summary>The sum of all elements; truth values count as 0 and 1.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A scalar of the type of <paramref name="x"/> (int32 for bool); 0 for no elements.</returns>
    [Traceable]
    public static Tensor Sum(Tensor x) => Sum(x, Dimensions.All(x), false);

    /// <summary>The sums along some axes, which the result lacks.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axes">The axes; negative ones count from the end.</param>
    /// <returns>A tensor of the type of <paramref name="x"/> (int32 for bool).</returns>
    /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
    [Traceable]
    public static Tensor Sum(Tensor x, params int[] axes) => Sum(x, axes, false);

    /// <summary>The sums along one axis.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="keepDims">Whether the axis stays, with size 1.</param>
    /// <returns>A tensor of the type of <paramref name="x"/> (int32 for bool).</returns>
    /// <exception cref="ArgumentException">There is no such axis.</exception>
    [Traceable]
    public static Tensor Sum(Tensor x, int axis, bool keepDims) => Sum(x, [axis], keepDims);

    /// <summary>The sums along some axes.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axes">The axes; negative ones count from the end. None leaves <paramref name="x"/> as it is.</param>
    /// <param name="keepDims">Whether the axes stay, with size 1.</param>
    /// <returns>A tensor of the type of <paramref name="x"/> (int32 for bool).</returns>
    /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
    [Traceable]
    public static Tensor Sum(Tensor x, int[] axes, bool keepDims)
    {
        var numbers = x.Type == DType.Bool ? Cast(x, DType.Int32) : x;
        var resolved = Dimensions.Axes("sum", x, axes);
        var sums = ReduceSum(numbers, resolved);
        return keepDims ? Reshape(sums, Dimensions.WithOnes(x, resolved)) : sums;
    }

    /// <summary>The arithmetic mean of all elements.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A scalar, float32 for int32 and bool tensors; NaN for no elements.</returns>
    [Traceable]
    public static Tensor Mean(Tensor x) => Mean(x, Dimensions.All(x), false);

    /// <summary>The means along some axes, which the result lacks.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axes">The axes; negative ones count from the end.</param>
    /// <returns>A tensor, float32 for int32 and bool tensors.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
    [Traceable]
    public static Tensor Mean(Tensor x, params int[] axes) => Mean(x, axes, false);

    /// <summary>The means along one axis.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="keepDims">Whether the axis stays, with size 1.</param>
    /// <returns>A tensor, float32 for int32 and bool tensors.</returns>
    /// <exception cref="ArgumentException">There is no such axis.</exception>
    [Traceable]
    public static Tensor Mean(Tensor x, int axis, bool keepDims) => Mean(x, [axis], keepDims);

    /// <summary>The means along some axes.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axes">The axes; negative ones count from the end. None leaves <paramref name="x"/> as it is.</param>
    /// <param name="keepDims">Whether the axes stay, with size 1.</param>
    /// <returns>A tensor, float32 for int32 and bool tensors.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
    [Traceable]
    public static Tensor Mean(Tensor x, int[] axes, bool keepDims)
    {
        var numbers = x.Type == DType.Bool || x.Type == DType.Int32 ? Cast(x, DType.Float32) : x;
        return Sum(numbers, axes, keepDims) / Dimensions.Count(x, Dimensions.Axes("mean", x, axes));
    }
}
