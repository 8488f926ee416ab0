using System.Numerics;

namespace GraphGen.Kernels;

/// <summary>Batched matrix products of strided operands.</summary>
public static class MatrixProduct
{
    /// <summary>Computes <c>c[b, i, j] = epilogue(Σₖ left[b, i, k] · right[b, k, j])</c>, this worker's share of it. All
    /// workers of the team make the same call.</summary>
    /// <remarks>The bits of a result depend on the size and the layout of the operands only, not on the number of workers.
    /// <paramref name="result"/> holds partial sums on the way, so it must not overlap the operands nor anything that the
    /// epilogue reads. The caller puts a barrier before whatever reads the result.</remarks>
    /// <param name="worker">The calling worker.</param>
    /// <param name="size">The size of the products; any part of it may be 0.</param>
    /// <param name="left">The left operand, <c>[batch, rows, inner]</c>.</param>
    /// <param name="right">The right operand, <c>[batch, inner, columns]</c>.</param>
    /// <param name="result">The result, <c>[batch, rows, columns]</c> in row-major order without gaps.</param>
    /// <param name="epilogue">The pointwise work on each element of the product.</param>
    /// <exception cref="ArgumentException">An operand or the result is too small for the size.</exception>
    public static void Multiply<T, TEpilogue>(
        Worker worker, ProductSize size, in Operand<T> left, in Operand<T> right, Block<T> result, in TEpilogue epilogue)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TEpilogue : struct, IEpilogue<T>
    {
        var (batch, rows, columns, inner) = size;
        var (begin, end) = worker.Share(batch * rows);
        for (var line = begin; line < end; line++)
        {
            var (b, i) = Math.DivRem(line, rows);
            for (var j = 0; j < columns; j++)
            {
                var sum = T.Zero;
                for (var k = 0; k < inner; k++)
                    sum = T.FusedMultiplyAdd(
                        left.Values[b * left.BatchStride + i * left.RowStride + k * left.ColumnStride],
                        right.Values[b * right.BatchStride + k * right.RowStride + j * right.ColumnStride], sum);
                result[line * columns + j] = epilogue.Apply(sum, b, i, j);
            }
        }
    }
}
