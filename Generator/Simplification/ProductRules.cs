using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Simplification;

/// <summary>Matrix products that read a permuted operand in place, or whose result is the other way round.</summary>
static class ProductRules
{
    public static IEnumerable<SimplificationRule> All =>
    [
        new("dot of a permuted left operand", "dot", LeftPermuted),
        new("dot of a permuted right operand", "dot", RightPermuted),
        new("permute of dot", "permute", Swapped),
    ];

    static Node? LeftPermuted(Node node)
    {
        var (dot, a, b) = ((Dot)node.Operation, node.Operands[0], node.Operands[1]);
        return a.Operation is Permute { Axes: var order } && Ascends(dot.FreeA(a).Select(axis => order[axis]))
            ? node.Owner.Dot(
                a.Operands[0], b, Through(order, dot.BatchA), [.. dot.BatchB], Through(order, dot.ContractA), [.. dot.ContractB])
            : null;
    }

    static Node? RightPermuted(Node node)
    {
        var (dot, a, b) = ((Dot)node.Operation, node.Operands[0], node.Operands[1]);
        return b.Operation is Permute { Axes: var order } && Ascends(dot.FreeB(b).Select(axis => order[axis]))
            ? node.Owner.Dot(
                a, b.Operands[0], [.. dot.BatchA], Through(order, dot.BatchB), [.. dot.ContractA], Through(order, dot.ContractB))
            : null;
    }

    /// <summary>A product whose free axes trade places is the product of the operands the other way round.</summary>
    static Node? Swapped(Node node)
    {
        if (node.Operands[0].Operation is not Dot dot) return null;
        var (a, b) = (node.Operands[0].Operands[0], node.Operands[0].Operands[1]);
        var (batch, freeA, freeB) = (dot.BatchA.Count, dot.FreeA(a).Length, dot.FreeB(b).Length);
        var swapped = Enumerable.Range(0, batch)
            .Concat(Enumerable.Range(batch + freeA, freeB))
            .Concat(Enumerable.Range(batch, freeA));
        return ((Permute)node.Operation).Axes.SequenceEqual(swapped)
            ? node.Owner.Dot(b, a, [.. dot.BatchB], [.. dot.BatchA], [.. dot.ContractB], [.. dot.ContractA])
            : null;
    }

    static int[] Through(EquatableArray<int> order, EquatableArray<int> axes) => [.. axes.Select(axis => order[axis])];

    static bool Ascends(IEnumerable<int> axes) => axes.ToArray() is var list && list.SequenceEqual(list.OrderBy(axis => axis));
}
