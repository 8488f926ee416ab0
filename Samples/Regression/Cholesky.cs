namespace GraphGen.Samples.Regression;

/// <summary>Linear systems with a symmetric positive definite matrix.</summary>
static class Cholesky
{
    /// <summary>The solution of A·x = b, by A = L·Lᵀ and two triangular systems.</summary>
    /// <param name="matrix">A, row by row, of which the lower triangle is read.</param>
    /// <param name="right">b.</param>
    /// <returns>x.</returns>
    /// <exception cref="ArithmeticException">The matrix is not positive definite.</exception>
    public static double[] Solve(ReadOnlySpan<double> matrix, ReadOnlySpan<double> right)
    {
        var n = right.Length;
        var (lower, x) = (Factor(matrix, n), right.ToArray());
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++) x[i] -= lower[i, k] * x[k];
            x[i] /= lower[i, i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++) x[i] -= lower[k, i] * x[k];
            x[i] /= lower[i, i];
        }

        return x;
    }

    static double[,] Factor(ReadOnlySpan<double> matrix, int n)
    {
        var lower = new double[n, n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i * n + j];
                for (var k = 0; k < j; k++) rest -= lower[i, k] * lower[j, k];
                if (i == j && !(rest > 0)) throw new ArithmeticException($"Pivot {i} is {rest}: the matrix is not positive definite.");
                lower[i, j] = i == j ? Math.Sqrt(rest) : rest / lower[j, j];
            }

        return lower;
    }
}
