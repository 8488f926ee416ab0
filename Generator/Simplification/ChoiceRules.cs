using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Simplification;

/// <summary>Conditions and what they choose between.</summary>
static class ChoiceRules
{
    public static IEnumerable<SimplificationRule> All =>
    [
        new("select(true, x, y) = x", "select", Chosen),
        new("select(c, x, x) = x", "select", node => node.Operands[1] == node.Operands[2] ? node.Operands[1] : null),
        new("select(!c, x, y) = select(c, y, x)", "select", node => node.Operands[0].Under("not") is { } condition
            ? node.Owner.Select(condition, node.Operands[2], node.Operands[1]) : null),
        new("select(c, select(c, x, y), z) = select(c, x, z)", "select", node => Inner(node, 1) is { } x
            ? node.Owner.Select(node.Operands[0], x, node.Operands[2]) : null),
        new("select(c, x, select(c, y, z)) = select(c, x, z)", "select", node => Inner(node, 2) is { } z
            ? node.Owner.Select(node.Operands[0], node.Operands[1], z) : null),
        new("cond(true, x, y) = x", "cond", Chosen),
        new("cond(c, x, x) = x", "cond", node => node.Operands[1] == node.Operands[2] ? node.Operands[1] : null),
        new("cond(c, x, 0) + cond(c, y, z) = cond(c, x + y, z)", "add", node => Joined(node, node.Operands[0], node.Operands[1])),
        new("(x + cond(c, y, 0)) + cond(c, z, u) = x + cond(c, y + z, u)", "add", node => node.Operands[0] is var sum && sum.Is("add")
            && Joined(node, sum.Operands[1], node.Operands[1]) is { } joined ? sum.Operands[0] + joined : null),

        new("!!x = x", "not", node => node.Operands[0].Under("not")),
        new("!(x == y) = x != y", "not", node => Negated(node, "eq", "ne")),
        new("!(x != y) = x == y", "not", node => Negated(node, "ne", "eq")),
        new("x & true = x", "and", node => Partner(node, 1)),
        new("x & false = false", "and", node => Partner(node, 0) is null ? null : node.Like(0)),
        new("x | false = x", "or", node => Partner(node, 0)),
        new("x | true = true", "or", node => Partner(node, 1) is null ? null : node.Like(1)),
        new("x ^ false = x", "xor", node => Partner(node, 0)),
        new("x ^ true = !x", "xor", node => Partner(node, 1) is { } x ? node.Owner.Pointwise("not", x) : null),
        new("x & x = x", "and", Same),
        new("x | x = x", "or", Same),
        new("min(x, x) = x", "min", Same),
        new("max(x, x) = x", "max", Same),
    ];

    static Node? Chosen(Node node) => node.Operands[0].Number() is { } truth ? node.Operands[truth != 0 ? 1 : 2] : null;

    /// <summary>What an operand that is a choice by the same condition comes to.</summary>
    static Node? Inner(Node node, int operand) =>
        node.Operands[operand] is var inner && inner.Is("select") && inner.Operands[0] == node.Operands[0]
            ? inner.Operands[operand]
            : null;

    /// <summary>The sum of two choices by the same condition as one, where one of the four is 0: less is added, and less chosen.</summary>
    static Node? Joined(Node sum, Node left, Node right)
    {
        if (left.Operation is not Cond || right.Operation is not Cond || left.Operands[0] != right.Operands[0]) return null;
        if (!Equals(left.Guard, sum.Guard) || !Equals(right.Guard, sum.Guard)) return null;
        var hasZero = new[] { left, right }.Any(choice => choice.Operands[1].Number() == 0 || choice.Operands[2].Number() == 0);
        return hasZero ? sum.Owner.Cond(left.Operands[0], Side(1), Side(2)) : null;

        Node Side(int side)
        {
            var (x, y) = (left.Operands[side], right.Operands[side]);
            if (x.Number() == 0) return y;
            if (y.Number() == 0) return x;
            sum.Owner.CurrentGuard = sum.Guard.With(left.Operands[0], side == 1);
            var added = x + y;
            sum.Owner.CurrentGuard = sum.Guard;
            return added;
        }
    }

    static Node? Negated(Node node, string row, string opposite) =>
        node.Operands[0].Is(row) ? node.Owner.Pointwise(opposite, [.. node.Operands[0].Operands]) : null;

    /// <summary>The operand before a constant.</summary>
    static Node? Partner(Node node, double number) => node.Operands[1].Number() == number ? node.Operands[0] : null;

    static Node? Same(Node node) => node.Operands[0] == node.Operands[1] ? node.Operands[0] : null;
}
