using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Simplification;

/// <summary>Sums, differences and signs. Signs move outwards until a sum takes them in.</summary>
static class SumRules
{
    /// <summary>Functions whose sign is that of their operand, bit for bit.</summary>
    static readonly string[] OddRows =
    [
        "sin", "tan", "asin", "atan", "sinh", "tanh", "asinh", "atanh", "erf", "cbrt", "reciprocal", "round", "trunc",
    ];

    public static IEnumerable<SimplificationRule> All =>
    [
        new("x + 0 = x", "add", node => node.Operands[1].Number() == 0 ? node.Operands[0] : null),
        new("x - 0 = x", "sub", node => node.Operands[1].Number() == 0 ? node.Operands[0] : null),
        new("x + x = 2 x", "add",
            node => node.Operands[0] == node.Operands[1] ? 2 * node.Operands[0] : null),
        new("c · x + d · x = (c + d) · x", "add", node => Together(node.Operands[0], node.Operands[1])),
        new("(y + c · x) + d · x = y + (c + d) · x", "add", node => node.Operands[0].Is("add")
            && Together(node.Operands[0].Operands[1], node.Operands[1]) is { } multiple ? node.Operands[0].Operands[0] + multiple : null),
        new("(y - c · x) - d · x = y - (c + d) · x", "sub", node => node.Operands[0].Is("sub")
            && Together(node.Operands[0].Operands[1], node.Operands[1]) is { } multiple ? node.Operands[0].Operands[0] - multiple : null),

        new("--x = x", "neg", node => node.Operands[0].Under("neg")),
        new("x + -y = x - y", "add", node => Opposite(node.Operands[1]) is { } y ? node.Operands[0] - y : null),
        new("-x + y = y - x", "add", node => Opposite(node.Operands[0]) is { } x ? node.Operands[1] - x : null),
        new("x - -y = x + y", "sub", node => Opposite(node.Operands[1]) is { } y ? node.Operands[0] + y : null),
        new("-x - y = -(x + y)", "sub",
            node => node.Operands[0].Under("neg") is { } x ? -(x + node.Operands[1]) : null),
        new("-(x - y) = y - x", "neg",
            node => node.Operands[0].Is("sub") ? node.Operands[0].Operands[1] - node.Operands[0].Operands[0] : null),

        new("-x · y = -(x · y)", "mul",
            node => node.Operands[0].Under("neg") is { } x ? -(x * node.Operands[1]) : null),
        new("x · -y = -(x · y)", "mul",
            node => node.Operands[1].Under("neg") is { } y ? -(node.Operands[0] * y) : null),
        new("-x / y = -(x / y)", "div",
            node => node.Operands[0].Under("neg") is { } x ? -(x / node.Operands[1]) : null),
        new("x / -y = -(x / y)", "div",
            node => node.Operands[1].Under("neg") is { } y ? -(node.Operands[0] / y) : null),
        new("-(c · x) = -c · x", "neg", node => NegatedConstant(node.Operands[0], "mul")),
        new("-(c / x) = -c / x", "neg", node => NegatedConstant(node.Operands[0], "div")),

        new("(-x)² = x²", "square", Even),
        new("|-x| = |x|", "abs", Even),
        new("cos(-x) = cos(x)", "cos", Even),
        new("cosh(-x) = cosh(x)", "cosh", Even),
        .. OddRows.Select(row => new SimplificationRule($"{row}(-x) = -{row}(x)", row, Odd)),
        new("||x|| = |x|", "abs", node => node.Operands[0].Is("abs") ? node.Operands[0] : null),
    ];

    /// <summary>The value that the node is the negative of, where that is no more to compute; otherwise null.</summary>
    static Node? Opposite(Node node) =>
        node.Under("neg")
        ?? (node.Number() is < 0 and var number ? node.Exactly(-number) : null)
        ?? (node.Operands.Count == 2 && node.Operands[0].Number() < 0
            ? NegatedConstant(node, "mul") ?? NegatedConstant(node, "div")
            : null);

    /// <summary>The node with its constant first operand negated.</summary>
    static Node? NegatedConstant(Node node, string row) =>
        node.Is(row) && node.Operands[0].Number() is { } number && node.Exactly(-number) is { } opposite
            ? node.Owner.Pointwise(row, opposite, node.Operands[1])
            : null;

    /// <summary>The sum of two multiples of one value; null when they are of different ones, or of opposite signs, whose sum
    /// could hide that infinities cancel.</summary>
    static Node? Together(Node left, Node right)
    {
        var ((c, x), (d, y)) = (Multiple(left), Multiple(right));
        return x == y && c > 0 == d > 0 && (c + d).IsPlain(left.Type) ? (c + d) * x : null;
    }

    /// <summary>A value as a constant times another: 1 times itself when it is no product with a constant.</summary>
    static (double Factor, Node Value) Multiple(Node node) =>
        node.Is("mul") && node.Operands[0].Number() is { } number ? (number, node.Operands[1]) : (1, node);

    static Node? Odd(Node node) =>
        node.Operands[0].Under("neg") is { } x ? -node.Owner.Pointwise(node.Operation.Name, x) : null;

    static Node? Even(Node node) =>
        node.Operands[0].Under("neg") is { } x ? node.Owner.Pointwise(node.Operation.Name, x) : null;
}
