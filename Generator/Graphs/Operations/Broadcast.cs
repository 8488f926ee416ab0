namespace GraphGen.Compiler.Graphs;

/// <summary>The operand repeated along new axes and along its axes of size 1.</summary>
/// <param name="To">The shape of the result.</param>
/// <param name="Axes">Where each axis of the operand goes, ascending.</param>
sealed record Broadcast(Shape To, EquatableArray<int> Axes) : Operation
{
    public override string Name => "broadcast";

    protected override string Attributes => " to axes " + Axes;

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        var operand = operands[0];
        if (Axes.Count != operand.Shape.Rank || Axes.Any(axis => axis < 0 || axis >= To.Rank)
            || Axes.Zip(Axes.Skip(1), (a, b) => a >= b).Contains(true))
            throw ShapeErrors.Unsuitable(Name, operand, $"axes {Axes} do not place it in {To}");
        for (var i = 0; i < Axes.Count; i++)
            if (operand.Shape[i] != 1 && operand.Shape[i] != To[Axes[i]])
                throw ShapeErrors.Unsuitable(Name, operand, $"it does not broadcast to {To}: {operand.Shape[i]} ≠ {To[Axes[i]]}");
        return (To, operand.Type);
    }

    /// <summary>Whether axis <paramref name="axis"/> of the operand is repeated.</summary>
    public bool Repeats(Node operand, int axis) => operand.Shape[axis] != To[Axes[axis]];

    public override Node?[] Vjp(Node node, Node cotangent)
    {
        var (builder, operand) = (node.Owner, node.Operands[0]);
        var kept = Enumerable.Range(0, Axes.Count).Where(i => !Repeats(operand, i)).Select(i => Axes[i]);
        return [builder.Reshape(builder.Sum(cotangent, To.AxesExcept(kept)), operand.Shape)];
    }

    public override Node Batched(Node node, BatchOperands operands) =>
        node.Owner.Broadcast(operands[0], operands.With(To), BatchOperands.WithFirst(Axes));
}
