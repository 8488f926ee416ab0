namespace GraphGen.Generator.Tests.Emission.Cases;

using GraphGen.Compiler.Graphs;

/// <summary>Factorizations and linear systems of all sizes, in batches, of views and of symbolic sizes, in branches.</summary>
public class MatrixCases
{
    static readonly CaseSet Cases = new()
    {
        ["cholesky of all sizes"] = c =>
        {
            foreach (var size in new[] { 0, 1, 2, 3, 5, 9, 20 }) c.Result(c.B.Cholesky(Positive(c, size)), c.B.Cholesky(Positive(c, 2, 3, size)));
        },
        ["cholesky of symbolic sizes"] = c => c.Result(c.B.Cholesky(Positive(c, c.Symbol("batch", 3), c.Symbol("n", 6)))),
        ["cholesky of no matrices"] = c => c.Result(c.B.Cholesky(Positive(c, 0, 3))),
        ["cholesky in place"] = c => c.Result(c.B.Pointwise("sin", c.B.Cholesky(2 * Positive(c, 7)))),
        ["lu of all sizes"] = c =>
        {
            foreach (var size in new[] { 0, 1, 2, 3, 5, 17, 33 }) c.Result(c.B.Lu(Exchanged(c, size)), c.B.Lu(Exchanged(c, 2, size)));
        },
        ["lu of a singular matrix"] = c =>
        {
            c.WithGradients = false;
            c.Result(c.B.Lu(c.Elements([1, 2, 4, 2, 4, 8, 3, 6, 12], 3, 3)), c.B.Lu(c.Elements([0, 0, 0, 0], 2, 2)));
        },
        ["triangular systems"] = c =>
        {
            foreach (var isLower in new[] { false, true })
                foreach (var isTransposed in new[] { false, true })
                    foreach (var hasUnitDiagonal in new[] { false, true })
                        foreach (var (size, columns) in new[] { (1, 1), (4, 1), (3, 5), (9, 20) })
                            c.Result(c.B.TriangularSolve(Dominant(c, 2, size), c.Input(2, size, columns), isLower, isTransposed, hasUnitDiagonal));
        },
        ["triangular systems of no size"] = c => c.Result(
            c.B.TriangularSolve(Dominant(c, 0), c.Input(0, 2), true, false, false), c.B.TriangularSolve(Dominant(c, 3), c.Input(3, 0), true, true, false)),
        ["triangular systems in place"] = c => c.Result(c.B.TriangularSolve(Dominant(c, 6), c.B.Pointwise("sin", c.Input(6, 3)), false, true, false) + 1),
        ["a matrix as its own right side"] = c =>
        {
            var a = 2 * Dominant(c, 5);
            c.Result(c.B.TriangularSolve(a, a, true, false, false));
        },
        ["systems"] = c =>
        {
            foreach (var isTransposed in new[] { false, true })
                foreach (var (size, columns) in new[] { (1, 1), (4, 1), (3, 5), (20, 9), (5, 150) })
                {
                    var a = Exchanged(c, 2, size);
                    c.Result(c.B.Solve(a, c.B.Lu(a), c.Input(2, size, columns), isTransposed));
                }
        },
        ["systems of symbolic sizes"] = c =>
        {
            Dim batch = c.Symbol("batch", 3), n = c.Symbol("n", 6), k = c.Symbol("k", 2);
            var a = Exchanged(c, batch, n);
            c.Result(c.B.Solve(a, c.B.Lu(a), c.Input(batch, n, k), false));
        },
        ["of views"] = c =>
        {
            var a = Dominant(c, 4);
            var b = c.Input(4, 4);
            c.Result(c.B.TriangularSolve(c.B.Permute(a, 1, 0), c.B.Flip(b, 0), true, false, false), c.B.TriangularSolve(a, c.B.Reshape(c.Input(2, 8), new(4, 4)), false, false, false));
            c.Result(c.B.Cholesky(c.B.Reshape(Positive(c, 2, 2), new(2, 2, 2))), c.B.TriangularSolve(c.B.Broadcast(a, new(3, 4, 4), [1, 2]), c.Input(3, 4, 2), true, false, true));
        },
        ["in a branch"] = c =>
        {
            foreach (var isTaken in new[] { true, false })
            {
                // Only one of the matrices is positive definite; the other must not be factored.
                var (x, condition) = (c.Input(3, 3), c.Condition(isTaken));
                var a = (isTaken ? 1 : -1) * Positive(c, 3);
                c.Result(c.B.Cond(condition, c.B.Within(condition, true, () => c.B.Cholesky(a)), x));
            }
        },
    };

    public static TheoryData<string> Names => Cases.Names;

    [Theory, MemberData(nameof(Names))]
    public void Is_the_reference(string name) => Cases.Check(name);

    /// <summary>Matrices that are positive definite, and not quite symmetric.</summary>
    static Node Positive(CaseBuilder c, params Dim[] dims)
    {
        var root = c.Between(-1, 1, [.. dims, dims[^1]]);
        return c.B.MatrixProduct(root, c.B.Transposed(root)) + Diagonal(root, 1) + 0.01 * root;
    }

    /// <summary>Matrices with the largest elements on the diagonal.</summary>
    static Node Dominant(CaseBuilder c, params Dim[] dims) => c.Between(-0.3, 0.3, [.. dims, dims[^1]]) is var x ? x + Diagonal(x, 2) : x;

    /// <summary>Matrices with the largest elements on the other diagonal, so that rows change places.</summary>
    static Node Exchanged(CaseBuilder c, params Dim[] dims) => c.B.Flip(Dominant(c, dims), dims.Length - 1);

    static Node Diagonal(Node like, double value) => like.Owner.Triangle("eq", like.Like(value), like.Like(0));
}
