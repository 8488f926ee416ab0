namespace GraphGen.Compiler.Graphs;

/// <summary>The operand under a shape that cannot be decided now and is checked when the sizes are known.</summary>
sealed record AssumeShape(Shape To) : Operation
{
    public override string Name => "assume_shape";

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        var operand = operands[0];
        if (operand.Shape.Rank != To.Rank || operand.Shape.Zip(To, (a, b) => (a - b).Constant is null or 0).Contains(false))
            throw ShapeErrors.Unsuitable(Name, operand, $"it is never {To}");
        return (To, operand.Type);
    }

    public override Node?[] Vjp(Node node, Node cotangent) =>
        [node.Owner.AssumeShape(cotangent, node.Operands[0].Shape)];

    public override Node Batched(Node node, BatchOperands operands) =>
        node.Owner.AssumeShape(operands[0], operands.With(To));
}
