using System.Globalization;

namespace GraphGen.Compiler.Graphs;

/// <summary>The operand with a value in new elements before and after it along each axis.</summary>
/// <param name="Before">How many before, per axis; not negative.</param>
/// <param name="After">How many after, per axis; not negative.</param>
sealed record Pad(EquatableArray<Dim> Before, EquatableArray<Dim> After, double Value) : Operation
{
    public override string Name => "pad";

    protected override string Attributes =>
        $" {Before} {After} with {Value.ToString("R", CultureInfo.InvariantCulture)}";

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        var operand = operands[0];
        if (Before.Count != operand.Shape.Rank || After.Count != Before.Count)
            throw ShapeErrors.Unsuitable(Name, operand, $"{Before.Count} and {After.Count} counts are given");
        if (Before.Concat(After).FirstOrDefault(count => count.IsAtLeast(0) == false) is { } negative)
            throw ShapeErrors.Unsuitable(Name, operand, $"the count {negative} is negative");
        return (new Shape(operand.Shape.Select((dim, axis) => Before[axis] + dim + After[axis])), operand.Type);
    }

    public override Node?[] Vjp(Node node, Node cotangent) =>
        [node.Owner.Narrow(cotangent, [.. Before], node.Operands[0].Shape)];

    public override Node Batched(Node node, BatchOperands operands) =>
        node.Owner.Pad(operands[0], [0, .. Before], [0, .. After], Value);
}
