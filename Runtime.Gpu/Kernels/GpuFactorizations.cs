using System.Numerics;
using ILGPU;

namespace GraphGen.Gpu;

/// <summary>Factors of square matrices, as the bodies of kernels. A matrix of the batch is the work of one thread.</summary>
/// <remarks>The kernel must be explicitly grouped: ILGPU takes the index of another to be the same for all threads. Loops take the same
/// number of rounds in every thread, and nothing branches on what a branch chose: that, too, would be taken to be the same.</remarks>
public static class GpuFactorizations
{
    /// <summary>How many threads a kernel needs: one for each matrix.</summary>
    public static int Threads(int batch) => batch;

    /// <summary>The lower triangular factor L of L·Lᵀ = A, row by row, with zeros above the diagonal. Only the lower triangles of
    /// the matrices are read; the factors may lie where the matrices do. Where a processor throws, as a matrix is not positive
    /// definite, the diagonal is NaN from the pivot on that is not positive.</summary>
    /// <param name="thread">The number of the matrix.</param>
    /// <param name="batch">The number of matrices.</param>
    /// <param name="size">The rows and columns of each.</param>
    /// <param name="a">The matrices, row by row.</param>
    /// <param name="factors">Where the factors go.</param>
    /// <typeparam name="T">float or double.</typeparam>
    public static void Cholesky<T>(int thread, int batch, int size, ArrayView<T> a, ArrayView<T> factors)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var start = thread * size * size;

        // 0, or NaN once a pivot was not positive.
        T spoiled = default;
        for (var i = 0; i < size; i++)
        {
            var row = start + i * size;
            T squares = default;
            for (var j = 0; j < i; j++)
            {
                var other = start + j * size;
                T dot = default;
                for (var k = 0; k < j; k++) dot += factors[row + k] * factors[other + k];
                var element = (a[row + j] - dot) / factors[other + j];
                factors[row + j] = element;
                squares += element * element;
            }
            var pivot = a[row + i] - squares;
            if (!(pivot > default(T))) spoiled = T.NaN;
            factors[row + i] = T.Sqrt(pivot) + spoiled;
            for (var j = i + 1; j < size; j++) factors[row + j] = default;
        }
    }

    /// <summary>The factors of P·A = L·U by elimination with partial pivoting, in one matrix of a row more: U in the upper
    /// triangle, L below it without its unit diagonal, and last the row of A that each row of P·A is. A singular matrix has
    /// factors with a 0 on the diagonal of U.</summary>
    /// <param name="thread">The number of the matrix.</param>
    /// <param name="batch">The number of matrices.</param>
    /// <param name="size">The rows and columns of each.</param>
    /// <param name="a">The matrices, row by row.</param>
    /// <param name="packed">Where the factors go; not where the matrices are.</param>
    /// <typeparam name="T">float or double.</typeparam>
    public static void Lu<T>(int thread, int batch, int size, ArrayView<T> a, ArrayView<T> packed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var start = thread * (size + 1) * size;
        var order = start + size * size;
        for (var i = 0; i < size * size; i++) packed[start + i] = a[thread * size * size + i];
        T number = default;
        for (var i = 0; i < size; i++)
        {
            packed[order + i] = number;
            number += T.One;
        }
        for (var k = 0; k < size; k++)
        {
            var row = start + k * size;
            var largest = k;
            var most = T.Abs(packed[row + k]);
            for (var i = k + 1; i < size; i++)
            {
                var candidate = T.Abs(packed[start + i * size + k]);
                var isLarger = candidate > most;
                largest = isLarger ? i : largest;
                most = isLarger ? candidate : most;
            }

            // A row is exchanged with itself where the others of the group exchange two.
            var chosen = start + largest * size;
            for (var j = 0; j < size; j++) (packed[row + j], packed[chosen + j]) = (packed[chosen + j], packed[row + j]);
            (packed[order + k], packed[order + largest]) = (packed[order + largest], packed[order + k]);

            var pivot = packed[row + k];
            for (var i = k + 1; i < size; i++)
            {
                var target = start + i * size;
                var factor = packed[target + k];
                if (pivot != default) factor /= pivot;
                packed[target + k] = factor;
                for (var j = k + 1; j < size; j++)
                    if (pivot != default)
                        packed[target + j] -= factor * packed[row + j];
            }
        }
    }
}
