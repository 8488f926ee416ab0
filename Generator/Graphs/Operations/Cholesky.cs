namespace GraphGen.Compiler.Graphs;

/// <summary>
/// The lower triangular matrix L with a positive diagonal for which L·Lᵀ is the symmetric matrix of which the lower triangle is
/// given; leading axes are a batch. What lies above the diagonal is not read, and has the derivative 0. A matrix that is not
/// positive definite is an error at run time.
/// </summary>
sealed record Cholesky : Operation
{
    public override string Name => "cholesky";

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        MatrixShapes.CheckSquare(Name, operands[0]);
        return (operands[0].Shape, operands[0].Type);
    }

    /// <summary>Murray, "Differentiation of the Cholesky decomposition", 2016: with Φ the lower triangle that counts the
    /// diagonal by half, S = L⁻ᵀ·Φ(Lᵀ·L̄)·L⁻¹ and the cotangent is Φ(S + Sᵀ).</summary>
    public override Node?[] Vjp(Node node, Node cotangent)
    {
        var builder = node.Owner;
        var middle = LowerHalf(builder.MatrixProduct(builder.Transposed(node), cotangent));
        var left = Inverted(node, middle);
        var both = builder.Transposed(Inverted(node, builder.Transposed(left)));
        return [LowerHalf(both + builder.Transposed(both))];
    }

    public override Node Batched(Node node, BatchOperands operands) => node.Owner.Cholesky(operands[0]);

    public override Dim Flops(Node node) => node.Shape.ElementCount * node.Shape[node.Shape.Rank - 1];

    /// <summary>L⁻ᵀ · x.</summary>
    static Node Inverted(Node factor, Node x) => factor.Owner.TriangularSolve(factor, x, isLower: true, isTransposed: true, hasUnitDiagonal: false);

    static Node LowerHalf(Node x) => x.Owner.Triangle("gt", x, x.Owner.Triangle("eq", 0.5 * x, x.Like(0)));
}
