using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Simplification;

/// <summary>Reductions of what is the same along an axis, of views, and of reductions.</summary>
static class ReductionRules
{
    public static IEnumerable<SimplificationRule> All =>
    [
        .. new[] { "sum", "product", "reduce_max", "reduce_min" }.SelectMany(name => new SimplificationRule[]
        {
            new($"{name} over no axes", name, node => Axes(node).Count == 0 ? node.Operands[0] : null),
            new($"{name} over axes of size 1", name, OverUnits),
            new($"{name} of {name}", name, OfReduction),
            new($"{name} of permute", name, OfPermute),
        }),
        .. new[] { "sum", "reduce_max", "reduce_min" }.Select(name => new SimplificationRule($"{name} of broadcast", name, OfBroadcast)),
        new("sum of -x = -(sum of x)", "sum",
            node => node.Operands[0].Under("neg") is { } x ? -node.Owner.Sum(x, [.. Axes(node)]) : null),
        new("sum over i of select(i == t, x, 0) = select(t is an i, x, 0)", "sum", OfChoice),
    ];

    static EquatableArray<int> Axes(Node node) => ((Reduce)node.Operation).Axes;

    static Node Reduced(Node node, Node x, IEnumerable<int> axes) =>
        node.Owner.Reduce(((Reduce)node.Operation).Kind, x, [.. axes]);

    static Node? OverUnits(Node node)
    {
        var x = node.Operands[0];
        var rest = Axes(node).Where(axis => x.Shape[axis] != 1).ToArray();
        return rest.Length < Axes(node).Count ? node.Owner.Reshape(Reduced(node, x, rest), node.Shape) : null;
    }

    static Node? OfReduction(Node node)
    {
        var inner = node.Operands[0];
        if (inner.Operation is not Reduce { Axes: var first } || inner.Operation.Name != node.Operation.Name) return null;
        var kept = inner.Operands[0].Shape.AxesExcept(first);
        return Reduced(node, inner.Operands[0], first.Concat(Axes(node).Select(axis => kept[axis])));
    }

    static Node? OfPermute(Node node)
    {
        if (node.Operands[0].Operation is not Permute { Axes: var order }) return null;
        var axes = Axes(node).Select(axis => order[axis]).ToArray();
        var x = node.Operands[0].Operands[0];
        var kept = x.Shape.AxesExcept(axes);
        var wanted = order.Except(axes).Select(axis => Array.IndexOf(kept, axis)).ToArray();
        return node.Owner.Permute(Reduced(node, x, axes), wanted);
    }

    /// <summary>Along repeated axes a sum is a multiple, and an extreme is the value itself.</summary>
    static Node? OfBroadcast(Node node)
    {
        var inner = node.Operands[0];
        if (inner.Operation is not Broadcast broadcast) return null;
        var x = inner.Operands[0];
        var real = Enumerable.Range(0, x.Shape.Rank).Where(i => !broadcast.Repeats(x, i)).ToArray();
        if (real.Length < x.Shape.Rank) return null;

        var repeated = Axes(node).Except(broadcast.Axes).ToArray();
        if (repeated.Length == 0) return null;
        var result = Reduced(node, x, real.Where(i => Axes(node).Contains(broadcast.Axes[i])));
        if (((Reduce)node.Operation).Kind == ReduceKind.Sum)
            result = Multiples.Of(result, Dim.Product(inner.Shape.Select(repeated)));
        var kept = inner.Shape.AxesExcept(Axes(node));
        var places = broadcast.Axes.Where(kept.Contains).Select(axis => Array.IndexOf(kept, axis)).ToArray();
        return node.Owner.Broadcast(result, node.Shape, places);
    }

    /// <summary>Of a sum along an axis where only the element at one position counts, that element is left; nothing if the
    /// position is none of the axis.</summary>
    static Node? OfChoice(Node node)
    {
        var choice = node.Operands[0];
        if (!choice.Is("select") || choice.Operands[2].Number() != 0 || !choice.Operands[0].Is("eq")) return null;
        var (left, right) = (choice.Operands[0].Operands[0], choice.Operands[0].Operands[1]);
        return Chosen(node, left, right) ?? Chosen(node, right, left);
    }

    static Node? Chosen(Node node, Node index, Node position)
    {
        if (index.Operation is not Iota { Axis: var axis } || !Axes(node).Contains(axis) || index.Shape[axis].Constant is not { } size) return null;
        if (Without(position, axis) is not { } at || Without(node.Operands[0].Operands[1], axis) is not { } x) return null;
        var isIndex = node.Owner.Pointwise("and", node.Owner.Pointwise("ge", at, at.Like(0)), node.Owner.Pointwise("lt", at, at.Like(size)));
        var rest = Axes(node).Where(other => other != axis).Select(other => other > axis ? other - 1 : other);
        return Reduced(node, node.Owner.Select(isIndex, x, x.Like(0)), rest);
    }

    /// <summary>A value without an axis along which it is the same everywhere; null where it is not.</summary>
    static Node? Without(Node value, int axis)
    {
        var shape = value.Shape.Select(value.Shape.AxesExcept([axis]));
        if (value.Number() is { } number) return value.Owner.Constant(number, shape, value.Type);
        return value.Operation is Broadcast broadcast && !broadcast.Axes.Contains(axis)
            ? value.Owner.Broadcast(value.Operands[0], shape, [.. broadcast.Axes.Select(other => other > axis ? other - 1 : other)])
            : null;
    }
}
