using ILGPU;

namespace GraphGen.Gpu;

/// <summary>A batch of matrices in the memory of a device: element (i, j) of matrix b is
/// <c>Elements[Offset + b * BatchStride + i * RowStride + j * ColumnStride]</c>. Swapped strides are the transposed matrix, and a
/// stride of 0 repeats.</summary>
/// <param name="Elements">The memory. It begins at a multiple of 16 bytes, as all that <see cref="GpuArena"/> gives does: where the
/// layout allows, four elements are read at a time.</param>
/// <param name="Offset">The place of the first element.</param>
/// <param name="BatchStride">The distance in elements from one matrix to the next.</param>
/// <param name="RowStride">The distance in elements from one row to the next.</param>
/// <param name="ColumnStride">The distance in elements from one column to the next.</param>
/// <typeparam name="T">The type of the elements.</typeparam>
public readonly record struct GpuOperand<T>(ArrayView<T> Elements, int Offset, int BatchStride, int RowStride, int ColumnStride)
    where T : unmanaged;
