namespace GraphGen;

public static partial class Ops
{
    /// <summary>Swaps two axes.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis1">An axis; a negative one counts from the end.</param>
    /// <param name="axis2">The other axis.</param>
    /// <returns>A tensor of the same type.</returns>
    /// <exception cref="ArgumentException">There is no such axis.</exception>
    [Traceable]
    public static Tensor Transpose(Tensor x, int axis1, int axis2)
    {
        var order = Dimensions.All(x);
        var first = Dimensions.Axis("transpose", x, axis1);
        var second = Dimensions.Axis("transpose", x, axis2);
        order[first] = second;
        order[second] = first;
        return Permute(x, order);
    }

    /// <summary>Swaps the two axes of a matrix.</summary>
    /// <param name="x">A tensor of shape [m, n].</param>
    /// <returns>A tensor of shape [n, m].</returns>
    /// <exception cref="ArgumentException">The tensor is not a matrix.</exception>
    [Traceable]
    public static Tensor Transpose(Tensor x) => x.Rank == 2
        ? Permute(x, 1, 0)
        : throw new ArgumentException($"transpose: the shape {x.Shape} is not that of a matrix; name two axes.");

    /// <summary>Makes one axis of several neighbouring ones.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="firstAxis">The first of them; a negative one counts from the end.</param>
    /// <param name="lastAxis">The last of them.</param>
    /// <returns>A tensor with the same elements in the same order.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or the last comes before the first.</exception>
    [Traceable]
    public static Tensor Flatten(Tensor x, int firstAxis = 0, int lastAxis = -1)
    {
        if (x.Rank == 0)
            return Reshape(x, 1);
        var first = Dimensions.Axis("flatten", x, firstAxis);
        var last = Dimensions.Axis("flatten", x, lastAxis);
        if (last < first)
            throw new ArgumentException($"flatten: axis {lastAxis} comes before axis {firstAxis} in the shape {x.Shape}.");
        var count = Dimensions.Count(x, Dimensions.Range(first, last + 1));
        return Reshape(x, [.. Dimensions.Sizes(x, 0, first), count, .. Dimensions.Sizes(x, last + 1, x.Rank)]);
    }

    /// <summary>Leaves out axes of size 1.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axes">The axes; negative ones count from the end.</param>
    /// <returns>A tensor with the same elements.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or its size is not 1.</exception>
    [Traceable]
    public static Tensor Squeeze(Tensor x, params int[] axes)
    {
        var left = new bool[x.Rank];
        foreach (var axis in Dimensions.Axes("squeeze", x, axes))
        {
            if (x.Shape[axis] != 1)
                throw new ArgumentException($"squeeze: axis {axis} of the shape {x.Shape} has not size 1.");
            left[axis] = true;
        }
        var sizes = new List<int>();
        for (var axis = 0; axis < x.Rank; axis++)
            if (!left[axis])
                sizes.Add(x.Shape[axis]);
        return Reshape(x, sizes.ToArray());
    }

    /// <summary>Puts in an axis of size 1.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">Which axis of the result it is; a negative one counts from the result's end.</param>
    /// <returns>A tensor with the same elements.</returns>
    /// <exception cref="ArgumentException">The result has no such axis.</exception>
    [Traceable]
    public static Tensor Unsqueeze(Tensor x, int axis)
    {
        if (axis < -x.Rank - 1 || axis > x.Rank)
            throw new ArgumentException($"unsqueeze: a shape with one axis more than {x.Shape} has no axis {axis}.");
        var place = axis < 0 ? axis + x.Rank + 1 : axis;
        return Reshape(x, [.. Dimensions.Sizes(x, 0, place), 1, .. Dimensions.Sizes(x, place, x.Rank)]);
    }

    /// <summary>Puts tensors of one shape side by side along a new axis.</summary>
    /// <param name="tensors">One tensor or more, of equal shapes.</param>
    /// <param name="axis">Which axis of the result is the new one; a negative one counts from the result's end.</param>
    /// <returns>A tensor of the type that all operands meet in.</returns>
    /// <exception cref="ArgumentException">There is no tensor, the shapes differ, or there is no such axis.</exception>
    [Traceable]
    public static Tensor Stack(Tensor[] tensors, int axis = 0)
    {
        if (tensors.Length == 0)
            throw new ArgumentException("stack needs a tensor.");
        var parts = new Tensor[tensors.Length];
        for (var i = 0; i < tensors.Length; i++)
        {
            Dimensions.RequireEqual("stack", tensors[0], tensors[i]);
            parts[i] = Unsqueeze(tensors[i], axis);
        }
        return Concat(parts, axis < 0 ? axis + tensors[0].Rank + 1 : axis);
    }

    /// <summary>Moves all elements, those that leave at the end coming in again at the start. As PyTorch's <c>roll</c>
    /// without axes.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="shift">By how many places of the tensor as one row; a negative one goes towards the start.</param>
    /// <returns>A tensor of the same shape and type.</returns>
    [Traceable]
    public static Tensor Roll(Tensor x, int shift) => Reshape(Roll(Flatten(x), shift, 0), x.Shape.ToArray());

    /// <summary>Moves all elements along an axis, those that leave at the end coming in again at the start.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="shift">By how many places; a negative one goes towards the start.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <returns>A tensor of the same shape and type.</returns>
    /// <exception cref="ArgumentException">There is no such axis.</exception>
    [Traceable]
    public static Tensor Roll(Tensor x, int shift, int axis)
    {
        var resolved = Dimensions.Axis("roll", x, axis);
        var size = x.Shape[resolved];
        if (shift == 0 || size == 0)
            return x;
        // A shift that may go round more than once is looked up.
        if (!Dimensions.IsAtLeast(size, Math.Abs(shift), otherwise: false))
            return IndexSelect(x, resolved, ((Iota(size) - shift) % size + size) % size);
        var cut = shift > 0 ? size - shift : -shift;
        return Concat([Slice(x, resolved, cut, size), Slice(x, resolved, 0, cut)], resolved);
    }

    /// <summary>Moves all elements along some axes, those that leave at the end coming in again at the start.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="shifts">By how many places along each of the axes.</param>
    /// <param name="axes">The axes; negative ones count from the end. One may be named again.</param>
    /// <returns>A tensor of the same shape and type.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or not one shift for each.</exception>
    [Traceable]
    public static Tensor Roll(Tensor x, int[] shifts, int[] axes)
    {
        if (shifts.Length != axes.Length)
            throw new ArgumentException($"roll: {shifts.Length} shifts are given for {axes.Length} axes.");
        for (var i = 0; i < axes.Length; i++)
            x = Roll(x, shifts[i], axes[i]);
        return x;
    }

    /// <summary>The shape that tensors of two shapes are repeated to when they meet: aligned at the last axis, where a
    /// size of 1 gives way.</summary>
    /// <param name="a">A shape.</param>
    /// <param name="b">Another shape.</param>
    /// <returns>The common shape.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    [Traceable]
    public static int[] BroadcastShapes(int[] a, int[] b) => (Full(0, a) + Full(0, b)).Shape.ToArray();
}
