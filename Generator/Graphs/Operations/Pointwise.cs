namespace GraphGen.Compiler.Graphs;

/// <summary>An operation of <see cref="PointwiseTable"/> on operands of one shape.</summary>
sealed record Pointwise(PointwiseRow Row) : Operation
{
    public override string Name => Row.Name;

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        if (operands.Count != Row.Arity)
            throw new ShapeException($"'{Name}' takes {Row.Arity} operands, not {operands.Count}");
        for (var i = 0; i < operands.Count; i++)
        {
            if (Row.IsCondition(i) ? operands[i].Type != DType.Bool : !Row.Accepts(operands[i].Type))
                throw ShapeErrors.WrongType(Name, operands[i], Expected(i));
            if (operands[i].Shape != operands[0].Shape)
                throw ShapeErrors.DifferentShapes(operands[0], operands[i]);
        }
        var last = operands[operands.Count - 1];
        for (var i = Row.HasCondition ? 1 : 0; i < operands.Count; i++)
            if (operands[i].Type != last.Type)
                throw ShapeErrors.DifferentTypes(Name, operands[i], last);
        return (last.Shape, Row.GivesBool ? DType.Bool : last.Type);
    }

    public override Node?[] Vjp(Node node, Node cotangent) => [.. Row.Partials.Select((rule, i) =>
        node.Operands[i].Type.IsFloating() ? rule(node.Operands, node).Apply(cotangent) : null)];

    public override Node Batched(Node node, BatchOperands operands) =>
        node.Owner.Pointwise(Name, operands.All);

    public override Dim Flops(Node node) => Row.Cost * node.Shape.ElementCount;

    string Expected(int operand) => Row.IsCondition(operand) ? "a bool condition" : Row.Takes switch
    {
        ElementKind.Floating => "float32 or float64",
        ElementKind.Number => "a number",
        ElementKind.Integer => "int32",
        _ => "bool",
    };
}
