namespace GraphGen.Compiler.Graphs;

/// <summary>
/// The factors of square matrices by elimination with row exchanges, P·A = L·U; leading axes are a batch. For A of shape
/// [..., n, n] the result is [..., n+1, n]: U in the upper triangle, L below it without its unit diagonal, and in the last row
/// the order of the rows: row i of P·A is row <c>order[i]</c> of A. Singular matrices have factors, too: with a 0 on the
/// diagonal of U.
/// </summary>
sealed record Lu : Operation
{
    public override string Name => "lu";

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        var a = operands[0];
        MatrixShapes.CheckSquare(Name, a);
        var n = a.Shape[a.Shape.Rank - 1];
        return (new Shape([.. a.Shape.Take(a.Shape.Rank - 2), n + 1, n]), a.Type);
    }

    /// <summary>Ā = Pᵀ·L⁻ᵀ·(tril(Lᵀ·L̄) + triu(Ū·Uᵀ))·U⁻ᵀ, where tril leaves out the diagonal, which L̄ has none of. The order of
    /// the rows is a constant.</summary>
    public override Node?[] Vjp(Node node, Node cotangent)
    {
        var (builder, batch) = (node.Owner, node.Shape.Rank - 2);
        var (factors, order) = (Factors(node), Order(node));
        var given = Factors(cotangent);
        var lower = builder.Triangle("gt", factors, builder.Triangle("eq", factors.Like(1), factors.Like(0)));
        var upper = builder.Triangle("le", factors, factors.Like(0));
        var lowerGiven = builder.Triangle("gt", given, given.Like(0));
        var upperGiven = builder.Triangle("le", given, given.Like(0));
        var ofLower = builder.MatrixProduct(builder.Transposed(lower), lowerGiven);
        var middle = builder.Triangle("gt", ofLower, builder.MatrixProduct(upperGiven, builder.Transposed(upper)));
        var left = builder.TriangularSolve(factors, middle, isLower: true, isTransposed: true, hasUnitDiagonal: true);
        var both = builder.TriangularSolve(factors, builder.Transposed(left), isLower: false, isTransposed: false, hasUnitDiagonal: false);
        return [builder.ScatterAdd(order, builder.Transposed(both), batch, node.Shape[batch + 1])];
    }

    public override Node Batched(Node node, BatchOperands operands) => node.Owner.Lu(operands[0]);

    public override Dim Flops(Node node) => node.Operands[0].Shape.ElementCount * node.Shape[node.Shape.Rank - 1];

    /// <summary>L and U in one matrix.</summary>
    static Node Factors(Node packed)
    {
        var n = packed.Shape[packed.Shape.Rank - 1];
        return packed.Owner.Narrow(packed, [.. packed.Shape.Select(_ => (Dim)0)], new Shape([.. packed.Shape.Take(packed.Shape.Rank - 2), n, n]));
    }

    /// <summary>The last row, as int32.</summary>
    static Node Order(Node packed)
    {
        var (builder, rank) = (packed.Owner, packed.Shape.Rank);
        var n = packed.Shape[rank - 1];
        var batch = packed.Shape.Take(rank - 2).ToArray();
        var row = builder.Narrow(packed, [.. batch.Select(_ => (Dim)0), n, 0], new Shape([.. batch, 1, n]));
        return builder.Cast(builder.Reshape(row, new Shape([.. batch, n])), DType.Int32);
    }
}
