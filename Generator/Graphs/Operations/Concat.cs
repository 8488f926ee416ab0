namespace GraphGen.Compiler.Graphs;

/// <summary>The operands one after another along an axis; their other axes agree.</summary>
sealed record Concat(int Axis) : Operation
{
    public override string Name => "concat";

    protected override string Attributes => $" axis {Axis}";

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        if (operands.Count == 0) throw new ShapeException("'concat' takes at least one operand");
        var first = operands[0];
        ShapeErrors.CheckAxes(Name, first, [Axis]);
        foreach (var operand in operands)
        {
            if (operand.Type != first.Type) throw ShapeErrors.DifferentTypes(Name, first, operand);
            if (operand.Shape.Rank != first.Shape.Rank) throw ShapeErrors.DifferentShapes(first, operand);
            for (var axis = 0; axis < first.Shape.Rank; axis++)
                if (axis != Axis && operand.Shape[axis] != first.Shape[axis])
                    throw ShapeErrors.Mismatch(first, operand, first.Shape[axis], operand.Shape[axis]);
        }
        var length = operands.Aggregate((Dim)0, (sum, operand) => sum + operand.Shape[Axis]);
        return (new Shape(first.Shape.Select((dim, axis) => axis == Axis ? length : dim)), first.Type);
    }

    /// <summary>Whether every operand is a single slice of the result.</summary>
    public bool IsStack(Node node) => node.Operands.All(operand => operand.Shape[Axis] == 1);

    public override Node?[] Vjp(Node node, Node cotangent)
    {
        var parts = new Node?[node.Operands.Count];
        Dim start = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var shape = node.Operands[i].Shape;
            parts[i] = node.Owner.Narrow(cotangent, [.. shape.Select((_, axis) => axis == Axis ? start : 0)], shape);
            start += shape[Axis];
        }
        return parts;
    }

    public override Node Batched(Node node, BatchOperands operands) =>
        node.Owner.Concat(Axis + 1, operands.All);
}
