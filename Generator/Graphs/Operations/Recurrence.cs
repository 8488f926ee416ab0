namespace GraphGen.Compiler.Graphs;

/// <summary>
/// The first-order linear recurrence along an axis, <c>y[i] = a[i] · y[i-1] + b[i]</c>, from <c>y[0] = b[0]</c> on, so that
/// <c>a[0]</c> is not used; reversed, each element follows from the one after it. The operands are the terms b and the factors
/// a; without factors all are 1, and the result is the running sum. Running products, moving averages and linear systems of one
/// state are recurrences, and so is every derivative of one.
/// </summary>
sealed record Recurrence(int Axis, bool IsReverse) : Operation
{
    public override string Name => "recurrence";

    protected override string Attributes => $" axis {Axis}" + (IsReverse ? " reverse" : "");

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        var terms = operands[0];
        ShapeErrors.CheckAxes(Name, terms, [Axis]);
        if (terms.Type == DType.Bool) throw ShapeErrors.WrongType(Name, terms, "a number");
        foreach (var factors in operands.Skip(1))
        {
            if (factors.Shape != terms.Shape) throw ShapeErrors.DifferentShapes(factors, terms);
            if (factors.Type != terms.Type) throw ShapeErrors.DifferentTypes(Name, factors, terms);
        }
        return (terms.Shape, terms.Type);
    }

    /// <summary>
    /// An element reaches the result through its own place and, times the next factor, through the next one: the cotangents of
    /// the terms are the recurrence backwards, with every factor one place on. A factor multiplies the element before.
    /// </summary>
    public override Node?[] Vjp(Node node, Node cotangent)
    {
        var builder = node.Owner;
        var (next, previous) = IsReverse ? (-1, 1) : (1, -1);
        if (node.Operands.Count == 1) return [builder.Recurrence(cotangent, Axis, !IsReverse)];
        var terms = builder.Recurrence(cotangent, builder.Neighbour(node.Operands[1], Axis, next), Axis, !IsReverse);
        return [terms, terms * builder.Neighbour(node, Axis, previous)];
    }

    public override Node Batched(Node node, BatchOperands operands) => node.Operands.Count == 1
        ? node.Owner.Recurrence(operands[0], Axis + 1, IsReverse)
        : node.Owner.Recurrence(operands[0], operands[1], Axis + 1, IsReverse);

    public override Dim Flops(Node node) => (2 * node.Operands.Count - 1) * node.Shape.ElementCount;
}
