using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>
/// Turns nodes without a buffer into scalar expressions over a kernel's axes. Views (broadcast, permute, slice, flip, unit
/// reshape) become index arithmetic, pad and concat become bounds, everything stored becomes a load.
/// </summary>
sealed class Lowering(Materialization stored, Func<Node, Buffer> bufferOf, ScalarFactory scalars)
{
    /// <summary>The nodes computed in place since the last clearing.</summary>
    public HashSet<Node> Inlined { get; } = [];

    /// <summary>The value of <paramref name="node"/> at an index for each of its axes.</summary>
    public Scalar Value(Node node, EquatableArray<Affine> indices) => Value(node, indices, new());

    /// <summary>How a stored node is computed at an index for each of its axes.</summary>
    public Scalar Definition(Node node, EquatableArray<Affine> indices) => Compute(node, indices, new());

    Scalar Value(Node node, EquatableArray<Affine> indices, Dictionary<(Node, EquatableArray<Affine>), Scalar> done)
    {
        if (done.TryGetValue((node, indices), out var scalar)) return scalar;
        scalar = stored.IsStored(node) && node.Operation is not Constant
            ? scalars.Make(new Load(bufferOf(node), indices), node.Type)
            : Inline(node, indices, done);
        return done[(node, indices)] = scalar;
    }

    Scalar Inline(Node node, EquatableArray<Affine> indices, Dictionary<(Node, EquatableArray<Affine>), Scalar> done)
    {
        Inlined.Add(node);
        return Compute(node, indices, done);
    }

    Scalar Compute(Node node, EquatableArray<Affine> indices, Dictionary<(Node, EquatableArray<Affine>), Scalar> done)
    {
        Scalar Operand(int k, EquatableArray<Affine> at) => Value(node.Operands[k], at, done);

        switch (node.Operation)
        {
            case Constant constant:
                return scalars.Make(new Number(constant.Value), node.Type);
            case Iota iota:
                return scalars.Make(new IndexValue(indices[iota.Axis]), node.Type);
            case Pointwise pointwise:
                return scalars.Make(new Apply(pointwise.Row), node.Type, [.. node.Operands.Select((_, k) => Operand(k, indices))]);
            case Cast:
                return scalars.Make(new Convert(), node.Type, Operand(0, indices));
            case StopGradient or AssumeShape:
                return Operand(0, indices);
            case Cond:
                return scalars.Make(new Choose(), node.Type, Operand(0, EquatableArray<Affine>.Empty), Operand(1, indices), Operand(2, indices));
            case Broadcast broadcast:
                return Operand(0, broadcast.Axes.Select((axis, k) => Clamp(node.Operands[0].Shape[k], node.Shape[axis], indices[axis])).ToEquatable());
            case Permute permute:
                var permuted = new Affine[indices.Count];
                for (var k = 0; k < indices.Count; k++) permuted[permute.Axes[k]] = indices[k];
                return Operand(0, permuted);
            case Slice slice:
                return Operand(0, indices.Select((index, k) => index * slice.Step[k] + slice.Begin[k]).ToEquatable());
            case Flip flip:
                return Operand(0, indices.Select((index, k) => flip.Axes.Contains(k) ? index * -1 + (node.Shape[k] - 1) : index).ToEquatable());
            case Reshape:
                return Materialization.IsUnitReshape(node)
                    ? Operand(0, UnitIndices(node, indices))
                    : scalars.Make(new Load(StorageOf(node.Operands[0]).As(node.Shape), indices), node.Type);
            case Pad pad:
                return Padded(node, pad, indices, done);
            case Concat concat:
                return Concatenated(node, concat, indices, done);
            case Gather gather:
                return Gathered(node, gather, indices, done);
            default:
                throw new InvalidOperationException($"'{node.Operation.Name}' has no scalar form; it must be stored.");
        }
    }

    static Affine Clamp(Dim operand, Dim result, Affine index) => operand == 1 && result != 1 ? Affine.Zero : index;

    /// <summary>The operand's indices of a reshape that only adds or drops axes of size 1.</summary>
    static EquatableArray<Affine> UnitIndices(Node node, EquatableArray<Affine> indices)
    {
        var kept = new Queue<Affine>(indices.Where((_, k) => node.Shape[k] != 1));
        return node.Operands[0].Shape.Select(d => d == 1 ? Affine.Zero : kept.Dequeue()).ToEquatable();
    }

    Scalar Padded(Node node, Pad pad, EquatableArray<Affine> indices, Dictionary<(Node, EquatableArray<Affine>), Scalar> done)
    {
        var source = node.Operands[0];
        var inner = indices.Select((index, k) => index + pad.Before[k] * -1).ToArray();
        var bounds = inner.Select((index, k) => new Bound(index, 0, source.Shape[k]))
            .Where((_, k) => pad.Before[k] != 0 || pad.After[k] != 0).ToEquatable();
        var value = Value(source, inner, done);
        return bounds.Count == 0
            ? value
            : scalars.Make(new Within(bounds), node.Type, value, scalars.Make(new Number(pad.Value), node.Type));
    }

    Scalar Concatenated(Node node, Concat concat, EquatableArray<Affine> indices, Dictionary<(Node, EquatableArray<Affine>), Scalar> done)
    {
        var end = node.Shape[concat.Axis];
        Scalar? result = null;
        for (var k = node.Operands.Count - 1; k >= 0; k--)
        {
            var size = node.Operands[k].Shape[concat.Axis];
            end -= size;
            var index = indices[concat.Axis] + end * -1;
            var part = Value(node.Operands[k], indices.Select((i, axis) => axis == concat.Axis ? index : i).ToEquatable(), done);
            result = result is null
                ? part
                : scalars.Make(new Within(new Bound[] { new(index, 0, size) }), node.Type, part, result);
        }
        return result!;
    }

    Scalar Gathered(Node node, Gather gather, EquatableArray<Affine> indices, Dictionary<(Node, EquatableArray<Affine>), Scalar> done)
    {
        Node table = node.Operands[0], positions = node.Operands[1];
        var picked = positions.Shape.Rank;
        var position = scalars.Lookup(Value(positions, indices.Take(picked).ToEquatable(), done), table.Shape[gather.Batch]);
        return Value(table, indices.Take(gather.Batch).Append(Affine.Of(position)).Concat(indices.Skip(picked)).ToEquatable(), done);
    }

    /// <summary>The buffer of a value that is stored itself, or is a reshape of a stored one.</summary>
    public Buffer Whole(Node node) => stored.IsStored(node) ? bufferOf(node) : StorageOf(node);

    /// <summary>The buffer that a value reads through reshapes, seen in the value's shape.</summary>
    Buffer StorageOf(Node node)
    {
        var source = node;
        while (source.Operation is Reshape && !stored.IsStored(source)) source = source.Operands[0];
        return bufferOf(source).As(node.Shape);
    }
}
