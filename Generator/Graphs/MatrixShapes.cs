namespace GraphGen.Compiler.Graphs;

/// <summary>What the operations on batches of matrices share: their shape rules, and the outer product in their derivatives.</summary>
static class MatrixShapes
{
    /// <summary>The operand must be floating and have the shape [..., n, n].</summary>
    public static void CheckSquare(string operation, Node a)
    {
        if (!a.Type.IsFloating()) throw ShapeErrors.WrongType(operation, a, "float32 or float64");
        var rank = a.Shape.Rank;
        if (rank < 2) throw ShapeErrors.Unsuitable(operation, a, "it is no matrix");
        if (a.Shape[rank - 2] != a.Shape[rank - 1])
            throw ShapeErrors.Unsuitable(operation, a, $"it is no square matrix: {a.Shape[rank - 2]} ≠ {a.Shape[rank - 1]}");
    }

    /// <summary>The operands must be floating, of one type, and have the shapes [..., n, n] and [..., n, k].</summary>
    public static void CheckSystem(string operation, Node a, Node b)
    {
        CheckSquare(operation, a);
        if (a.Type != b.Type) throw ShapeErrors.DifferentTypes(operation, a, b);
        if (a.Shape.Rank != b.Shape.Rank)
            throw ShapeErrors.Mismatch(a, b, $"rank {a.Shape.Rank} ≠ rank {b.Shape.Rank}");
        for (var axis = 0; axis < a.Shape.Rank - 1; axis++)
            if (a.Shape[axis] != b.Shape[axis])
                throw ShapeErrors.Mismatch(a, b, a.Shape[axis], b.Shape[axis]);
    }

    /// <summary>left·rightᵀ of two stacks of columns, or right·leftᵀ.</summary>
    public static Node OuterProduct(Node left, Node right, bool isTransposed) => isTransposed
        ? left.Owner.MatrixProduct(right, left.Owner.Transposed(left))
        : left.Owner.MatrixProduct(left, left.Owner.Transposed(right));

    /// <summary>What a function of right sides [..., n, k] that solves column by column gives for all of [m, ..., n, k]: the m
    /// right sides become further columns of one.</summary>
    public static Node WithMoreColumns(Node b, Func<Node, Node> function)
    {
        var (builder, rank) = (b.Owner, b.Shape.Rank);
        int[] order = [.. Enumerable.Range(1, rank - 2), 0, rank - 1];
        var rows = builder.Permute(b, order);
        var columns = function(builder.Reshape(rows, new Shape([.. rows.Shape.Take(rank - 2), rows.Shape[rank - 2] * rows.Shape[rank - 1]])));
        return builder.Permute(builder.Reshape(columns, rows.Shape), Permute.Inverse(order));
    }
}
