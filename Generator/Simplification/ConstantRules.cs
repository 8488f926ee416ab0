using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Simplification;

/// <summary>What can be computed now.</summary>
static class ConstantRules
{
    public static IEnumerable<SimplificationRule> All =>
    [
        .. PointwiseTable.Rows.Select(row => new SimplificationRule($"{row.Name} of constants", row.Name, Fold)),
        .. PointwiseTable.Rows.Where(row => row.Commutes).Select(row =>
            new SimplificationRule($"place of a constant in {row.Name}", row.Name, Order)),
        new("constant broadcast", "broadcast", Spread),
        new("constant reshaped", "reshape", Spread),
        new("constant permuted", "permute", Spread),
        new("constant sliced", "slice", Spread),
        new("constant flipped", "flip", Spread),
        new("constant without gradient", "stop_gradient", Spread),
        new("constant cast", "cast", Spread),
        new("largest of constants", "reduce_max", Spread),
        new("smallest of constants", "reduce_min", Spread),
        new("constant padded with itself", "pad",
            node => node.Operands[0].Number().Equals(((Pad)node.Operation).Value) ? Spread(node) : null),
        new("sum of constants", "sum", SumOfConstants),
    ];

    static Node? Fold(Node node)
    {
        if (((Pointwise)node.Operation).Row.Value is not { } value) return null;
        var numbers = node.Operands.Select(operand => operand.Number()).ToArray();
        if (numbers.Contains(null)) return null;
        var result = value([.. numbers.Select(number => number!.Value)]);
        if (node.Type != DType.Int32) return node.Like(result);
        // Overflow and division by 0 stay for the program to meet.
        return double.IsNaN(result) ? null : node.Exactly(node.Is("div") ? Math.Truncate(result) : result);
    }

    /// <summary>A constant is the first factor of a product, and comes second elsewhere.</summary>
    static Node? Order(Node node)
    {
        var place = node.Is("mul") ? 0 : 1;
        return node.Operands[1 - place].Number() is not null && node.Operands[place].Number() is null
            ? node.Owner.Pointwise(node.Operation.Name, node.Operands[1], node.Operands[0])
            : null;
    }

    static Node? Spread(Node node) =>
        node.Operands[0].Number() is { } number ? node.Owner.Constant(number, node.Shape, node.Type) : null;

    static Node? SumOfConstants(Node node)
    {
        if (node.Operands[0].Number() is not { } number) return null;
        var count = Dim.Product(node.Operands[0].Shape.Select(((Reduce)node.Operation).Axes));
        return Multiples.Of(node.Owner.Constant(number, node.Shape, node.Type), count);
    }
}
