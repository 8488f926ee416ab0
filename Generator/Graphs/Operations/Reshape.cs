namespace GraphGen.Compiler.Graphs;

/// <summary>The operand's elements in the same row-major order under another shape.</summary>
sealed record Reshape(Shape To) : Operation
{
    public override string Name => "reshape";

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        var operand = operands[0];
        if (operand.Shape.ElementCount != To.ElementCount)
            throw ShapeErrors.Unsuitable(Name, operand, $"{operand.Shape.ElementCount} elements do not make {To}");
        return (To, operand.Type);
    }

    public override Node?[] Vjp(Node node, Node cotangent) =>
        [node.Owner.Reshape(cotangent, node.Operands[0].Shape)];

    public override Node Batched(Node node, BatchOperands operands) =>
        node.Owner.Reshape(operands[0], operands.With(To));
}
