using System.Globalization;
using System.Numerics;

namespace GraphGen.Kernels;

/// <summary>Factors of square matrices. The matrices of a batch are shared among the workers; one matrix is the work of one.
/// </summary>
public static class Factorizations
{
    /// <summary>The columns that are eliminated together, before what is right of them.</summary>
    const int Panel = 16;

    /// <summary>The lower triangular factor L of L·Lᵀ = A, row by row, with zeros above the diagonal. Only the lower triangles of
    /// the matrices are read; the factors may lie where the matrices do.</summary>
    /// <param name="worker">The calling worker.</param>
    /// <param name="batch">The number of matrices.</param>
    /// <param name="size">The rows and columns of each.</param>
    /// <param name="a">The matrices, row by row.</param>
    /// <param name="factors">Where the factors go.</param>
    /// <typeparam name="T">float or double.</typeparam>
    /// <exception cref="ArithmeticException">A matrix is not positive definite; the message gives its number in the batch and the
    /// pivot that is not positive.</exception>
    public static void Cholesky<T>(Worker worker, int batch, int size, ReadOnlySpan<T> a, Span<T> factors)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (begin, end) = worker.Share(batch);
        for (var matrix = begin; matrix < end; matrix++)
        {
            var start = matrix * size * size;
            CholeskyOfOne(matrix, size, a.Slice(start, size * size), factors.Slice(start, size * size));
        }
    }

    /// <summary>The factors of P·A = L·U by elimination with partial pivoting, in one matrix of a row more: U in the upper
    /// triangle, L below it without its unit diagonal, and last the row of A that each row of P·A is. A singular matrix has
    /// factors with a 0 on the diagonal of U.</summary>
    /// <param name="worker">The calling worker.</param>
    /// <param name="batch">The number of matrices.</param>
    /// <param name="size">The rows and columns of each.</param>
    /// <param name="a">The matrices, row by row.</param>
    /// <param name="packed">Where the factors go; not where the matrices are.</param>
    /// <typeparam name="T">float or double.</typeparam>
    public static void Lu<T>(Worker worker, int batch, int size, ReadOnlySpan<T> a, Span<T> packed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (begin, end) = worker.Share(batch);
        for (var matrix = begin; matrix < end; matrix++)
            LuOfOne(size, a.Slice(matrix * size * size, size * size), packed.Slice(matrix * (size + 1) * size, (size + 1) * size));
    }

    static void CholeskyOfOne<T>(int matrix, int size, ReadOnlySpan<T> a, Span<T> factor) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < size; i++)
        {
            var row = factor.Slice(i * size, size);
            a.Slice(i * size, i + 1).CopyTo(row);
            for (var j = 0; j < i; j++)
                row[j] = (row[j] - Rows.Dot<T>(row[..j], factor.Slice(j * size, j))) / factor[j * size + j];
            var pivot = row[i] - Rows.Dot<T>(row[..i], row[..i]);
            if (!(pivot > T.Zero))
                throw new ArithmeticException(string.Create(CultureInfo.InvariantCulture,
                    $"cholesky: matrix {matrix} of the batch is not positive definite: the pivot of row {i} is {pivot}."));
            row[i] = T.Sqrt(pivot);
            row[(i + 1)..].Clear();
        }
    }

    static void LuOfOne<T>(int size, ReadOnlySpan<T> a, Span<T> packed) where T : unmanaged, IFloatingPointIeee754<T>
    {
        a.CopyTo(packed);
        var order = packed[(size * size)..];
        for (var i = 0; i < size; i++) order[i] = T.CreateChecked(i);
        for (var begin = 0; begin < size; begin += Panel)
        {
            var end = Math.Min(begin + Panel, size);
            for (var k = begin; k < end; k++) Eliminate(k, end, size, packed);

            // What is right of the panel: each row takes all rows of the panel before it while it is at hand.
            for (var i = begin + 1; i < size; i++)
                for (var k = begin; k < Math.Min(i, end); k++)
                    Rows.Subtract<T>(packed[i * size + k], packed.Slice(k * size + end, size - end), packed.Slice(i * size + end, size - end));
        }
    }

    /// <summary>Brings the largest element of column <paramref name="k"/> to the diagonal and eliminates those below it, up to
    /// column <paramref name="end"/>.</summary>
    static void Eliminate<T>(int k, int end, int size, Span<T> packed) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var largest = k;
        for (var i = k + 1; i < size; i++)
            if (T.Abs(packed[i * size + k]) > T.Abs(packed[largest * size + k]))
                largest = i;
        if (largest != k)
        {
            Exchange(packed.Slice(k * size, size), packed.Slice(largest * size, size));
            var order = packed[(size * size)..];
            (order[k], order[largest]) = (order[largest], order[k]);
        }
        var pivot = packed[k * size + k];
        if (pivot == T.Zero) return;
        for (var i = k + 1; i < size; i++)
        {
            var factor = packed[i * size + k] /= pivot;
            Rows.Subtract<T>(factor, packed.Slice(k * size + k + 1, end - k - 1), packed.Slice(i * size + k + 1, end - k - 1));
        }
    }

    static void Exchange<T>(Span<T> left, Span<T> right)
    {
        for (var i = 0; i < left.Length; i++) (left[i], right[i]) = (right[i], left[i]);
    }
}
