using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Differentiation;

/// <summary>The contributions to cotangents found so far in one reverse pass.</summary>
/// <param name="builder">Makes the nodes.</param>
/// <param name="varying">The nodes that get cotangents.</param>
sealed class Cotangents(GraphBuilder builder, HashSet<Node> varying)
{
    readonly Dictionary<Node, List<Node>> contributions = [];
    readonly Dictionary<Node, string> names = [];
    readonly int firstNew = builder.Nodes.Count;

    /// <summary>
    /// The sum of the contributions to a node, in the order in which the forward computation uses the node; null when
    /// there are none. Ask when they are complete.
    /// </summary>
    public Node? Of(Node node)
    {
        if (!contributions.TryGetValue(node, out var parts)) return null;
        builder.CurrentGuard = node.Guard;
        return Enumerable.Reverse(parts).Aggregate((sum, part) => sum + part);
    }

    public void Add(Node node, Node contribution)
    {
        if (!contributions.TryGetValue(node, out var parts)) contributions.Add(node, parts = []);
        parts.Add(contribution);
    }

    /// <summary>Hands a node's cotangent on to its operands.</summary>
    public void Propagate(Node node)
    {
        if (Of(node) is not { } cotangent) return;
        Name(node, cotangent);
        builder.CurrentGuard = node.Guard;
        var parts = node.Operation.Vjp(node, cotangent);
        for (var i = parts.Length - 1; i >= 0; i--)
            if (parts[i] is { } part && varying.Contains(node.Operands[i]))
                Add(node.Operands[i], Outwards(part, node.Guard, node.Operands[i].Guard));
    }

    /// <summary>Labels a cotangent after its node, or after the nearest labelled value that was computed from the node.</summary>
    void Name(Node node, Node cotangent)
    {
        if ((node.Label ?? (names.TryGetValue(node, out var inherited) ? inherited : null)) is not { } name) return;
        if (cotangent.Id >= firstNew) cotangent.Label ??= name + "Gradient";
        foreach (var operand in node.Operands)
            if (!names.ContainsKey(operand))
                names[operand] = name;
    }

    /// <summary>
    /// A contribution from within a branch to a value outside: 0 when the branch is not taken, and not computed then, so
    /// that what the branch protects against (a root of a negative number) does no harm.
    /// </summary>
    Node Outwards(Node contribution, Guard? from, Guard? to)
    {
        var rest = from;
        foreach (var guard in from.Around())
        {
            if (to.LiesWithin(guard with { Outer = null })) continue;
            builder.CurrentGuard = rest = rest.Without(guard.Condition);
            contribution = builder.Guarded(guard.Condition, guard.IsTrue, contribution);
        }
        return contribution;
    }
}
