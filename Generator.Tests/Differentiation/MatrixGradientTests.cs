namespace GraphGen.Generator.Tests.Differentiation;

using GraphGen.Compiler.Graphs;

/// <summary>Factorizations and linear systems, single and in batches: first and second derivatives.</summary>
public class MatrixGradientTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(3, 2)]
    [InlineData(2, 2, 1)]
    public void Cholesky(int size, params int[] batch)
    {
        var check = new GradientCheck(size);
        var b = check.Builder;
        var root = check.Input(Matrices(size, size, batch), -1, 1);
        var a = b.MatrixProduct(root, b.Transposed(root)) + Diagonal(root, _ => 0.7);
        Passes(check, b.Cholesky(a + check.Input(Matrices(size, size, batch), -0.1, 0.1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(3, 2)]
    [InlineData(2, 2, 1)]
    public void Lu(int size, params int[] batch)
    {
        var check = new GradientCheck(size);
        // Large elements beside the diagonal, so that rows change places.
        var a = check.Input(Matrices(size, size, batch), -1, 1);
        Passes(check, check.Builder.Lu(a + check.Builder.Flip(Diagonal(a, i => 3 + i), a.Shape.Rank - 1)));
    }

    public static TheoryData<bool, bool, bool> Triangles
    {
        get
        {
            var data = new TheoryData<bool, bool, bool>();
            for (var options = 0; options < 8; options++) data.Add((options & 1) != 0, (options & 2) != 0, (options & 4) != 0);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Triangles))]
    public void Triangular_systems(bool isLower, bool isTransposed, bool hasUnitDiagonal)
    {
        foreach (var (size, columns, batch) in new (int, int, int[])[] { (1, 1, []), (3, 2, []), (2, 1, [2]), (3, 2, [2, 1]) })
        {
            var check = new GradientCheck(size);
            var a = check.Input(Matrices(size, size, batch), 0.5, 1.5);
            Passes(check, check.Builder.TriangularSolve(a, check.Input(Matrices(size, columns, batch)), isLower, isTransposed, hasUnitDiagonal));
        }
    }

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(3, 2, false)]
    [InlineData(3, 2, true)]
    [InlineData(2, 1, false, 2)]
    [InlineData(3, 2, true, 2, 1)]
    public void Systems(int size, int columns, bool isTransposed, params int[] batch)
    {
        var check = new GradientCheck(size);
        var x = check.Input(Matrices(size, size, batch), -1, 1);
        var a = x + check.Builder.Flip(Diagonal(x, _ => 3), x.Shape.Rank - 1);
        Passes(check, check.Builder.Solve(a, check.Builder.Lu(a), check.Input(Matrices(size, columns, batch)), isTransposed));
    }

    static Shape Matrices(int rows, int columns, int[] batch) => new([.. batch.Select(size => (Dim)size), rows, columns]);

    /// <summary>A constant like some matrices with elements on the diagonal alone.</summary>
    static Node Diagonal(Node like, Func<int, double> element)
    {
        var (builder, rank) = (like.Owner, like.Shape.Rank);
        var row = builder.Cast(builder.Iota(like.Shape, rank - 2), like.Type);
        return builder.Triangle("eq", element(0) + (element(1) - element(0)) * row, like.Like(0));
    }

    static void Passes(GradientCheck check, Node y) => check.Passes(check.Builder.Pointwise("sin", y));
}
