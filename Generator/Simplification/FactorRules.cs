using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Simplification;

/// <summary>Products, quotients and powers. 0 · x, x / x and x - x stay: they are not 0 and 1 for infinity and NaN.</summary>
static class FactorRules
{
    public static IEnumerable<SimplificationRule> All =>
    [
        new("1 · x = x", "mul", node => node.Operands[0].Number() == 1 ? node.Operands[1] : null),
        new("-1 · x = -x", "mul", node => node.Operands[0].Number() == -1 ? -node.Operands[1] : null),
        new("x · x = x²", "mul",
            node => node.Operands[0] == node.Operands[1] ? node.Owner.Pointwise("square", node.Operands[0]) : null),

        new("x / 1 = x", "div", node => node.Operands[1].Number() == 1 ? node.Operands[0] : null),
        new("x / -1 = -x", "div", node => node.Operands[1].Number() == -1 ? -node.Operands[0] : null),
        new("x / 2^k = 2^-k · x", "div", ByPowerOfTwo),

        new("c · (d · x) = (c · d) · x", "mul",
            node => node.Operands[0].Number() is { } c && Product(node.Operands[1]) is var (d, x)
            ? Scale(node, c * d, x) : null),
        new("(c · x) / d = (c / d) · x", "div",
            node => Product(node.Operands[0]) is var (c, x) && node.Operands[1].Number() is { } d
            ? Scale(node, c / d, x) : null),
        new("c · (x / d) = (c / d) · x", "mul",
            node => node.Operands[0].Number() is { } c && Quotient(node.Operands[1]) is var (x, d)
            ? Scale(node, c / d, x) : null),
        new("c · (d / x) = (c · d) / x", "mul", node => node.Operands[0].Number() is { } c
            && node.Operands[1].Is("div") && node.Operands[1].Operands[0].Number() is { } d && (c * d).IsPlain(node.Type)
            ? node.Like(c * d) / node.Operands[1].Operands[1] : null),
        new("(c / x) / x = c / x²", "div", node => Reciprocal(node.Operands[0]) is var (c, x) && x == node.Operands[1]
            && c.IsPlain(node.Type) ? c / node.Owner.Pointwise("square", x) : null),
        new("(c / x) · (d · y) = (c · d · y) / x", "mul", node => Reciprocal(node.Operands[0]) is var (c, x)
            && Product(node.Operands[1]) is var (d, y) && (c * d).IsPlain(node.Type) ? (c * d == 1 ? y : c * d * y) / x : null),
        new("(x / c) / d = x / (c · d)", "div",
            node => Quotient(node.Operands[0]) is var (x, c) && node.Operands[1].Number() is { } d
            && (c * d).IsPlain(node.Type) ? x / (c * d) : null),

        new("x^0 = 1", "pow", node => node.Operands[1].Number() == 0 ? node.Like(1) : null),
        new("x^1 = x", "pow", node => node.Operands[1].Number() == 1 ? node.Operands[0] : null),
        new("x^2 = x²", "pow",
            node => node.Operands[1].Number() == 2 ? node.Owner.Pointwise("square", node.Operands[0]) : null),
        new("x^-1 = 1 / x", "pow", node => node.Operands[1].Number() == -1 ? 1 / node.Operands[0] : null),
    ];

    /// <summary>The constant factor and the other one.</summary>
    static (double Number, Node Factor)? Product(Node node) =>
        node.Is("mul") && node.Operands[0].Number() is { } number ? (number, node.Operands[1]) : null;

    /// <summary>The constant dividend and the divisor.</summary>
    static (double Dividend, Node Divisor)? Reciprocal(Node node) =>
        node.Is("div") && node.Operands[0].Number() is { } dividend ? (dividend, node.Operands[1]) : null;

    /// <summary>The dividend and the constant divisor.</summary>
    static (Node Dividend, double Divisor)? Quotient(Node node) =>
        node.Is("div") && node.Operands[1].Number() is { } divisor ? (node.Operands[0], divisor) : null;

    static Node? Scale(Node node, double factor, Node x) => factor.IsPlain(node.Type) ? factor * x : null;

    static Node? ByPowerOfTwo(Node node)
    {
        if (node.Operands[1].Number() is not { } divisor || !divisor.IsPlain(node.Type)) return null;
        // A float64 is a power of two when its fraction bits are 0; the reciprocal is then exact.
        var isPowerOfTwo = (BitConverter.DoubleToInt64Bits(divisor) & 0xFFFFFFFFFFFFF) == 0;
        return isPowerOfTwo && (1 / divisor).IsPlain(node.Type) ? 1 / divisor * node.Operands[0] : null;
    }
}
