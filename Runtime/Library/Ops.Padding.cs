namespace GraphGen;

public static partial class Ops
{
    /// <summary>Surrounds a tensor with a constant along one axis.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="before">How many elements are put before the first, 0 or more.</param>
    /// <param name="after">How many are put after the last, 0 or more.</param>
    /// <param name="value">Their value.</param>
    /// <returns>A tensor of the same rank and type.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or a count is negative.</exception>
    [Traceable]
    public static Tensor Pad(Tensor x, int axis, int before, int after, double value = 0)
    {
        var resolved = Dimensions.Axis("pad", x, axis);
        return Pad(
            x, Dimensions.Only(x.Rank, resolved, before), Dimensions.Only(x.Rank, resolved, after), value);
    }

    /// <summary>Surrounds a tensor with its own mirror image, the outermost elements not repeated: a, b, c becomes
    /// c, b, a, b, c, b, a with two more on each side. As PyTorch's and NumPy's <c>reflect</c>.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="before">How many elements are put before the first along each axis, from 0 to the axis' size - 1.</param>
    /// <param name="after">How many are put after the last, from 0 to the axis' size - 1.</param>
    /// <returns>A tensor of the same rank and type.</returns>
    /// <exception cref="ArgumentException">There is not one number for each axis, or one is out of range.</exception>
    [Traceable]
    public static Tensor PadReflect(Tensor x, int[] before, int[] after) => PadFromWithin(
        "reflect", x, before, after, count => count + 1,
        (part, axis, count) => Flip(Slice(part, axis, 1, 1 + count), axis),
        (part, axis, count) => Flip(Slice(part, axis, part.Shape[axis] - 1 - count, part.Shape[axis] - 1), axis));

    /// <summary>Surrounds a tensor with copies of its outermost elements: a, b, c becomes a, a, a, b, c, c, c with two more
    /// on each side. As PyTorch's <c>replicate</c> and NumPy's <c>edge</c>.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="before">How many elements are put before the first along each axis, 0 or more.</param>
    /// <param name="after">How many are put after the last, 0 or more.</param>
    /// <returns>A tensor of the same rank and type.</returns>
    /// <exception cref="ArgumentException">There is not one number for each axis, one is negative, or an axis has no
    /// elements to copy.</exception>
    [Traceable]
    public static Tensor PadReplicate(Tensor x, int[] before, int[] after) => PadFromWithin(
        "replicate", x, before, after, count => 1,
        (part, axis, count) => RepeatInterleave(Slice(part, axis, 0, 1), count, axis),
        (part, axis, count) => RepeatInterleave(Slice(part, axis, part.Shape[axis] - 1, part.Shape[axis]), count, axis));

    /// <summary>Surrounds a tensor as if it went on in a circle: a, b, c becomes b, c, a, b, c, a, b with two more on each
    /// side. As PyTorch's <c>circular</c> and NumPy's <c>wrap</c>.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="before">How many elements are put before the first along each axis, from 0 to the axis' size.</param>
    /// <param name="after">How many are put after the last, from 0 to the axis' size.</param>
    /// <returns>A tensor of the same rank and type.</returns>
    /// <exception cref="ArgumentException">There is not one number for each axis, or one is out of range.</exception>
    [Traceable]
    public static Tensor PadCircular(Tensor x, int[] before, int[] after) => PadFromWithin(
        "circular", x, before, after, count => count,
        (part, axis, count) => Slice(part, axis, part.Shape[axis] - count, part.Shape[axis]),
        (part, axis, count) => Slice(part, axis, 0, count));

    /// <summary>Surrounds a tensor, axis after axis, with what two functions make of the tensor, the axis and a count; how
    /// many elements an axis needs for a count, a third one says.</summary>
    [Traceable]
    static Tensor PadFromWithin(
        string mode, Tensor x, int[] before, int[] after, Func<int, int> needed,
        Func<Tensor, int, int, Tensor> first, Func<Tensor, int, int, Tensor> last)
    {
        if (before.Length != x.Rank || after.Length != x.Rank)
            throw new ArgumentException($"pad: the shape {x.Shape} needs {x.Rank} counts before and after, " +
                $"but there are {before.Length} and {after.Length}.");
        for (var axis = 0; axis < x.Rank; axis++)
        {
            foreach (var count in new[] { before[axis], after[axis] })
                if (!Dimensions.IsAtLeast(count, 0, otherwise: true))
                    throw new ArgumentException(
                        $"pad: {count} elements beside axis {axis} of {x.Shape}; no count may be negative.");
                else if (count != 0 && !Dimensions.IsAtLeast(x.Shape[axis], needed(count), otherwise: true))
                    throw new ArgumentException($"pad: {count} elements beside axis {axis} of {x.Shape} in the mode " +
                        $"'{mode}' take an axis of {needed(count)} or more.");
            var parts = new List<Tensor>();
            if (before[axis] != 0)
                parts.Add(first(x, axis, before[axis]));
            parts.Add(x);
            if (after[axis] != 0)
                parts.Add(last(x, axis, after[axis]));
            x = parts.Count == 1 ? x : Concat(parts.ToArray(), axis);
        }
        return x;
    }
}
