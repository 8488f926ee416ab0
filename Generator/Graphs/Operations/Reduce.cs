namespace GraphGen.Compiler.Graphs;

/// <summary>What a reduction makes of the elements it takes together.</summary>
enum ReduceKind { Sum, Max, Min, Product }

/// <summary>
/// The sum, product, largest or smallest element over some axes, which the result does not have. Of NaN all give NaN. The
/// derivative of an extreme is shared evenly among the elements that tie; that of a product is the product of the others, also
/// where factors are 0.
/// </summary>
sealed record Reduce(ReduceKind Kind, EquatableArray<int> Axes) : Operation
{
    public override string Name => Kind switch
    {
        ReduceKind.Sum => "sum",
        ReduceKind.Product => "product",
        ReduceKind.Max => "reduce_max",
        _ => "reduce_min",
    };

    protected override string Attributes => " axes " + Axes;

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        var operand = operands[0];
        ShapeErrors.CheckAxes(Name, operand, Axes);
        if (operand.Type == DType.Bool) throw ShapeErrors.WrongType(Name, operand, "a number");
        if (Kind is ReduceKind.Max or ReduceKind.Min && operand.Shape.Select(Axes).Any(dim => dim == 0))
            throw ShapeErrors.Unsuitable(Name, operand, "no elements have no extreme");
        return (operand.Shape.Select(operand.Shape.AxesExcept(Axes)), operand.Type);
    }

    public override Node?[] Vjp(Node node, Node cotangent)
    {
        var (builder, operand) = (node.Owner, node.Operands[0]);
        var kept = operand.Shape.AxesExcept(Axes);
        if (Kind == ReduceKind.Sum) return [builder.Broadcast(cotangent, operand.Shape, kept)];
        if (Kind == ReduceKind.Product) return [builder.Broadcast(cotangent, operand.Shape, kept) * Others(operand)];

        var isExtreme = builder.Pointwise("eq", operand, builder.Broadcast(node, operand.Shape, kept));
        var ties = builder.Sum(builder.Cast(isExtreme, operand.Type), [.. Axes]);
        return [builder.Select(isExtreme, builder.Broadcast(cotangent / ties, operand.Shape, kept), operand.Like(0))];
    }

    public override Node Batched(Node node, BatchOperands operands) =>
        node.Owner.Reduce(Kind, operands[0], BatchOperands.Shifted(Axes));

    public override Dim Flops(Node node) => node.Operands[0].Shape.ElementCount;

    /// <summary>For each element the product of those that are multiplied with it: of all before it and all after it.</summary>
    Node Others(Node x)
    {
        var builder = x.Owner;
        if (Axes.Count == 1) return Along(x, Axes[0]);
        int[] kept = x.Shape.AxesExcept(Axes), order = [.. kept, .. Axes];
        var rows = builder.Permute(x, order);
        var flat = builder.Reshape(rows, new Shape([.. x.Shape.Select(kept), Dim.Product(x.Shape.Select(Axes))]));
        return builder.Permute(builder.Reshape(Along(flat, kept.Length), rows.Shape), Permute.Inverse(order));

        static Node Along(Node x, int axis) =>
            x.Owner.ExclusiveProduct(x, axis, isReverse: false) * x.Owner.ExclusiveProduct(x, axis, isReverse: true);
    }
}
