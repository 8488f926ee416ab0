namespace GraphGen.Compiler.Graphs;

/// <summary>Along each axis, every <c>Step</c>-th element from <c>Begin</c> up to but without <c>End</c>.</summary>
sealed record Slice(EquatableArray<Dim> Begin, EquatableArray<Dim> End, EquatableArray<int> Step) : Operation
{
    public override string Name => "slice";

    protected override string Attributes => " " + Begin.Select((begin, i) =>
        $"{begin}..{End[i]}" + (Step[i] == 1 ? "" : ":" + Step[i])).ToEquatable();

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        var operand = operands[0];
        if (Begin.Count != operand.Shape.Rank || End.Count != Begin.Count || Step.Count != Begin.Count)
            throw ShapeErrors.Unsuitable(Name, operand, $"{Begin.Count} ranges are given");
        return (new Shape(Begin.Select((_, axis) => Length(operand, axis))), operand.Type);
    }

    /// <summary>The adjoint puts the cotangent's elements back in place, with zeros between and around them.</summary>
    public override Node?[] Vjp(Node node, Node cotangent)
    {
        for (var axis = 0; axis < Step.Count; axis++) cotangent = Spread(cotangent, axis, Step[axis]);
        var builder = node.Owner;
        var size = node.Operands[0].Shape;
        var rest = size.Select((dim, axis) => dim - Begin[axis] - cotangent.Shape[axis]).ToArray();
        // Where the last step passes the operand's end, the zeros after the last element are cut off.
        var excess = rest.Select((dim, axis) => dim.IsAtLeast(0) switch
        {
            true => 0,
            false => -1 * dim,
            null => (Dim)(Step[axis] - 1),
        });
        var padded = builder.Pad(cotangent, Begin, [.. rest.Zip(excess, (a, b) => a + b)], 0);
        return [builder.Narrow(padded, [.. size.Select(_ => (Dim)0)], size)];
    }

    public override Node Batched(Node node, BatchOperands operands) =>
        node.Owner.Slice(operands[0], [0, .. Begin], [operands.Count, .. End], [1, .. Step]);

    Dim Length(Node operand, int axis)
    {
        var (begin, end, step, size) = (Begin[axis], End[axis], Step[axis], operand.Shape[axis]);
        if (step < 1)
            throw ShapeErrors.Unsuitable(Name, operand, $"step {step} of axis {axis} is not positive");
        if (begin.IsAtLeast(0) == false || end.IsAtLeast(begin) == false || size.IsAtLeast(end) == false)
            throw ShapeErrors.Unsuitable(Name, operand, $"{begin}..{end} is not within axis {axis} of size {size}");
        return (end - begin).DivideRoundingUp(step) ?? throw ShapeErrors.Unsuitable(
            Name, operand, $"{end - begin} elements in steps of {step} have no length that is known for all sizes");
    }

    /// <summary>Puts <paramref name="step"/> - 1 zeros after each element of an axis.</summary>
    static Node Spread(Node node, int axis, int step)
    {
        if (step == 1) return node;
        var (builder, shape) = (node.Owner, node.Shape);
        var before = shape.Take(axis).ToArray();
        var after = shape.Skip(axis + 1).ToArray();
        var parted = builder.Reshape(node, new Shape([.. before, shape[axis], 1, .. after]));
        var zeros = parted.Shape.Select((_, i) => (Dim)(i == axis + 1 ? step - 1 : 0)).ToArray();
        return builder.Reshape(
            builder.Pad(parted, [.. zeros.Select(_ => (Dim)0)], zeros, 0),
            new Shape([.. before, shape[axis] * step, .. after]));
    }
}
