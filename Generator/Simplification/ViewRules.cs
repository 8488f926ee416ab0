using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Simplification;

/// <summary>Views of views, and views that change nothing. A broadcast's operand comes to have no axes of size 1.</summary>
static class ViewRules
{
    public static IEnumerable<SimplificationRule> All =>
    [
        new("broadcast to the same shape", "broadcast", Unchanged),
        new("reshape to the same shape", "reshape", Unchanged),
        new("shape assumed that is known", "assume_shape", Unchanged),
        new("permute in the same order", "permute", PermuteOfNothing),
        new("slice of everything", "slice", Unchanged),
        new("pad by nothing", "pad", Unchanged),
        new("concat of one", "concat", node => node.Operands.Count == 1 ? node.Operands[0] : null),
        new("flip of axes of size 1", "flip", FlipWithoutUnits),

        new("cast to the same type", "cast", node => node.Type == node.Operands[0].Type ? node.Operands[0] : null),
        new("cast of an exact cast", "cast", CastOfCast),
        new("reshape of reshape", "reshape", node => node.Operands[0].Operation is Reshape
            ? node.Owner.Reshape(node.Operands[0].Operands[0], node.Shape) : null),
        new("permute of permute", "permute", PermuteOfPermute),
        new("permute of axes of size 1", "permute", PermuteOfUnits),
        new("permute of broadcast", "permute", PermuteOfBroadcast),
        new("broadcast of broadcast", "broadcast", BroadcastOfBroadcast),
        new("broadcast that adds axes of size 1", "broadcast",
            node => node.Shape.WithoutUnits() == node.Operands[0].Shape.WithoutUnits()
            ? node.Owner.Reshape(node.Operands[0], node.Shape) : null),
        new("broadcast of axes of size 1", "broadcast", BroadcastOfUnits),
        new("flip of flip", "flip",
            node => node.Operands[0].Operation.Equals(node.Operation) ? node.Operands[0].Operands[0] : null),
        new("slice of slice", "slice", SliceOfSlice),
        new("stop_gradient of stop_gradient", "stop_gradient",
            node => node.Operands[0].Operation is StopGradient ? node.Operands[0] : null),

        .. PointwiseTable.Rows.Where(row => row.Name != "neg").Select(row =>
            new SimplificationRule($"{row.Name} of equal broadcasts", row.Name, PointwiseOfBroadcasts)),
        new("cast of broadcast", "cast", node => node.Operands[0] is { Operation: Broadcast broadcast } inner
            ? node.Owner.Broadcast(node.Owner.Cast(inner.Operands[0], node.Type), node.Shape, broadcast.Axes) : null),
    ];

    /// <summary>For views that are the identity when they keep the shape.</summary>
    static Node? Unchanged(Node node) => node.Shape == node.Operands[0].Shape ? node.Operands[0] : null;

    static Node? PermuteOfNothing(Node node) =>
        ((Permute)node.Operation).Axes.SequenceEqual(Enumerable.Range(0, node.Shape.Rank)) ? node.Operands[0] : null;

    static Node? FlipWithoutUnits(Node node)
    {
        var axes = ((Flip)node.Operation).Axes;
        var rest = axes.Where(axis => node.Shape[axis] != 1).ToArray();
        return rest.Length < axes.Count ? node.Owner.Flip(node.Operands[0], rest) : null;
    }

    /// <summary>The inner cast goes when its type has every value of the first one.</summary>
    static Node? CastOfCast(Node node)
    {
        if (node.Operands[0].Operation is not Cast { To: var middle }) return null;
        var x = node.Operands[0].Operands[0];
        return x.Type == DType.Bool && middle != DType.Bool || middle == DType.Float64
            ? node.Owner.Cast(x, node.Type)
            : null;
    }

    static Node? PermuteOfPermute(Node node) =>
        node.Operation is Permute outer && node.Operands[0].Operation is Permute inner
            ? node.Owner.Permute(node.Operands[0].Operands[0], [.. outer.Axes.Select(axis => inner.Axes[axis])])
            : null;

    /// <summary>Axes of size 1 move for nothing.</summary>
    static Node? PermuteOfUnits(Node node)
    {
        var x = node.Operands[0];
        var moved = ((Permute)node.Operation).Axes.Where(axis => x.Shape[axis] != 1).ToArray();
        return moved.SequenceEqual(moved.OrderBy(axis => axis)) ? node.Owner.Reshape(x, node.Shape) : null;
    }

    /// <summary>Permuting the smaller operand instead.</summary>
    static Node? PermuteOfBroadcast(Node node)
    {
        if (node.Operands[0].Operation is not Broadcast broadcast) return null;
        var places = Permute.Inverse(((Permute)node.Operation).Axes);
        var order = Enumerable.Range(0, broadcast.Axes.Count).OrderBy(i => places[broadcast.Axes[i]]).ToArray();
        return node.Owner.Broadcast(
            node.Owner.Permute(node.Operands[0].Operands[0], order),
            node.Shape,
            [.. order.Select(i => places[broadcast.Axes[i]])]);
    }

    static Node? BroadcastOfBroadcast(Node node) =>
        node.Operation is Broadcast outer && node.Operands[0].Operation is Broadcast inner
            ? node.Owner.Broadcast(node.Operands[0].Operands[0], node.Shape, [.. inner.Axes.Select(axis => outer.Axes[axis])])
            : null;

    static Node? BroadcastOfUnits(Node node)
    {
        var (x, axes) = (node.Operands[0], ((Broadcast)node.Operation).Axes);
        var kept = axes.Where((_, i) => x.Shape[i] != 1).ToArray();
        return kept.Length < axes.Count
            ? node.Owner.Broadcast(node.Owner.Reshape(x, x.Shape.WithoutUnits()), node.Shape, kept)
            : null;
    }

    static Node? SliceOfSlice(Node node)
    {
        if (node.Operation is not Slice outer || node.Operands[0].Operation is not Slice inner) return null;
        if (outer.Step.Concat(inner.Step).Any(step => step != 1)) return null;
        var begin = outer.Begin.Zip(inner.Begin, (a, b) => a + b).ToArray();
        return node.Owner.Narrow(node.Operands[0].Operands[0], begin, node.Shape);
    }

    /// <summary>What is the same along an axis is computed once: the operation goes before the broadcast.</summary>
    static Node? PointwiseOfBroadcasts(Node node)
    {
        if (node.Operands.FirstOrDefault(operand => operand.Operation is Broadcast) is not { } first) return null;
        var inner = first.Operands[0].Shape;
        var operands = new Node[node.Operands.Count];
        for (var i = 0; i < operands.Length; i++)
        {
            var operand = node.Operands[i];
            if (operand.Number() is { } number) operands[i] = node.Owner.Constant(number, inner, operand.Type);
            else if (operand.Operation.Equals(first.Operation) && operand.Operands[0].Shape == inner)
                operands[i] = operand.Operands[0];
            else return null;
        }
        return node.Owner.Broadcast(
            node.Owner.Pointwise(node.Operation.Name, operands), node.Shape, ((Broadcast)first.Operation).Axes);
    }
}
