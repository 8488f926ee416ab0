namespace GraphGen.Compiler.Graphs;

/// <summary>Pointwise operations on operands whose shapes and types differ.</summary>
sealed partial class GraphBuilder
{
    /// <summary>
    /// A pointwise operation after its operands were broadcast to one shape, aligned at the last axis, and promoted to
    /// one element type that the operation takes.
    /// </summary>
    /// <exception cref="ShapeException">The shapes do not broadcast; the message names both operands.</exception>
    public Node Elementwise(string row, params Node[] operands)
    {
        var pointwise = PointwiseTable.Get(row);
        var shape = CommonShape(operands);
        var values = operands.Where((_, i) => !pointwise.IsCondition(i)).ToArray();
        var type = values.Select(value => value.Type).Aggregate(DTypes.Promote);
        if (pointwise.Takes == ElementKind.Floating && !type.IsFloating()) type = DType.Float32;
        if (pointwise.Takes == ElementKind.Number && type == DType.Bool) type = DType.Int32;
        return Pointwise(row, [.. operands.Select((operand, i) =>
            BroadcastTo(pointwise.IsCondition(i) ? operand : Cast(operand, type), shape))]);
    }

    /// <summary>The shape that operands broadcast to, aligned at the last axis.</summary>
    /// <exception cref="ShapeException">Two sizes differ and neither is 1; the message names both operands.</exception>
    public static Shape CommonShape(IReadOnlyList<Node> operands)
    {
        var dims = new Dim[operands.Max(operand => operand.Shape.Rank)];
        var origins = new Node?[dims.Length];
        foreach (var operand in operands)
            for (int i = 0, axis = dims.Length - operand.Shape.Rank; axis < dims.Length; i++, axis++)
            {
                var size = operand.Shape[i];
                if (origins[axis] is { } origin && dims[axis] != 1 && size != 1 && size != dims[axis])
                    throw ShapeErrors.Mismatch(origin, operand, dims[axis], size);
                if (origins[axis] is not null && size == 1) continue;
                if (origins[axis] is not null && dims[axis] != 1) continue;
                (dims[axis], origins[axis]) = (size, operand);
            }
        return new Shape(dims);
    }
}
