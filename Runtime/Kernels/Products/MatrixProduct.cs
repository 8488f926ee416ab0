using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GraphGen.Kernels;

/// <summary>Batched matrix products of strided operands.</summary>
public static unsafe class MatrixProduct
{
    /// <summary>The inner elements for each row (or column) of the smaller operand from which inner products are faster
    /// than tiles, which copy the larger operand.</summary>
    const int InnerPerRow = 14, InnerPerColumn = 12;

    /// <summary>More columns than this are better computed as tiles.</summary>
    const int FewColumns = 12;

    /// <summary>Computes <c>result[b, i, j] = epilogue(Σₖ left[b, i, k] · right[b, k, j])</c>, this worker's share of
    /// it. All workers of the team make the same call.</summary>
    /// <remarks>
    /// <para>Operands with any strides are read in place or copied into the thread's own scratch memory, so a
    /// transposed operand costs nothing but swapped strides. Products are summed by fused multiply-adds.</para>
    /// <para>The bits of a result depend on the size, on the layout of the operands and on the processor's vectors, not
    /// on the number of workers. <paramref name="result"/> holds partial sums on the way, so it must not overlap the
    /// operands nor anything that the epilogue reads. The caller puts a barrier before whatever reads the
    /// result.</para>
    /// </remarks>
    /// <param name="worker">The calling worker.</param>
    /// <param name="size">The size of the products; any part of it may be 0, and sums over nothing are 0.</param>
    /// <param name="left">The left operand, <c>[batch, rows, inner]</c>.</param>
    /// <param name="right">The right operand, <c>[batch, inner, columns]</c>.</param>
    /// <param name="result">The result, <c>[batch, rows, columns]</c> in row-major order without gaps.</param>
    /// <param name="epilogue">The pointwise work on each element of the product.</param>
    /// <typeparam name="T">float or double.</typeparam>
    /// <typeparam name="TEpilogue">The type of the epilogue; <see cref="PlainSum{T}"/> for none.</typeparam>
    /// <exception cref="ArgumentException">A part of the size is negative, or an operand or the result does not hold as
    /// many elements.</exception>
    public static void Multiply<T, TEpilogue>(
        Worker worker, ProductSize size, in Operand<T> left, in Operand<T> right, Block<T> result, in TEpilogue epilogue)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TEpilogue : struct, IEpilogue<T>
    {
        if (Avx512F.IsSupported)
            Multiply<T, Vector512<T>, Lanes512<T>, TEpilogue>(worker, size, left, right, result, epilogue);
        else if (Vector256.IsHardwareAccelerated)
            Multiply<T, Vector256<T>, Lanes256<T>, TEpilogue>(worker, size, left, right, result, epilogue);
        else
            Multiply<T, Vector128<T>, Lanes128<T>, TEpilogue>(worker, size, left, right, result, epilogue);
    }

    /// <summary>The product with vectors of a given width.</summary>
    internal static void Multiply<T, TVector, TLanes, TEpilogue>(
        Worker worker, ProductSize size, in Operand<T> left, in Operand<T> right, Block<T> result, in TEpilogue epilogue)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TVector : unmanaged
        where TLanes : struct, ILanes<T, TVector>
        where TEpilogue : struct, IEpilogue<T>
    {
        Check(size, left, right, result);
        var isSmall = SmallProduct<T>.Fits(size);
        var isDot = IsDot(size, left, right);
        var split = ProductSplit.Choose(worker.Count, size, TLanes.TileRows, 2 * TLanes.Count);
        var (begin, end) = worker.Share(size.Batch * split.Rows * split.Columns);
        for (var task = begin; task < end; task++)
        {
            var (batch, inBatch) = Math.DivRem(task, split.Rows * split.Columns);
            var (rowPart, columnPart) = Math.DivRem(inBatch, split.Columns);
            var (row, rowEnd) = Worker.Part(rowPart, split.Rows, size.Rows, 1);
            var (column, columnEnd) = Worker.Part(columnPart, split.Columns, size.Columns, TLanes.Count);
            if (row == rowEnd || column == columnEnd) continue;
            var product = new ProductPart<T>
            {
                Left = left.Values.Pointer + (nint)batch * left.BatchStride,
                LeftRow = left.RowStride,
                LeftInner = left.ColumnStride,
                Right = right.Values.Pointer + (nint)batch * right.BatchStride,
                RightInner = right.RowStride,
                RightColumn = right.ColumnStride,
                Result = result.Pointer + (nint)batch * size.Rows * size.Columns,
                ResultRow = size.Columns,
                Batch = batch,
            };
            var part = product.Range(row, rowEnd - row, column, columnEnd - column, 0, size.Inner);
            if (isSmall) SmallProduct<T>.Multiply(part, epilogue);
            else if (isDot) DotProduct<T, TVector, TLanes>.Multiply(part, epilogue);
            else BlockedProduct<T, TVector, TLanes>.Multiply(part, epilogue);
        }
    }

    static bool IsDot<T>(ProductSize size, in Operand<T> left, in Operand<T> right) where T : unmanaged =>
        left.ColumnStride == 1 && right.RowStride == 1
        && ((long)size.Rows * InnerPerRow <= size.Inner
            || size.Columns <= FewColumns && size.Columns * InnerPerColumn <= size.Inner);

    static void Check<T>(ProductSize size, in Operand<T> left, in Operand<T> right, Block<T> result) where T : unmanaged
    {
        var (batch, rows, columns, inner) = size;
        if ((batch | rows | columns | inner) < 0)
            throw new ArgumentException($"A product cannot have the size {size}.", nameof(size));
        Check(left.Values.Length, left.Reach(batch, rows, inner), nameof(left), size);
        Check(right.Values.Length, right.Reach(batch, inner, columns), nameof(right), size);
        Check(result.Length, (long)batch * rows * columns, nameof(result), size);
    }

    static void Check(int length, long needed, string name, ProductSize size)
    {
        if (length < needed)
            throw new ArgumentException($"'{name}' has {length} elements; a product of the size {size} needs {needed}.", name);
    }
}
