using System.Numerics;
using System.Runtime.CompilerServices;

namespace GraphGen.Kernels;

/// <summary>Products of few rows or few columns as inner products: both operands are read along the inner dimension,
/// where their elements lie side by side.</summary>
/// <remarks>Each element is summed in as many partial sums as a vector has elements, which are added by halves in the
/// end; the inner elements that do not fill a vector are added to that one by one.</remarks>
static unsafe class DotProduct<T, TVector, TLanes>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : unmanaged
    where TLanes : struct, ILanes<T, TVector>
{
    /// <summary>The columns of a tile, at most.</summary>
    const int TileColumns = 4;

    /// <summary>The rows of a tile, at most: so many that its sums and four vectors more fit the registers, of which there are 32 of
    /// 512 bits and 16 of fewer.</summary>
    static int TileRows => TLanes.Count * sizeof(T) == 64 ? 4 : 2;

    /// <summary>Computes a rectangle of the result from operands whose inner strides are 1, and applies the
    /// epilogue.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<TEpilogue>(in ProductPart<T> part, TEpilogue epilogue) where TEpilogue : struct, IEpilogue<T>
    {
        for (var column = 0; column < part.Columns; column += TileColumns)
        {
            var columns = Math.Min(TileColumns, part.Columns - column);
            for (var row = 0; row < part.Rows; row += TileRows)
            {
                var rows = Math.Min(TileRows, part.Rows - row);
                MultiplyTile(
                    rows, columns, part.Inner, part.Left + row * part.LeftRow, part.LeftRow,
                    part.Right + column * part.RightColumn, part.RightColumn,
                    part.Result + row * part.ResultRow + column, part.ResultRow);
            }
        }
        Epilogues<T>.Apply(part, epilogue);
    }

    static void MultiplyTile(int rows, int columns, int inner, T* a, nint aRow, T* b, nint bColumn, T* c, nint cRow)
    {
        switch (rows)
        {
            case 1: MultiplyTile<One>(columns, inner, a, aRow, b, bColumn, c, cRow); break;
            case 2: MultiplyTile<Two>(columns, inner, a, aRow, b, bColumn, c, cRow); break;
            case 3: MultiplyTile<Three>(columns, inner, a, aRow, b, bColumn, c, cRow); break;
            default: MultiplyTile<Four>(columns, inner, a, aRow, b, bColumn, c, cRow); break;
        }
    }

    static void MultiplyTile<TRows>(int columns, int inner, T* a, nint aRow, T* b, nint bColumn, T* c, nint cRow)
        where TRows : struct, ICount
    {
        switch (columns)
        {
            case 1: MultiplyTile<TRows, One>(inner, a, aRow, b, bColumn, c, cRow); break;
            case 2: MultiplyTile<TRows, Two>(inner, a, aRow, b, bColumn, c, cRow); break;
            case 3: MultiplyTile<TRows, Three>(inner, a, aRow, b, bColumn, c, cRow); break;
            default: MultiplyTile<TRows, Four>(inner, a, aRow, b, bColumn, c, cRow); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void MultiplyTile<TRows, TColumns>(nint inner, T* a, nint aRow, T* b, nint bColumn, T* c, nint cRow)
        where TRows : struct, ICount
        where TColumns : struct, ICount
    {
        var zero = default(TVector);
        TVector s00 = zero, s01 = zero, s02 = zero, s03 = zero;
        TVector s10 = zero, s11 = zero, s12 = zero, s13 = zero;
        TVector s20 = zero, s21 = zero, s22 = zero, s23 = zero;
        TVector s30 = zero, s31 = zero, s32 = zero, s33 = zero;
        nint k = 0;
        for (; k <= inner - TLanes.Count; k += TLanes.Count)
        {
            var b0 = TLanes.Load(b + k);
            var b1 = TColumns.Value > 1 ? TLanes.Load(b + bColumn + k) : zero;
            var b2 = TColumns.Value > 2 ? TLanes.Load(b + 2 * bColumn + k) : zero;
            var b3 = TColumns.Value > 3 ? TLanes.Load(b + 3 * bColumn + k) : zero;
            var a0 = TLanes.Load(a + k);
            s00 = TLanes.MultiplyAdd(a0, b0, s00);
            if (TColumns.Value > 1) s01 = TLanes.MultiplyAdd(a0, b1, s01);
            if (TColumns.Value > 2) s02 = TLanes.MultiplyAdd(a0, b2, s02);
            if (TColumns.Value > 3) s03 = TLanes.MultiplyAdd(a0, b3, s03);
            if (TRows.Value > 1)
            {
                var a1 = TLanes.Load(a + aRow + k);
                s10 = TLanes.MultiplyAdd(a1, b0, s10);
                if (TColumns.Value > 1) s11 = TLanes.MultiplyAdd(a1, b1, s11);
                if (TColumns.Value > 2) s12 = TLanes.MultiplyAdd(a1, b2, s12);
                if (TColumns.Value > 3) s13 = TLanes.MultiplyAdd(a1, b3, s13);
            }
            if (TRows.Value > 2)
            {
                var a2 = TLanes.Load(a + 2 * aRow + k);
                s20 = TLanes.MultiplyAdd(a2, b0, s20);
                if (TColumns.Value > 1) s21 = TLanes.MultiplyAdd(a2, b1, s21);
                if (TColumns.Value > 2) s22 = TLanes.MultiplyAdd(a2, b2, s22);
                if (TColumns.Value > 3) s23 = TLanes.MultiplyAdd(a2, b3, s23);
            }
            if (TRows.Value > 3)
            {
                var a3 = TLanes.Load(a + 3 * aRow + k);
                s30 = TLanes.MultiplyAdd(a3, b0, s30);
                if (TColumns.Value > 1) s31 = TLanes.MultiplyAdd(a3, b1, s31);
                if (TColumns.Value > 2) s32 = TLanes.MultiplyAdd(a3, b2, s32);
                if (TColumns.Value > 3) s33 = TLanes.MultiplyAdd(a3, b3, s33);
            }
        }
        Finish<TColumns>(s00, s01, s02, s03, k, inner, a, b, bColumn, c);
        if (TRows.Value > 1) Finish<TColumns>(s10, s11, s12, s13, k, inner, a + aRow, b, bColumn, c + cRow);
        if (TRows.Value > 2) Finish<TColumns>(s20, s21, s22, s23, k, inner, a + 2 * aRow, b, bColumn, c + 2 * cRow);
        if (TRows.Value > 3) Finish<TColumns>(s30, s31, s32, s33, k, inner, a + 3 * aRow, b, bColumn, c + 3 * cRow);
    }

    /// <summary>Writes the sums of one row, and adds the inner elements that do not fill a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Finish<TColumns>(
        TVector s0, TVector s1, TVector s2, TVector s3, nint k, nint inner, T* a, T* b, nint bColumn, T* c)
        where TColumns : struct, ICount
    {
        if (TColumns.Value == TileColumns)
        {
            TLanes.StoreSums(s0, s1, s2, s3, c);
        }
        else
        {
            c[0] = TLanes.Sum(s0);
            if (TColumns.Value > 1) c[1] = TLanes.Sum(s1);
            if (TColumns.Value > 2) c[2] = TLanes.Sum(s2);
        }
        for (; k < inner; k++)
            for (var j = 0; j < TColumns.Value; j++)
                c[j] = T.FusedMultiplyAdd(a[k], b[j * bColumn + k], c[j]);
    }
}
