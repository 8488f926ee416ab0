namespace GraphGen;

public static partial class Ops
{
    /// <summary>Repeats a tensor to a larger shape: axes are aligned at the last one, and those that are missing or of
    /// size 1 are repeated.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="shape">The shape of the result.</param>
    /// <returns>A tensor of the shape and of the type of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">An axis is neither of size 1 nor of the size asked for.</exception>
    [Primitive("broadcast")]
    public static Tensor BroadcastTo(Tensor x, params int[] shape)
    {
        x = x.Settled();
        var to = new TensorShape(shape);
        if (!Axes.Broadcast("broadcast", x.Shape, to).Equals(to))
            throw new ArgumentException($"broadcast: the shape {x.Shape} cannot be repeated to {to}.");
        return new Tensor(
            Eager.Spread(x, to), to, Origin.Of(x.Type, [x], (graph, nodes) => graph.BroadcastTo(nodes[0], to.ToGraph())));
    }

    /// <summary>The same elements, row by row, in another shape.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="shape">The sizes of the result; one may be -1 and is then worked out from the others.</param>
    /// <returns>A tensor with the elements of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">The shape does not have as many elements as <paramref name="x"/>.</exception>
    [Primitive("reshape")]
    public static Tensor Reshape(Tensor x, params int[] shape)
    {
        x = x.Settled();
        var sizes = Complete(x.Shape, shape);
        return new Tensor(
            x.Elements, sizes, Origin.Of(x.Type, [x], (graph, nodes) => graph.Reshape(nodes[0], sizes.ToGraph())));
    }

    /// <summary>Puts the axes in another order.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axes">For each axis of the result, the axis of <paramref name="x"/> that it is; negative ones count
    /// from the end.</param>
    /// <returns>A tensor of the type of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">The axes are not a permutation of those of <paramref name="x"/>.</exception>
    [Primitive("permute")]
    public static Tensor Permute(Tensor x, params int[] axes)
    {
        x = x.Settled();
        if (axes.Length != x.Rank)
            throw new ArgumentException($"permute: {axes.Length} axes are given for the shape {x.Shape}.", nameof(axes));
        axes = Axes.Normalize("permute", axes, x.Shape);
        var strides = x.Shape.Strides();
        var shape = new TensorShape(Array.ConvertAll(axes, axis => x.Shape[axis]));
        var offsets = Layout.Offsets(shape.ToArray(), Array.ConvertAll(axes, axis => strides[axis]));
        return new Tensor(
            Layout.Pick(x.Elements, offsets), shape, Origin.Of(x.Type, [x], (graph, nodes) => graph.Permute(nodes[0], axes)));
    }

    /// <summary>A part of a tensor: along each axis the elements from a begin up to, not including, an end, in steps.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="begin">The first index along each axis, from 0 to the size.</param>
    /// <param name="end">The index that is not taken any more, from the begin to the size.</param>
    /// <param name="step">The distance of neighbours, 1 or more.</param>
    /// <returns>A tensor of the same rank and type.</returns>
    /// <exception cref="ArgumentException">There is not one number for each axis, or one is out of range.</exception>
   
    [Primitive("slice")]
    public static Tensor StridedSlice(Tensor x, int[] begin, int[] end, int[] step)
    {
        x = x.Settled();
        (begin, end, step) = ([.. begin], [.. end], [.. step]);
        if (begin.Length != x.Rank || end.Length != x.Rank || step.Length != x.Rank)
            throw new ArgumentException($"slice: the shape {x.Shape} needs {x.Rank} begins, ends and steps, " +
                $"but there are {begin.Length}, {end.Length} and {step.Length}.");
        var strides = x.Shape.Strides();
        var sizes = new int[x.Rank];
        var start = 0;
        for (var axis = 0; axis < x.Rank; axis++)
        {
            if (begin[axis] < 0 || end[axis] < begin[axis] || end[axis] > x.Shape[axis] || step[axis] < 1)
                throw new ArgumentException($"slice: {begin[axis]}..{end[axis]} in steps of {step[axis]} " +
                    $"is not a part of axis {axis} of the shape {x.Shape}.");
            sizes[axis] = (end[axis] - begin[axis] + step[axis] - 1) / step[axis];
            start += begin[axis] * strides[axis];
            strides[axis] *= step[axis];
        }
        var offsets = Layout.Offsets(sizes, strides, start);
        return new Tensor(Layout.Pick(x.Elements, offsets), new TensorShape(sizes), Origin.Of(
            x.Type, [x], (graph, nodes) => graph.Slice(nodes[0], begin.ToGraph(), end.ToGraph(), step)));
    }

    /// <summary>Surrounds a tensor with a constant.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="before">How many elements are put before the first along each axis, 0 or more.</param>
    /// <param name="after">How many are put after the last, 0 or more.</param>
    /// <param name="value">Their value.</param>
    /// <returns>A tensor of the same rank and type.</returns>
    /// <exception cref="ArgumentException">There is not one number for each axis, or one is negative.</exception>
    [Primitive("pad")]
    public static Tensor Pad(Tensor x, int[] before, int[] after, double value = 0)
    {
        x = x.Settled();
        (before, after) = ([.. before], [.. after]);
        if (before.Length != x.Rank || after.Length != x.Rank)
            throw new ArgumentException(
                $"pad: the shape {x.Shape} needs {x.Rank} counts before and after, " +
                $"but there are {before.Length} and {after.Length}.");
        var sizes = new int[x.Rank];
        for (var axis = 0; axis < x.Rank; axis++)
        {
            if (before[axis] < 0 || after[axis] < 0)
                throw new ArgumentException(
                    $"pad: {before[axis]} before and {after[axis]} after axis {axis} of {x.Shape}; neither may be " +
                    "negative.");
            sizes[axis] = before[axis] + x.Shape[axis] + after[axis];
        }
        var shape = new TensorShape(sizes);
        var strides = shape.Strides();
        var start = 0;
        for (var axis = 0; axis < x.Rank; axis++)
            start += before[axis] * strides[axis];
        var elements = Eager.Spread(((Tensor)value).To(x.Type), shape);
        Layout.Place(x.Elements, Layout.Offsets(x.Shape.ToArray(), strides, start), elements);
        return new Tensor(elements, shape, Origin.Of(
            x.Type, [x], (graph, nodes) => graph.Pad(nodes[0], before.ToGraph(), after.ToGraph(), value)));
    }

    /// <summary>Puts tensors one after another along an axis.</summary>
    /// <param name="tensors">One tensor or more, of equal sizes along every other axis.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <returns>A tensor of the type that all operands meet in.</returns>
    /// <exception cref="ArgumentException">There is no tensor, or another axis differs.</exception>
    [Primitive("concat")]
    public static Tensor Concat(Tensor[] tensors, int axis = 0)
    {
        if (tensors.Length == 0)
            throw new ArgumentException("concat needs a tensor.", nameof(tensors));
        var type = tensors.Aggregate((a, b) => a.Type >= b.Type ? a : b).Type;
        var operands = Array.ConvertAll(tensors, tensor => tensor.To(type));
        var first = operands[0].Shape;
        axis = Axes.Normalize("concat", axis, first);
        var sizes = first.ToArray();
        sizes[axis] = 0;
        foreach (var operand in operands)
        {
            if (operand.Rank != first.Rank || !Axes.Without(operand.Shape, [axis]).Equals(Axes.Without(first, [axis])))
                throw new ArgumentException(
                    $"concat along axis {axis}: the shapes {first} and {operand.Shape} differ in another axis.");
            sizes[axis] += operand.Shape[axis];
        }
        var shape = new TensorShape(sizes);
        var strides = shape.Strides();
        var elements = Eager.Spread(((Tensor)0).To(type), shape);
        var start = 0;
        foreach (var operand in operands)
        {
            Layout.Place(operand.Elements, Layout.Offsets(operand.Shape.ToArray(), strides, start), elements);
            start += operand.Shape[axis] * strides[axis];
        }
        return new Tensor(elements, shape, Origin.Of(type, operands, (graph, nodes) => graph.Concat(axis, nodes)));
    }

    /// <summary>Turns the order along some axes round.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axes">The axes; negative ones count from the end.</param>
    /// <returns>A tensor of the same shape and type.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
    [Primitive("flip")]
    public static Tensor Flip(Tensor x, params int[] axes)
    {
        x = x.Settled();
        axes = Axes.Normalize("flip", axes, x.Shape);
        var strides = x.Shape.Strides();
        var start = 0;
        foreach (var axis in axes)
        {
            start += (x.Shape[axis] - 1) * strides[axis];
            strides[axis] = -strides[axis];
        }
        var offsets = Layout.Offsets(x.Shape.ToArray(), strides, start);
        return new Tensor(
            Layout.Pick(x.Elements, offsets), x.Shape, Origin.Of(x.Type, [x], (graph, nodes) => graph.Flip(nodes[0], axes)));
    }

    /// <summary>The shape with its -1, if any, replaced by the size that the element count leaves.</summary>
    static TensorShape Complete(TensorShape from, int[] shape)
    {
        var sizes = (int[])shape.Clone();
        var open = Array.IndexOf(sizes, -1);
        if (open >= 0)
        {
            sizes[open] = 1;
            var rest = new TensorShape(sizes).ElementCount;
            if (rest == 0 || from.ElementCount % rest != 0)
                throw new ArgumentException(
                    $"reshape: {from} has {from.ElementCount} elements, which do not fill [{string.Join(", ", shape)}].");
            sizes[open] = from.ElementCount / rest;
        }
        var result = new TensorShape(sizes);
        return result.ElementCount == from.ElementCount
            ? result
            : throw new ArgumentException(
                $"reshape: {from} has {from.ElementCount} elements, but {result} has {result.ElementCount}.");
    }
}
