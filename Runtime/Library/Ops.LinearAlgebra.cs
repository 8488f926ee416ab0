namespace GraphGen;

public static partial class Ops
{
    /// <summary>The lower triangular matrix L with a positive diagonal for which L·Lᵀ = A, where A is the symmetric part
    /// (a + aᵀ) / 2: a symmetric matrix itself. Leading axes are a batch. The derivative is symmetric.</summary>
    /// <param name="a">A floating-point tensor of shape [..., n, n].</param>
    /// <returns>A tensor of the same shape and type.</returns>
    /// <exception cref="ArgumentException">The tensor holds no square matrices of float32 or float64.</exception>
    /// <exception cref="ArithmeticException">A matrix is not positive definite; the message gives its number in the batch and
    /// the pivot that is not positive.</exception>
    [Traceable]
    public static Tensor Cholesky(Tensor a)
    {
        Matrices.RequireSquare("cholesky", a);
        return CholeskyFactor((a + Transpose(a, -2, -1)) / 2);
    }

    /// <summary>The solution X of A·X = B, or of Aᵀ·X = B, for triangular matrices A. Leading axes are a batch and are repeated to
    /// fit each other. Only the named triangle is read. A 0 on a diagonal gives infinities and NaN.</summary>
    /// <param name="a">A floating-point tensor of shape [..., n, n].</param>
    /// <param name="b">A tensor of shape [..., n, k], or a vector of shape [n].</param>
    /// <param name="lower">Whether the lower triangle is read, or else the upper one.</param>
    /// <param name="transpose">Whether to solve with the transpose of A.</param>
    /// <param name="unitDiagonal">Whether the diagonal is taken to be 1; it is not read then.</param>
    /// <returns>A tensor of shape [..., n, k], or [..., n] for a vector.</returns>
    /// <exception cref="ArgumentException">The shapes or types do not fit.</exception>
    [Traceable]
    public static Tensor TriangularSolve(
        Tensor a, Tensor b, bool lower = true, bool transpose = false, bool unitDiagonal = false)
    {
        Matrices.RequireSystem("triangular_solve", a, b);
        if (b.Rank == 1)
            return Squeeze(TriangularSolve(a, Unsqueeze(b, 1), lower, transpose, unitDiagonal), -1);
        var batch = Matrices.Batch(a, b);
        return TriangularSystem(Matrices.Repeat(a, batch), Matrices.Repeat(b, batch), lower, transpose, unitDiagonal);
    }

    /// <summary>The solution X of A·X = B by elimination with partial pivoting. Leading axes are a batch and are repeated to fit each
    /// other.</summary>
    /// <param name="a">A floating-point tensor of shape [..., n, n].</param>
    /// <param name="b">A tensor of shape [..., n, k], or a vector of shape [n].</param>
    /// <returns>A tensor of shape [..., n, k], or [..., n] for a vector.</returns>
    /// <exception cref="ArgumentException">The shapes or types do not fit.</exception>
    /// <exception cref="ArithmeticException">A matrix is singular; the message gives its number in the batch and the pivot that
    /// is 0.</exception>
    [Traceable]
    public static Tensor Solve(Tensor a, Tensor b)
    {
        Matrices.RequireSystem("solve", a, b);
        if (b.Rank == 1)
            return Squeeze(Solve(a, Unsqueeze(b, 1)), -1);
        var batch = Matrices.Batch(a, b);
        return FactoredSystem(
            Matrices.Repeat(a, batch), Matrices.Repeat(LuFactors(a), batch), Matrices.Repeat(b, batch), false);
    }

    /// <summary>The inverse of square matrices. Leading axes are a batch. Where it is multiplied with something, prefer
    /// <see cref="Solve"/>.</summary>
    /// <param name="a">A floating-point tensor of shape [..., n, n].</param>
    /// <returns>A tensor of the same shape and type.</returns>
    /// <exception cref="ArgumentException">The tensor holds no square matrices of float32 or float64.</exception>
    /// <exception cref="ArithmeticException">A matrix is singular; the message gives its number in the batch and the pivot that
    /// is 0.</exception>
    [Traceable]
    public static Tensor Inverse(Tensor a)
    {
        Matrices.RequireSquare("inverse", a);
        return Solve(a, IdentityMatrix(a.Shape[^1], a.Type));
    }

    /// <summary>The determinant of square matrices, 0 for singular ones. Leading axes are a batch. The derivative is found by
    /// solving with the matrix, and is not finite where it is singular.</summary>
    /// <param name="a">A floating-point tensor of shape [..., n, n].</param>
    /// <returns>A tensor of shape [...].</returns>
    /// <exception cref="ArgumentException">The tensor holds no square matrices of float32 or float64.</exception>
    [Traceable]
    public static Tensor Determinant(Tensor a)
    {
        Matrices.RequireSquare("determinant", a);
        var factors = LuFactors(a);
        return Product(Diagonal(factors), -1) * Matrices.OrderSign(factors);
    }

    /// <summary>The natural logarithm of the determinant of square matrices: -∞ for singular ones, NaN where the determinant is
    /// negative. Leading axes are a batch.</summary>
    /// <param name="a">A floating-point tensor of shape [..., n, n].</param>
    /// <returns>A tensor of shape [...].</returns>
    /// <exception cref="ArgumentException">The tensor holds no square matrices of float32 or float64.</exception>
    [Traceable]
    public static Tensor LogDeterminant(Tensor a)
    {
        var (sign, logarithm) = SignedLogDeterminant(a);
        return Where(sign < 0, double.NaN, logarithm);
    }

    /// <summary>The sign of the determinant of square matrices and the natural logarithm of its absolute value: 0 and -∞ for
    /// singular ones. Unlike the determinant, neither overflows. Leading axes are a batch.</summary>
    /// <param name="a">A floating-point tensor of shape [..., n, n].</param>
    /// <returns>Two tensors of shape [...]: the signs, -1, 0 or 1, and the logarithms.</returns>
    /// <exception cref="ArgumentException">The tensor holds no square matrices of float32 or float64.</exception>
    [Traceable]
    public static (Tensor Sign, Tensor Logarithm) SignedLogDeterminant(Tensor a)
    {
        Matrices.RequireSquare("log_determinant", a);
        var factors = LuFactors(a);
        var diagonal = Diagonal(factors);
        return (Product(Sign(diagonal), -1) * Matrices.OrderSign(factors), Sum(Log(Abs(diagonal)), -1));
    }
}
