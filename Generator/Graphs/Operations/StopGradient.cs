namespace GraphGen.Compiler.Graphs;

/// <summary>The operand, as a constant to derivatives.</summary>
sealed record StopGradient : Operation
{
    public override string Name => "stop_gradient";

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands) => (operands[0].Shape, operands[0].Type);

    public override Node?[] Vjp(Node node, Node cotangent) => [null];

    public override Node Batched(Node node, BatchOperands operands) =>
        node.Owner.StopGradient(operands[0]);
}
