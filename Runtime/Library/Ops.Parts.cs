namespace GraphGen;

public static partial class Ops
{
    /// <summary>A part of a tensor: along each axis the elements from a begin up to, not including, an end.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="begin">The first index along each axis; a negative one counts from the end.</param>
    /// <param name="end">The index that is not taken any more; a negative one counts from the end.</param>
    /// <returns>A tensor of the same rank and type.</returns>
    /// <exception cref="ArgumentException">There is not one number for each axis, or one is out of range.</exception>
    [Traceable]
    public static Tensor Slice(Tensor x, int[] begin, int[] end)
    {
        var step = new int[x.Rank];
        for (var axis = 0; axis < x.Rank; axis++)
            step[axis] = 1;
        return Slice(x, begin, end, step);
    }

    /// <summary>A part of a tensor: along each axis the elements from a begin up to, not including, an end, in steps.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="begin">The first index along each axis; a negative one counts from the end.</param>
    /// <param name="end">The index that is not taken any more; a negative one counts from the end.</param>
    /// <param name="step">The distance of neighbours, 1 or more.</param>
    /// <returns>A tensor of the same rank and type.</returns>
    /// <exception cref="ArgumentException">There is not one number for each axis, or one is out of range.</exception>
    [Traceable]
    public static Tensor Slice(Tensor x, int[] begin, int[] end, int[] step)
    {
        if (begin.Length != x.Rank || end.Length != x.Rank || step.Length != x.Rank)
            throw new ArgumentException($"slice: the shape {x.Shape} needs {x.Rank} begins, ends and steps, " +
                $"but there are {begin.Length}, {end.Length} and {step.Length}.");
        var first = new int[x.Rank];
        var last = new int[x.Rank];
        for (var axis = 0; axis < x.Rank; axis++)
        {
            first[axis] = begin[axis] < 0 ? begin[axis] + x.Shape[axis] : begin[axis];
            last[axis] = end[axis] < 0 ? end[axis] + x.Shape[axis] : end[axis];
        }
        return StridedSlice(x, first, last, step);
    }

    /// <summary>A part of a tensor along one axis, whole along all others.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="begin">The first index; a negative one counts from the end.</param>
    /// <param name="end">The index that is not taken any more; a negative one counts from the end.</param>
    /// <param name="step">The distance of neighbours, 1 or more.</param>
    /// <returns>A tensor of the same rank and type.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or a number is out of range.</exception>
    [Traceable]
    public static Tensor Slice(Tensor x, int axis, int begin, int end, int step = 1)
    {
        var resolved = Dimensions.Axis("slice", x, axis);
        var begins = new int[x.Rank];
        var ends = Dimensions.Sizes(x, 0, x.Rank);
        var steps = new int[x.Rank];
        for (var i = 0; i < x.Rank; i++)
            steps[i] = 1;
        begins[resolved] = begin;
        ends[resolved] = end;
        steps[resolved] = step;
        return Slice(x, begins, ends, steps);
    }

    /// <summary>Cuts a tensor into parts along an axis.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="sizes">The size of each part along the axis; together they make up the axis.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <returns>The parts in order.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or the sizes do not add up to its own.</exception>
    [Traceable]
    public static Tensor[] Split(Tensor x, int[] sizes, int axis = 0)
    {
        var resolved = Dimensions.Axis("split", x, axis);
        var parts = new Tensor[sizes.Length];
        var begin = 0;
        for (var i = 0; i < sizes.Length; i++)
        {
            parts[i] = Slice(x, resolved, begin, begin + sizes[i]);
            begin += sizes[i];
        }
        return begin == x.Shape[resolved]
            ? parts
            : throw new ArgumentException(
                $"split: the sizes add up to {begin}, but axis {axis} of the shape {x.Shape} has {x.Shape[resolved]}.");
    }

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
        var counts = new int[x.Rank];
        var behind = new int[x.Rank];
        counts[resolved] = before;
        behind[resolved] = after;
        return Pad(x, counts, behind, value);
    }
}
