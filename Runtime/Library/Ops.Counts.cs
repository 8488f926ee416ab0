namespace GraphGen;

public static partial class Ops
{
    /// <summary>Whether any element is true, or not 0; NaN counts as true.</summary>
    /// <param name="x">A tensor of any type.</param>
    /// <param name="axes">The axes along which elements are taken together, negative ones counted from the end; null for
    /// all.</param>
    /// <param name="keepDims">Whether the axes stay, with size 1.</param>
    /// <returns>A bool tensor; false for no elements.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
    [Traceable]
    public static Tensor Any(Tensor x, int[]? axes = null, bool keepDims = false) =>
        CountNonzero(x, axes, keepDims) > 0;

    /// <summary>Whether any element along one axis is true, or not 0.</summary>
    /// <param name="x">A tensor of any type.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="keepDims">Whether the axis stays, with size 1.</param>
    /// <returns>A bool tensor; false where there are no elements.</returns>
    /// <exception cref="ArgumentException">There is no such axis.</exception>
    [Traceable]
    public static Tensor Any(Tensor x, int axis, bool keepDims = false) => Any(x, [axis], keepDims);

    /// <summary>Whether all elements are true, or not 0; NaN counts as true.</summary>
    /// <param name="x">A tensor of any type.</param>
    /// <param name="axes">The axes along which elements are taken together, negative ones counted from the end; null for
    /// all.</param>
    /// <param name="keepDims">Whether the axes stay, with size 1.</param>
    /// <returns>A bool tensor; true for no elements.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
    [Traceable]
    public static Tensor All(Tensor x, int[]? axes = null, bool keepDims = false) =>
        Equal(CountNonzero(!IsNonzero(x), axes, keepDims), 0);

    /// <summary>Whether all elements along one axis are true, or not 0.</summary>
    /// <param name="x">A tensor of any type.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="keepDims">Whether the axis stays, with size 1.</param>
    /// <returns>A bool tensor; true where there are no elements.</returns>
    /// <exception cref="ArgumentException">There is no such axis.</exception>
    [Traceable]
    public static Tensor All(Tensor x, int axis, bool keepDims = false) => All(x, [axis], keepDims);

    /// <summary>The number of elements that are true, or not 0; NaN counts. As PyTorch's <c>count_nonzero</c>.</summary>
    /// <param name="x">A tensor of any type.</param>
    /// <param name="axes">The axes along which elements are counted, negative ones counted from the end; null for all.
    /// </param>
    /// <param name="keepDims">Whether the axes stay, with size 1.</param>
    /// <returns>An int32 tensor.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
    [Traceable]
    public static Tensor CountNonzero(Tensor x, int[]? axes = null, bool keepDims = false) =>
        Sum(IsNonzero(x), Dimensions.Reduced("count", x, axes), keepDims);

    /// <summary>The numbers of elements along one axis that are true, or not 0.</summary>
    /// <param name="x">A tensor of any type.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="keepDims">Whether the axis stays, with size 1.</param>
    /// <returns>An int32 tensor.</returns>
    /// <exception cref="ArgumentException">There is no such axis.</exception>
    [Traceable]
    public static Tensor CountNonzero(Tensor x, int axis, bool keepDims = false) => CountNonzero(x, [axis], keepDims);

    [Traceable]
    static Tensor IsNonzero(Tensor x) => x.Type == DType.Bool ? x : NotEqual(x, 0);
}
