using System.Numerics;
using System.Runtime.CompilerServices;

namespace GraphGen.Kernels;

/// <summary>Applies epilogues to complete sums in place.</summary>
static unsafe class Epilogues<T> where T : unmanaged
{
    /// <summary>Applies the epilogue to all of a rectangle.</summary>
    public static void Apply<TEpilogue>(in ProductPart<T> part, TEpilogue epilogue) where TEpilogue : struct, IEpilogue<T> =>
        Apply(part.Result, part.ResultRow, part.Rows, part.Columns, part.Batch, part.Row, part.Column, epilogue);

    /// <summary>Applies the epilogue to the <paramref name="rows"/> × <paramref name="columns"/> sums at
    /// <paramref name="sums"/>, the first of which is the one of this batch, row and column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply<TEpilogue>(
        T* sums, nint rowStride, int rows, int columns, int batch, int row, int column, TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue<T>
    {
        if (typeof(TEpilogue) == typeof(PlainSum<T>)) return;
        for (var i = 0; i < rows; i++)
        {
            var j = 0;
            for (; j <= columns - Vector<T>.Count; j += Vector<T>.Count)
                epilogue.Apply(Vector.Load(sums + j), batch, row + i, column + j).Store(sums + j);
            for (; j < columns; j++)
                sums[j] = epilogue.Apply(sums[j], batch, row + i, column + j);
            sums += rowStride;
        }
    }
}
