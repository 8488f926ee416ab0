namespace GraphGen.Compiler.Graphs;

/// <summary>
/// Zeros to which updates are added by index, in the order of the indices; the adjoint of <see cref="Gather"/>. With B
/// the first <c>Batch</c> axes, which both operands share: the int32 indices are B+K, the updates B+K+R, and the result
/// is B+[count]+R. An index out of range is an error at run time.
/// </summary>
sealed record ScatterAdd(int Batch, Dim Count) : Operation
{
    public override string Name => "scatter_add";

    protected override string Attributes => $" batch {Batch} count {Count}";

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        var (indices, updates) = (operands[0], operands[1]);
        if (indices.Type != DType.Int32) throw ShapeErrors.WrongType(Name, indices, "int32 indices");
        if (updates.Type == DType.Bool) throw ShapeErrors.WrongType(Name, updates, "a number");
        if (Batch < 0 || indices.Shape.Rank < Batch || updates.Shape.Rank < indices.Shape.Rank)
            throw ShapeErrors.Mismatch(indices, updates, "there is not one update for each index");
        Gather.CheckShared(indices, updates, indices.Shape.Rank);
        return (new Shape([.. updates.Shape.Take(Batch), Count, .. updates.Shape.Skip(indices.Shape.Rank)]), updates.Type);
    }

    public override Node?[] Vjp(Node node, Node cotangent) =>
        [null, node.Owner.Gather(cotangent, node.Operands[0], Batch)];

    public override Node Batched(Node node, BatchOperands operands) =>
        node.Owner.ScatterAdd(operands[0], operands[1], Batch + 1, Count);

    public override Dim Flops(Node node) => node.Operands[1].Shape.ElementCount;
}
