using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Unrolling;

/// <summary>How an operation is done element by element.</summary>
sealed class ElementRules
{
    readonly GraphBuilder builder;
    readonly Node node;
    readonly IReadOnlyList<Elements> operands;
    readonly CommonAxis common;

    /// <summary>The place of the common axis in the result; null where it has none.</summary>
    readonly int? axis;

    ElementRules(GraphBuilder builder, Node node, IReadOnlyList<Elements> operands, CommonAxis common) =>
        (this.builder, this.node, this.operands, this.common, axis) = (builder, node, operands, common, common.PlaceIn(node.Shape));

    /// <summary>The elements of an operation's result; null where the operation can't be done element by element.</summary>
    /// <param name="builder">Makes the elements' nodes.</param>
    /// <param name="node">The operation; its shape fits the common axis.</param>
    /// <param name="operands">The elements of its operands.</param>
    /// <param name="common">The axis that is not taken apart.</param>
    public static Elements? Apply(GraphBuilder builder, Node node, IReadOnlyList<Elements> operands, CommonAxis common) =>
        new ElementRules(builder, node, operands, common).Apply();

    Elements? Apply() => node.Operation switch
    {
        Constant constant => Each(_ => builder.Constant(constant.Value, ElementShape, node.Type)),
        Iota iota => Each(index => Position(iota, index)),
        Pointwise or Cast => Each(index => builder.Add(node.Operation, [.. operands.Select(operand => operand[index])])),
        StopGradient => operands[0],
        Broadcast broadcast => Each(index => operands[0][Source(broadcast, index)]),
        Permute permute => Each(index => operands[0][Permuted(permute, index)]),
        Reshape when KeepsOrder(operands[0]) => new(node.Shape, axis, operands[0].Values),
        Slice slice when HasAll(slice) => Each(index => operands[0][Sliced(slice, index)]),
        Pad pad when axis is not { } place || pad.Before[place] == 0 && pad.After[place] == 0 => Each(index => Padded(pad, index)),
        Concat concat when concat.Axis != axis => Each(index => Concatenated(concat, index)),
        Flip flip => Each(index => Flipped(flip, index)),
        Reduce reduce => Each(index => Reduced(reduce, index)),
        Dot dot => Each(index => Product(dot, index)),
        _ => null,
    };

    Shape ElementShape => axis is null ? Shape.Scalar : common.Vector;

    Elements Each(Func<int[], Node> element) => new(
        node.Shape, axis, Elements.Indices(Elements.ExtentsOf(node.Shape, axis)).Select(index => Over(ElementShape, element(index))).ToEquatable());

    /// <summary>A value over the common axis, which a number is repeated along.</summary>
    Node Over(Shape shape, Node value) => builder.Broadcast(value, shape, [.. Enumerable.Range(0, value.Shape.Rank)]);

    Node Position(Iota iota, int[] index) =>
        iota.Axis == axis ? builder.Iota(common.Vector, 0) : builder.Constant(index[iota.Axis], ElementShape, DType.Int32);

    int[] Source(Broadcast broadcast, int[] index) =>
        [.. broadcast.Axes.Select((place, k) => operands[0].Shape[k] == 1 ? 0 : index[place])];

    static int[] Permuted(Permute permute, int[] index)
    {
        var source = new int[index.Length];
        for (var k = 0; k < index.Length; k++) source[permute.Axes[k]] = index[k];
        return source;
    }

    /// <summary>Whether as many elements lie before the common axis in the result as in the operand.</summary>
    bool KeepsOrder(Elements operand)
    {
        return Before(operand.Shape, operand.CommonAxis) == Before(node.Shape, axis);

        static Dim Before(Shape shape, int? axis) => Dim.Product(shape.Take(axis ?? 0));
    }

    bool HasAll(Slice slice) =>
        axis is { } place
            ? slice.Begin[place] == 0 && slice.Step[place] == 1
            : operands[0].CommonAxis is null && slice.Begin.All(begin => begin.IsConstant);

    int[] Sliced(Slice slice, int[] index) =>
        [.. index.Select((i, k) => k == axis ? 0 : (int)slice.Begin[k].Constant!.Value + i * slice.Step[k])];

    Node Padded(Pad pad, int[] index)
    {
        var source = index.Select((i, k) => i - (int)pad.Before[k].Constant!.Value).ToList();
        var extents = Elements.ExtentsOf(operands[0].Shape, operands[0].CommonAxis);
        return source.Zip(extents, (i, extent) => i >= 0 && i < extent).All(isInside => isInside)
            ? operands[0][source]
            : builder.Constant(pad.Value, ElementShape, node.Type);
    }

    Node Concatenated(Concat concat, int[] index)
    {
        var source = (int[])index.Clone();
        foreach (var operand in operands)
        {
            var size = (int)operand.Shape[concat.Axis].Constant!.Value;
            if (source[concat.Axis] < size) return operand[source];
            source[concat.Axis] -= size;
        }
        throw new InvalidOperationException($"'{concat}' has no element {string.Join(", ", index)}.");
    }

    Node Flipped(Flip flip, int[] index)
    {
        var value = operands[0][[.. index.Select((i, k) => k != axis && flip.Axes.Contains(k) ? (int)node.Shape[k].Constant!.Value - 1 - i : i)]];
        return axis is { } place && flip.Axes.Contains(place) ? builder.Flip(value, 0) : value;
    }

    Node Reduced(Reduce reduce, int[] index)
    {
        var operand = operands[0];
        var kept = operand.Shape.AxesExcept(reduce.Axes);
        var extents = Elements.ExtentsOf(operand.Shape, operand.CommonAxis);
        var row = reduce.Kind switch { ReduceKind.Sum => "add", ReduceKind.Product => "mul", ReduceKind.Max => "max", _ => "min" };
        var parts = Elements.Indices([.. reduce.Axes.Select(k => extents[k])])
            .Select(reduced => operand[At(extents.Length, (kept, index), (reduce.Axes, reduced))]).ToList();
        if (parts.Count == 0) return builder.Constant(reduce.Kind == ReduceKind.Product ? 1 : 0, ElementShape, node.Type);
        var result = parts.Aggregate((left, right) => builder.Pointwise(row, left, right));
        return operand.CommonAxis is { } place && reduce.Axes.Contains(place) ? builder.Reduce(reduce.Kind, result, 0) : result;
    }

    Node Product(Dot dot, int[] index)
    {
        var (a, b) = (operands[0], operands[1]);
        var (freeA, freeB) = (dot.FreeA(node.Operands[0]), dot.FreeB(node.Operands[1]));
        var batch = index.Take(dot.BatchA.Count).ToArray();
        var (rowOfA, rowOfB) = (index.Skip(batch.Length).Take(freeA.Length).ToArray(), index.Skip(batch.Length + freeA.Length).ToArray());
        var extents = Elements.ExtentsOf(a.Shape, a.CommonAxis);
        var isSummedAlong = a.CommonAxis is { } place && dot.ContractA.Contains(place);
        var products = Elements.Indices([.. dot.ContractA.Select(k => extents[k])]).Select(k => Times(
            a[At(a.Shape.Rank, (dot.BatchA, batch), (freeA, rowOfA), (dot.ContractA, k))],
            b[At(b.Shape.Rank, (dot.BatchB, batch), (freeB, rowOfB), (dot.ContractB, k))])).ToList();
        if (products.Count == 0) return builder.Constant(0, ElementShape, node.Type);
        var sum = products.Aggregate((left, right) => left + right);
        return isSummedAlong ? builder.Sum(sum, 0) : sum;
    }

    Node Times(Node left, Node right)
    {
        var shape = left.Shape.Rank == 0 ? right.Shape : left.Shape;
        return Over(shape, left) * Over(shape, right);
    }

    /// <summary>An index put together of those of some axes each.</summary>
    static int[] At(int rank, params (IReadOnlyList<int> Axes, IReadOnlyList<int> Index)[] parts)
    {
        var index = new int[rank];
        foreach (var (axes, values) in parts)
            for (var k = 0; k < axes.Count; k++)
                index[axes[k]] = values[k];
        return index;
    }
}
