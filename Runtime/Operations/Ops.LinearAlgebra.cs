using GraphGen.Kernels;

namespace GraphGen;

public static partial class Ops
{
    /// <summary>The lower triangular factor L with a positive diagonal, L·Lᵀ = A, of which the lower triangle is read alone;
    /// <see cref="Cholesky"/> takes the symmetric part. The leading axes are a batch. float32 is computed in float64 and rounded
    /// once.</summary>
    /// <param name="a">A floating-point tensor of shape [..., n, n].</param>
    /// <returns>A tensor of the same shape and type with zeros above the diagonals.</returns>
    /// <exception cref="ArgumentException">The tensor holds no square matrices of float32 or float64.</exception>
    /// <exception cref="ArithmeticException">A matrix is not positive definite.</exception>
    [Primitive("cholesky")]
    internal static Tensor CholeskyFactor(Tensor a)
    {
        a = Square("cholesky", a);
        var results = new double[a.Shape.ElementCount];
        Factorizations.Cholesky<double>(Worker.Single, Product(a.Shape, 0, a.Rank - 2), a.Shape[^1], Numbers.From(a), results);
        return new Tensor(Numbers.To(results, a.Type), a.Shape, Origin.Of(a.Type, [a], (graph, nodes) => graph.Cholesky(nodes[0])));
    }

    /// <summary>
    /// The factors of P·A = L·U by elimination with partial pivoting. The leading axes are a batch. Of each matrix the result has
    /// U in the upper triangle, L below it without its unit diagonal, and in a last row which row of A each row of P·A is.
    /// float32 is computed in float64 and rounded once.
    /// </summary>
    /// <param name="a">A floating-point tensor of shape [..., n, n].</param>
    /// <returns>A tensor of shape [..., n+1, n] and of the same type; a singular matrix has a 0 on the diagonal of U.</returns>
    /// <exception cref="ArgumentException">The tensor holds no square matrices of float32 or float64.</exception>
    [Primitive("lu")]
    internal static Tensor LuFactors(Tensor a)
    {
        a = Square("lu", a);
        var n = a.Shape[^1];
        var shape = new TensorShape([.. a.Shape.Take(a.Rank - 2), n + 1, n]);
        var results = new double[shape.ElementCount];
        Factorizations.Lu<double>(Worker.Single, Product(a.Shape, 0, a.Rank - 2), n, Numbers.From(a), results);
        return new Tensor(Numbers.To(results, a.Type), shape, Origin.Of(a.Type, [a], (graph, nodes) => graph.Lu(nodes[0])));
    }

    /// <summary>The solution X of op(A)·X = B for triangular matrices A. The leading axes are a batch. float32 is computed in
    /// float64 and rounded once.</summary>
    /// <param name="a">A floating-point tensor of shape [..., n, n].</param>
    /// <param name="b">A tensor of its type and of shape [..., n, k] with the same leading axes.</param>
    /// <param name="lower">Which triangle is read.</param>
    /// <param name="transposed">Whether op(A) is the transpose of A.</param>
    /// <param name="unit">Whether the diagonal is taken to be 1.</param>
    /// <returns>A tensor of the shape and type of <paramref name="b"/>.</returns>
    /// <exception cref="ArgumentException">The shapes or types do not fit.</exception>
    [Primitive("triangular_solve")]
    internal static Tensor TriangularSystem(Tensor a, Tensor b, bool lower, bool transposed, bool unit)
    {
        (a, b) = System("triangular_solve", a, b);
        var results = new double[b.Shape.ElementCount];
        LinearSystems.SolveTriangular<double>(
            Worker.Single, Product(a.Shape, 0, a.Rank - 2), a.Shape[^1], b.Shape[^1], lower, transposed, unit,
            Numbers.From(a), Numbers.From(b), results);
        return new Tensor(Numbers.To(results, b.Type), b.Shape, Origin.Of(
            b.Type, [a, b], (graph, nodes) => graph.TriangularSolve(nodes[0], nodes[1], lower, transposed, unit)));
    }

    /// <summary>The solution X of op(A)·X = B from the factors of A. The leading axes are a batch. float32 is computed in float64
    /// and rounded once.</summary>
    /// <param name="a">A floating-point tensor of shape [..., n, n], through which derivatives go.</param>
    /// <param name="factors">What <see cref="LuFactors"/> gives of it.</param>
    /// <param name="b">A tensor of its type and of shape [..., n, k] with the same leading axes.</param>
    /// <param name="transposed">Whether op(A) is the transpose of A.</param>
    /// <returns>A tensor of the shape and type of <paramref name="b"/>.</returns>
    /// <exception cref="ArgumentException">The shapes or types do not fit.</exception>
    /// <exception cref="ArithmeticException">A matrix is singular.</exception>
    [Primitive("solve")]
    internal static Tensor FactoredSystem(Tensor a, Tensor factors, Tensor b, bool transposed)
    {
        (a, b) = System("solve", a, b);
        var results = new double[b.Shape.ElementCount];
        LinearSystems.Solve<double>(
            Worker.Single, Product(a.Shape, 0, a.Rank - 2), a.Shape[^1], b.Shape[^1], transposed,
            Numbers.From(factors), Numbers.From(b), results);
        return new Tensor(Numbers.To(results, b.Type), b.Shape, Origin.Of(
            b.Type, [a, factors, b], (graph, nodes) => graph.Solve(nodes[0], nodes[1], nodes[2], transposed)));
    }

    static Tensor Square(string name, Tensor a)
    {
        a = a.Settled();
        if (!a.Type.IsFloating())
            throw new ArgumentException($"{name} takes float32 or float64, but the operand is {a.Type.Text()}{a.Shape}; cast it first.");
        return a.Rank >= 2 && a.Shape[^2] == a.Shape[^1]
            ? a
            : throw new ArgumentException($"{name}: the shape {a.Shape} is not that of square matrices.");
    }

    static (Tensor A, Tensor B) System(string name, Tensor a, Tensor b)
    {
        (a, b) = (Square(name, a), b.Settled());
        return a.Type == b.Type && a.Rank == b.Rank && ShareAxes(a.Shape, b.Shape, a.Rank - 1)
            ? (a, b)
            : throw new ArgumentException(
                $"{name}: the right sides {b.Type.Text()}{b.Shape} do not fit the matrices {a.Type.Text()}{a.Shape}.");
    }
}
