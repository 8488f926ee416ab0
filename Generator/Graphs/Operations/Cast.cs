namespace GraphGen.Compiler.Graphs;

/// <summary>The elements converted: towards zero to int32, ≠ 0 to bool, true and false to 1 and 0.</summary>
sealed record Cast(DType To) : Operation
{
    public override string Name => "cast";

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands) => (operands[0].Shape, To);

    public override Node?[] Vjp(Node node, Node cotangent) =>
        [node.Operands[0].Type.IsFloating() ? node.Owner.Cast(cotangent, node.Operands[0].Type) : null];

    public override Node Batched(Node node, BatchOperands operands) =>
        node.Owner.Cast(operands[0], To);

    public override Operation Widened() => To == DType.Float32 ? new Cast(DType.Float64) : this;
}
