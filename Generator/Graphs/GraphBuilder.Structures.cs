namespace GraphGen.Compiler.Graphs;

/// <summary>Recurrences, matrices and random numbers, and the expressions that their derivatives are made of.</summary>
sealed partial class GraphBuilder
{
    /// <summary>The running sum along an axis.</summary>
    public Node Recurrence(Node terms, int axis, bool isReverse) => Add(new Recurrence(axis, isReverse), terms);

    /// <summary>Each element is its factor times the one before, plus its term.</summary>
    public Node Recurrence(Node terms, Node factors, int axis, bool isReverse) =>
        factors.Operation is Constant { Value: 1 } ? Recurrence(terms, axis, isReverse)
        : Add(new Recurrence(axis, isReverse), terms, factors);

    public Node Cholesky(Node a) => Add(new Cholesky(), a);

    public Node TriangularSolve(Node a, Node b, bool isLower, bool isTransposed, bool hasUnitDiagonal) =>
        Add(new TriangularSolve(isLower, isTransposed, hasUnitDiagonal), a, b);

    public Node Lu(Node a) => Add(new Lu(), a);

    public Node Solve(Node a, Node factors, Node b, bool isTransposed) => Add(new Solve(isTransposed), a, factors, b);

    public Node RandomNumbers(Distribution distribution, Shape shape, DType type, int stream) =>
        Add(new RandomNumbers(distribution, shape, type, stream));

    /// <summary>For each element the one that lies some places further along an axis; 0 where there is none.</summary>
    /// <param name="offset">How many places, negative for those before.</param>
    public Node Neighbour(Node x, int axis, int offset)
    {
        Dim[] At(int count) => [.. x.Shape.Select((_, i) => (Dim)(i == axis ? Math.Max(count, 0) : 0))];
        return Narrow(Pad(x, At(-offset), At(offset), 0), At(offset), x.Shape);
    }

    /// <summary>The product of the elements before each along an axis, or, reversed, of those after it.</summary>
    public Node ExclusiveProduct(Node x, int axis, bool isReverse)
    {
        var first = isReverse ? x.Shape[axis] - 1 : 0;
        var isFirst = Pointwise("eq", Iota(x.Shape, axis), Broadcast(Size(first, DType.Int32), x.Shape, []));
        return Recurrence(Select(isFirst, x.Like(1), x.Like(0)), Neighbour(x, axis, isReverse ? 1 : -1), axis, isReverse);
    }

    /// <summary>The last two axes swapped.</summary>
    public Node Transposed(Node x)
    {
        var rank = x.Shape.Rank;
        return Permute(x, [.. Enumerable.Range(0, rank - 2), rank - 1, rank - 2]);
    }

    /// <summary>The product of matrices, which all other axes stack.</summary>
    public Node MatrixProduct(Node a, Node b)
    {
        var rank = a.Shape.Rank;
        int[] batch = [.. Enumerable.Range(0, rank - 2)];
        return Dot(a, b, batch, batch, [rank - 1], [rank - 2]);
    }

    /// <summary>One value where the row of an element compares to its column as <paramref name="comparison"/> says, else the
    /// other; all of one shape.</summary>
    public Node Triangle(string comparison, Node whenTrue, Node whenFalse)
    {
        var (shape, rank) = (whenTrue.Shape, whenTrue.Shape.Rank);
        return Select(Pointwise(comparison, Iota(shape, rank - 2), Iota(shape, rank - 1)), whenTrue, whenFalse);
    }
}
