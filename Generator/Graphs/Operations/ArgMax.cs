namespace GraphGen.Compiler.Graphs;

/// <summary>The index of the largest element along an axis, as int32: the first of ties; a NaN counts as largest.</summary>
sealed record ArgMax(int Axis) : Operation
{
    public override string Name => "argmax";

    protected override string Attributes => $" axis {Axis}";

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        var operand = operands[0];
        ShapeErrors.CheckAxes(Name, operand, [Axis]);
        if (operand.Type == DType.Bool) throw ShapeErrors.WrongType(Name, operand, "a number");
        if (operand.Shape[Axis] == 0) throw ShapeErrors.Unsuitable(Name, operand, "no elements have no largest one");
        return (operand.Shape.Select(operand.Shape.AxesExcept([Axis])), DType.Int32);
    }

    public override Node?[] Vjp(Node node, Node cotangent) => [null];

    public override Node Batched(Node node, BatchOperands operands) =>
        node.Owner.ArgMax(operands[0], Axis + 1);

    public override Dim Flops(Node node) => node.Operands[0].Shape.ElementCount;
}
