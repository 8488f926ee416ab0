using ILGPU.Runtime.Cuda;

namespace GraphGen.Gpu;

/// <summary>How a library that takes matrices column by column, as BLAS does, is asked for a product of row-major results: for the product
/// of the transposed operands in the other order, <c>resultᵀ = rightᵀ · leftᵀ</c>.</summary>
/// <param name="First">How the right operand is taken: as it lies, or transposed.</param>
/// <param name="FirstStride">The distance in memory from one of its columns to the next.</param>
/// <param name="Second">How the left operand is taken.</param>
/// <param name="SecondStride">The distance in memory from one of its columns to the next.</param>
readonly record struct GpuGemm(CuBlasOperation First, int FirstStride, CuBlasOperation Second, int SecondStride)
{
    /// <summary>How to ask for a product; null if an operand lies as BLAS can't take it.</summary>
    public static GpuGemm? Of<T>(GpuProductSize size, GpuOperand<T> left, GpuOperand<T> right) where T : unmanaged =>
        Take(size.Columns, size.Inner, right.ColumnStride, right.RowStride) is var (first, firstStride)
        && Take(size.Inner, size.Rows, left.ColumnStride, left.RowStride) is var (second, secondStride)
            ? new(first, firstStride, second, secondStride)
            : null;

    /// <summary>How a matrix of some rows and columns is taken of which element (i, j) is at <c>i * down + j * across</c>.</summary>
    static (CuBlasOperation, int)? Take(int rows, int columns, int down, int across)
    {
        if (rows == 0 || columns == 0) return null;
        // Where there is one row or column, there is no way to the next, and any number does that is large enough.
        if ((down == 1 || rows == 1) && Reach(across, columns, rows) is { } stride) return (CuBlasOperation.NonTranspose, stride);
        if ((across == 1 || columns == 1) && Reach(down, rows, columns) is { } other) return (CuBlasOperation.Transpose, other);
        return null;
    }

    /// <summary>A stride over lines, if it leads beyond each of them.</summary>
    static int? Reach(int stride, int lines, int length) => stride >= length ? stride : lines == 1 ? length : null;
}
