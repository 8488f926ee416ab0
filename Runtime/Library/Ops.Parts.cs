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
            first[axis] = FromStart(begin[axis], x.Shape[axis]);
            last[axis] = FromStart(end[axis], x.Shape[axis]);
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
        var begins = Dimensions.Only(x.Rank, resolved, begin);
        var ends = Dimensions.Sizes(x, 0, x.Rank);
        var steps = new int[x.Rank];
        for (var i = 0; i < x.Rank; i++)
            steps[i] = 1;
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

    /// <summary>Cuts a tensor into parts of equal size along an axis; the last one is smaller where the size does not divide
    /// the axis. As PyTorch's <c>split</c> with a number.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="size">The size of each part along the axis, 1 or more.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <returns>The parts in order; one part for an axis without elements.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or the size is not positive.</exception>
    [Traceable]
    public static Tensor[] Split(Tensor x, int size, int axis = 0)
    {
        var resolved = Dimensions.Axis("split", x, axis);
        if (size < 1)
            throw new ArgumentException($"split: the parts can't have {size} elements.");
        var length = x.Shape[resolved];
        var sizes = new List<int>();
        var rest = length;
        for (; rest > size; rest -= size)
            sizes.Add(size);
        sizes.Add(rest);
        return Split(x, sizes.ToArray(), resolved);
    }

    /// <summary>Cuts a tensor into a number of parts of equal size along an axis. As PyTorch's <c>chunk</c>: where the number
    /// does not divide the axis, parts have the next larger size, and the last one is smaller or there are fewer parts.
    /// </summary>
    /// <param name="x">A tensor.</param>
    /// <param name="count">The number of parts, 1 or more.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <returns>The parts in order.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or the number is not positive.</exception>
    [Traceable]
    public static Tensor[] Chunk(Tensor x, int count, int axis = 0)
    {
        var resolved = Dimensions.Axis("chunk", x, axis);
        if (count < 1)
            throw new ArgumentException($"chunk: there can't be {count} parts.");
        var length = x.Shape[resolved];
        if (length == 0)
            return Split(x, new int[count], resolved);
        var rest = length % count;
        return Split(x, rest == 0 ? length / count : (length - rest) / count + 1, resolved);
    }

    /// <summary>An index counted from the start; one that is not known to be negative is.</summary>
    [Traceable]
    static int FromStart(int index, int size) => Dimensions.IsAtLeast(index, 0, otherwise: true) ? index : index + size;
}
