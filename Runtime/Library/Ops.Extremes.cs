namespace GraphGen;

public static partial class Ops
{
    /// <summary>The largest of all elements; NaN if there is one.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <returns>A scalar of the type of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    [Traceable]
    public static Tensor Max(Tensor x) => Max(x, Dimensions.All(x), false);

    /// <summary>The largest elements along some axes, which the result lacks; NaN where there is one.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <param name="axes">The axes; negative ones count from the end.</param>
    /// <returns>A tensor of the type of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">There is no such axis, one is named twice, or one has size 0.</exception>
    [Traceable]
    public static Tensor Max(Tensor x, params int[] axes) => Max(x, axes, false);

    /// <summary>The largest elements along one axis; NaN where there is one.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="keepDims">Whether the axis stays, with size 1.</param>
    /// <returns>A tensor of the type of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or it has size 0.</exception>
    [Traceable]
    public static Tensor Max(Tensor x, int axis, bool keepDims) => Max(x, [axis], keepDims);

    /// <summary>The largest elements along some axes; NaN where there is one. Equal ones share the derivative evenly.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <param name="axes">The axes; negative ones count from the end. None leaves <paramref name="x"/> as it is.</param>
    /// <param name="keepDims">Whether the axes stay, with size 1.</param>
    /// <returns>A tensor of the type of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">There is no such axis, one is named twice, or one has size 0.</exception>
    [Traceable]
    public static Tensor Max(Tensor x, int[] axes, bool keepDims)
    {
        var resolved = Dimensions.Axes("max", x, axes);
        var extremes = ReduceMax(x, resolved);
        return keepDims ? Reshape(extremes, Dimensions.WithOnes(x, resolved)) : extremes;
    }

    /// <summary>The smallest of all elements; NaN if there is one.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <returns>A scalar of the type of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    [Traceable]
    public static Tensor Min(Tensor x) => Min(x, Dimensions.All(x), false);

    /// <summary>The smallest elements along some axes, which the result lacks; NaN where there is one.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <param name="axes">The axes; negative ones count from the end.</param>
    /// <returns>A tensor of the type of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">There is no such axis, one is named twice, or one has size 0.</exception>
    [Traceable]
    public static Tensor Min(Tensor x, params int[] axes) => Min(x, axes, false);

    /// <summary>The smallest elements along one axis; NaN where there is one.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="keepDims">Whether the axis stays, with size 1.</param>
    /// <returns>A tensor of the type of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or it has size 0.</exception>
    [Traceable]
    public static Tensor Min(Tensor x, int axis, bool keepDims) => Min(x, [axis], keepDims);

    /// <summary>The smallest elements along some axes; NaN where there is one. Equal ones share the derivative evenly.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <param name="axes">The axes; negative ones count from the end. None leaves <paramref name="x"/> as it is.</param>
    /// <param name="keepDims">Whether the axes stay, with size 1.</param>
    /// <returns>A tensor of the type of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">There is no such axis, one is named twice, or one has size 0.</exception>
    [Traceable]
    public static Tensor Min(Tensor x, int[] axes, bool keepDims)
    {
        var resolved = Dimensions.Axes("min", x, axes);
        var extremes = ReduceMin(x, resolved);
        return keepDims ? Reshape(extremes, Dimensions.WithOnes(x, resolved)) : extremes;
    }

    /// <summary>Where the largest elements lie along an axis: the first of equal ones, and the first NaN if there is one.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="keepDims">Whether the axis stays, with size 1.</param>
    /// <returns>An int32 tensor.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or it has size 0.</exception>
    [Traceable]
    public static Tensor ArgMax(Tensor x, int axis, bool keepDims)
    {
        var resolved = Dimensions.Axis("argmax", x, axis);
        var places = ArgMax(x, resolved);
        return keepDims ? Reshape(places, Dimensions.WithOnes(x, [resolved])) : places;
    }

    /// <summary>Where the smallest elements lie along an axis: the first of equal ones, and the first NaN if there is one.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="keepDims">Whether the axis stays, with size 1.</param>
    /// <returns>An int32 tensor.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or it has size 0.</exception>
    [Traceable]
    public static Tensor ArgMin(Tensor x, int axis, bool keepDims = false) =>
        // The smallest int32 has no negative.
        ArgMax(x.Type == DType.Int32 ? -1 - x : -x, axis, keepDims);
}
