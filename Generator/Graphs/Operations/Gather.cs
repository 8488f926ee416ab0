namespace GraphGen.Compiler.Graphs;

/// <summary>
/// Elements picked by index. With B the first <c>Batch</c> axes, which both operands share: x is B+[n]+R, the int32
/// indices are B+K, and the result is B+K+R. An index out of range is an error at run time.
/// </summary>
sealed record Gather(int Batch) : Operation
{
    public override string Name => "gather";

    protected override string Attributes => $" batch {Batch}";

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        var (x, indices) = (operands[0], operands[1]);
        if (indices.Type != DType.Int32) throw ShapeErrors.WrongType(Name, indices, "int32 indices");
        if (Batch < 0 || x.Shape.Rank <= Batch || indices.Shape.Rank < Batch)
            throw ShapeErrors.Mismatch(x, indices, $"they do not share {Batch} axes before the one to pick from");
        CheckShared(x, indices, Batch);
        return (new Shape([.. indices.Shape, .. x.Shape.Skip(Batch + 1)]), x.Type);
    }

    public override Node?[] Vjp(Node node, Node cotangent)
    {
        var (builder, x, indices) = (node.Owner, node.Operands[0], node.Operands[1]);
        if (indices.Shape.Rank > Batch)
            return [builder.ScatterAdd(indices, cotangent, Batch, x.Shape[Batch]), null];

        // One index for each batch element: a comparison with the position, which fuses with what follows.
        var batchAxes = Enumerable.Range(0, Batch).ToArray();
        var isPicked = builder.Pointwise("eq",
            builder.Iota(x.Shape, Batch), builder.Broadcast(indices, x.Shape, batchAxes));
        return [builder.Select(isPicked, builder.Broadcast(cotangent, x.Shape, x.Shape.AxesExcept([Batch])), x.Like(0)), null];
    }

    public override Node Batched(Node node, BatchOperands operands) =>
        node.Owner.Gather(operands[0], operands[1], Batch + 1);

    /// <summary>The first axes of two operands must agree.</summary>
    public static void CheckShared(Node left, Node right, int axes)
    {
        for (var axis = 0; axis < axes; axis++)
            if (left.Shape[axis] != right.Shape[axis])
                throw ShapeErrors.Mismatch(left, right, left.Shape[axis], right.Shape[axis]);
    }
}
