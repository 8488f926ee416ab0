using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Differentiation;

/// <summary>The cotangents found so far in one reverse pass; contributions add up in the order they come.</summary>
/// <param name="builder">Makes the nodes.</param>
/// <param name="varying">The nodes that get cotangents.</param>
sealed class Cotangents(GraphBuilder builder, HashSet<Node> varying)
{
    readonly Dictionary<Node, Node> sums = [];

    /// <summary>The sum of the contributions to a node; null when there are none.</summary>
    public Node? Of(Node node) => sums.TryGetValue(node, out var sum) ? sum : null;

    public void Add(Node node, Node contribution)
    {
        builder.CurrentGuard = node.Guard;
        sums[node] = Of(node) is { } sum ? sum + contribution : contribution;
    }

    /// <summary>Hands a node's cotangent on to its operands.</summary>
    public void Propagate(Node node)
    {
        if (Of(node) is not { } cotangent) return;
        builder.CurrentGuard = node.Guard;
        var contributions = node.Operation.Vjp(node, cotangent);
        for (var i = 0; i < contributions.Length; i++)
            if (contributions[i] is { } contribution && varying.Contains(node.Operands[i]))
                Add(node.Operands[i], Outwards(contribution, node.Guard, node.Operands[i].Guard));
    }

    /// <summary>
    /// A contribution from within a branch to a value outside: 0 when the branch is not taken, and not computed then, so
    /// that what the branch protects against (a root of a negative number) does no harm.
    /// </summary>
    Node Outwards(Node contribution, Guard? from, Guard? to)
    {
        if (to.LiesWithin(from)) return contribution;
        for (var guard = from; guard is not null && guard != to; guard = guard.Outer)
        {
            builder.CurrentGuard = guard.Outer;
            contribution = builder.Guarded(guard.Condition, guard.IsTrue, contribution);
        }
        return contribution;
    }
}
