namespace GraphGen.Compiler.Graphs;

/// <summary>The elements in opposite order along some axes.</summary>
sealed record Flip(EquatableArray<int> Axes) : Operation
{
    public override string Name => "flip";

    protected override string Attributes => " axes " + Axes;

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        ShapeErrors.CheckAxes(Name, operands[0], Axes);
        return (operands[0].Shape, operands[0].Type);
    }

    public override Node?[] Vjp(Node node, Node cotangent) => [node.Owner.Flip(cotangent, [.. Axes])];

    public override Node Batched(Node node, BatchOperands operands) =>
        node.Owner.Flip(operands[0], BatchOperands.Shifted(Axes));
}
