namespace GraphGen.Kernels;

/// <summary>A batch of matrices in memory: element (i, j) of matrix b is
/// <c>Values[b * BatchStride + i * RowStride + j * ColumnStride]</c>. Swapped strides are the transposed matrix, and a
/// stride of 0 repeats.</summary>
/// <param name="Values">The memory.</param>
/// <param name="BatchStride">The distance in elements from one matrix to the next.</param>
/// <param name="RowStride">The distance in elements from one row to the next.</param>
/// <param name="ColumnStride">The distance in elements from one column to the next.</param>
public readonly record struct Operand<T>(Block<T> Values, int BatchStride, int RowStride, int ColumnStride)
    where T : unmanaged
{
    /// <summary>The number of elements of <see cref="Values"/> that a batch of matrices of this size reaches.</summary>
    internal long Reach(int batch, int rows, int columns) => batch == 0 || rows == 0 || columns == 0
        ? 0
        : 1 + (batch - 1L) * BatchStride + (rows - 1L) * RowStride + (columns - 1L) * ColumnStride;
}
