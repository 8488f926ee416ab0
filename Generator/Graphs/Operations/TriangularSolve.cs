namespace GraphGen.Compiler.Graphs;

/// <summary>
/// The solution X of op(A)·X = B, where A, of shape [..., n, n], is taken to be triangular, op(A) is A or its transpose, and B
/// has the shape [..., n, k]; leading axes are a batch. Only the named triangle of A is read, and with a unit diagonal only what
/// lies beside that; the rest has the derivative 0. A 0 on the diagonal gives infinities and NaN.
/// </summary>
sealed record TriangularSolve(bool IsLower, bool IsTransposed, bool HasUnitDiagonal) : Operation
{
    public override string Name => "triangular_solve";

    protected override string Attributes =>
        (IsLower ? " lower" : " upper") + (IsTransposed ? " transposed" : "") + (HasUnitDiagonal ? " unit" : "");

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        MatrixShapes.CheckSystem(Name, operands[0], operands[1]);
        return (operands[1].Shape, operands[1].Type);
    }

    /// <summary>B̄ solves the transposed system; of A the cotangent is -B̄·Xᵀ, transposed where A is, within the triangle.</summary>
    public override Node?[] Vjp(Node node, Node cotangent)
    {
        var (builder, a) = (node.Owner, node.Operands[0]);
        var right = builder.TriangularSolve(a, cotangent, IsLower, !IsTransposed, HasUnitDiagonal);
        var matrix = MatrixShapes.OuterProduct(right, node, IsTransposed);
        var isInside = (IsLower ? "g" : "l") + (HasUnitDiagonal ? "t" : "e");
        return [builder.Triangle(isInside, -matrix, matrix.Like(0)), right];
    }

    public override Node Batched(Node node, BatchOperands operands)
    {
        Node Solved(Node a, Node b) => node.Owner.TriangularSolve(a, b, IsLower, IsTransposed, HasUnitDiagonal);
        return operands.Has(0)
            ? Solved(operands[0], operands[1])
            : MatrixShapes.WithMoreColumns(operands[1], b => Solved(operands.Common(0), b));
    }

    public override Dim Flops(Node node) => node.Shape.ElementCount * node.Operands[0].Shape[node.Operands[0].Shape.Rank - 1];
}
