namespace GraphGen;

public static partial class Ops
{
    /// <summary>The sums of the elements up to each along an axis; truth values count as 0 and 1.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="exclusive">Whether an element itself is left out of its sum, so that the first sum is 0.</param>
    /// <param name="reverse">Whether the sums are those from each element on to the end.</param>
    /// <returns>A tensor of the same shape, int32 for bool.</returns>
    /// <exception cref="ArgumentException">There is no such axis.</exception>
    [Traceable]
    public static Tensor CumulativeSum(Tensor x, int axis, bool exclusive = false, bool reverse = false)
    {
        var numbers = x.Type == DType.Bool ? Cast(x, DType.Int32) : x;
        var resolved = Dimensions.Axis("cumulative_sum", x, axis);
        var sums = Recurrence(numbers, resolved, reverse);
        return exclusive ? Dimensions.Before(sums, resolved, reverse) : sums;
    }

    /// <summary>The products of the elements up to each along an axis. The derivative is right where factors are 0, too.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="exclusive">Whether an element itself is left out of its product, so that the first product is 1.</param>
    /// <param name="reverse">Whether the products are those from each element on to the end.</param>
    /// <returns>A tensor of the same shape and type.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or the tensor is bool.</exception>
    [Traceable]
    public static Tensor CumulativeProduct(Tensor x, int axis, bool exclusive = false, bool reverse = false)
    {
        var resolved = Dimensions.Axis("cumulative_product", x, axis);
        var sizes = Dimensions.WithOnes(x, Dimensions.All(x));
        sizes[resolved] = x.Shape[resolved];
        var isFirst = Equal(Reshape(Iota(x.Shape[resolved]), sizes), reverse ? x.Shape[resolved] - 1 : 0);
        return exclusive
            ? Recurrence(Dimensions.Before(x, resolved, reverse), Cast(BroadcastTo(isFirst, x.Shape), x.Type), resolved, reverse)
            : Recurrence(x, Where(isFirst, x, 0), resolved, reverse);
    }
}
