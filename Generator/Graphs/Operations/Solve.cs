namespace GraphGen.Compiler.Graphs;

/// <summary>
/// The solution X of op(A)·X = B, where op(A) is A, of shape [..., n, n], or its transpose, and B has the shape [..., n, k];
/// leading axes are a batch. The operands are A, the factors that <see cref="Lu"/> gives of it, and B. Only the factors are
/// read: they say how to solve; derivatives go through A. A singular matrix is an error at run time.
/// </summary>
sealed record Solve(bool IsTransposed) : Operation
{
    public override string Name => "solve";

    protected override string Attributes => IsTransposed ? " transposed" : "";

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        var (a, factors, b) = (operands[0], operands[1], operands[2]);
        MatrixShapes.CheckSystem(Name, a, b);
        var n = a.Shape[a.Shape.Rank - 1];
        if (factors.Type != a.Type) throw ShapeErrors.DifferentTypes(Name, a, factors);
        if (factors.Shape != new Shape([.. a.Shape.Take(a.Shape.Rank - 2), n + 1, n]))
            throw ShapeErrors.Mismatch(a, factors, "these are not its factors");
        return (b.Shape, b.Type);
    }

    /// <summary>B̄ solves the transposed system; of A the cotangent is -B̄·Xᵀ, transposed where A is.</summary>
    public override Node?[] Vjp(Node node, Node cotangent)
    {
        var (builder, a, factors) = (node.Owner, node.Operands[0], node.Operands[1]);
        var right = builder.Solve(a, factors, cotangent, !IsTransposed);
        return [-MatrixShapes.OuterProduct(right, node, IsTransposed), null, right];
    }

    public override Node Batched(Node node, BatchOperands operands) => operands.Has(0) || operands.Has(1)
        ? node.Owner.Solve(operands[0], operands[1], operands[2], IsTransposed)
        : MatrixShapes.WithMoreColumns(operands[2], b => node.Owner.Solve(operands.Common(0), operands.Common(1), b, IsTransposed));

    public override Dim Flops(Node node) => 2 * node.Shape.ElementCount * node.Operands[0].Shape[node.Operands[0].Shape.Rank - 1];
}
