namespace GraphGen.Compiler.Graphs;

/// <summary>
/// One of two values by a bool of rank 0, of which only that one is computed: nodes that only a branch needs carry its
/// <see cref="Guard"/>.
/// </summary>
sealed record Cond : Operation
{
    public override string Name => "cond";

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        var (predicate, a, b) = (operands[0], operands[1], operands[2]);
        if (predicate.Type != DType.Bool) throw ShapeErrors.WrongType(Name, predicate, "a bool condition");
        if (predicate.Shape.Rank != 0) throw ShapeErrors.Unsuitable(Name, predicate, "a condition has rank 0");
        if (a.Shape != b.Shape) throw ShapeErrors.DifferentShapes(a, b);
        if (a.Type != b.Type) throw ShapeErrors.DifferentTypes(Name, a, b);
        return (a.Shape, a.Type);
    }

    public override Node?[] Vjp(Node node, Node cotangent) =>
        [null, Branch(node, cotangent, true), Branch(node, cotangent, false)];

    public override Node Batched(Node node, BatchOperands operands) =>
        node.Owner.Cond(operands.Common(0), operands[1], operands[2]);

    /// <summary>A value that lives in the branch takes the cotangent as it is; one from outside takes 0 when the branch
    /// is not taken.</summary>
    static Node Branch(Node node, Node cotangent, bool isTrue)
    {
        var value = node.Operands[isTrue ? 1 : 2];
        return node.Guard.With(node.Operands[0], isTrue).Equals(value.Guard)
            ? cotangent
            : node.Owner.Guarded(node.Operands[0], isTrue, cotangent);
    }
}
