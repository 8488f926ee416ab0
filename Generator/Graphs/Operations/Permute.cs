namespace GraphGen.Compiler.Graphs;

/// <summary>The axes in another order: axis k of the result is axis <c>Axes[k]</c> of the operand.</summary>
sealed record Permute(EquatableArray<int> Axes) : Operation
{
    public override string Name => "permute";

    protected override string Attributes => " " + Axes;

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        var operand = operands[0];
        ShapeErrors.CheckAxes(Name, operand, Axes);
        if (Axes.Count != operand.Shape.Rank)
            throw ShapeErrors.Unsuitable(Name, operand, $"axes {Axes} are not all of its axes");
        return (operand.Shape.Select(Axes), operand.Type);
    }

    public override Node?[] Vjp(Node node, Node cotangent) => [node.Owner.Permute(cotangent, Inverse(Axes))];

    public override Node Batched(Node node, BatchOperands operands) =>
        node.Owner.Permute(operands[0], BatchOperands.WithFirst(Axes));

    /// <summary>The order that undoes an order of axes.</summary>
    public static int[] Inverse(IReadOnlyList<int> axes)
    {
        var inverse = new int[axes.Count];
        for (var i = 0; i < inverse.Length; i++) inverse[axes[i]] = i;
        return inverse;
    }
}
