using System.Runtime.CompilerServices;

namespace GraphGen.Kernels;

/// <summary>The innermost loop of a product: one tile of the result, whose sums stay in registers.</summary>
static unsafe class TileKernel<T, TVector, TLanes>
    where T : unmanaged
    where TVector : unmanaged
    where TLanes : struct, ILanes<T, TVector>
{
    /// <summary>Sets a tile of the result to (or adds to it) the product of some rows of the left operand and one or
    /// two vectors of columns of the right one. Each element is summed in the order of <c>inner</c> by fused
    /// multiply-adds, whatever the size of the tile.</summary>
    /// <remarks>The rows are addressed from every third one, which costs few registers with any stride.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<TRows, TColumns>(
        nint inner, T* a, nint aRow, nint aInner, T* b, nint bInner, T* c, nint cRow, bool add)
        where TRows : struct, ICount
        where TColumns : struct, ICount
    {
        var zero = default(TVector);
        TVector l0 = zero, r0 = zero;
        TVector l1 = zero, r1 = zero;
        TVector l2 = zero, r2 = zero;
        TVector l3 = zero, r3 = zero;
        TVector l4 = zero, r4 = zero;
        TVector l5 = zero, r5 = zero;
        TVector l6 = zero, r6 = zero;
        TVector l7 = zero, r7 = zero;
        TVector l8 = zero, r8 = zero;
        TVector l9 = zero, r9 = zero;
        TVector l10 = zero, r10 = zero;
        TVector l11 = zero, r11 = zero;
        var twoRows = 2 * aRow;
        var a3 = a + 3 * aRow;
        var a6 = a3 + 3 * aRow;
        var a9 = a6 + 3 * aRow;
        for (; inner > 0; inner--)
        {
            var left = TLanes.Load(b);
            var right = TColumns.Value > 1 ? TLanes.Load(b + TLanes.Count) : zero;
            if (TRows.Value > 0)
            {
                var x = TLanes.Broadcast(a[0]);
                l0 = TLanes.MultiplyAdd(x, left, l0);
                if (TColumns.Value > 1) r0 = TLanes.MultiplyAdd(x, right, r0);
            }
            if (TRows.Value > 1)
            {
                var x = TLanes.Broadcast(a[aRow]);
                l1 = TLanes.MultiplyAdd(x, left, l1);
                if (TColumns.Value > 1) r1 = TLanes.MultiplyAdd(x, right, r1);
            }
            if (TRows.Value > 2)
            {
                var x = TLanes.Broadcast(a[twoRows]);
                l2 = TLanes.MultiplyAdd(x, left, l2);
                if (TColumns.Value > 1) r2 = TLanes.MultiplyAdd(x, right, r2);
            }
            if (TRows.Value > 3)
            {
                var x = TLanes.Broadcast(a3[0]);
                l3 = TLanes.MultiplyAdd(x, left, l3);
                if (TColumns.Value > 1) r3 = TLanes.MultiplyAdd(x, right, r3);
            }
            if (TRows.Value > 4)
            {
                var x = TLanes.Broadcast(a3[aRow]);
                l4 = TLanes.MultiplyAdd(x, left, l4);
                if (TColumns.Value > 1) r4 = TLanes.MultiplyAdd(x, right, r4);
            }
            if (TRows.Value > 5)
            {
                var x = TLanes.Broadcast(a3[twoRows]);
                l5 = TLanes.MultiplyAdd(x, left, l5);
                if (TColumns.Value > 1) r5 = TLanes.MultiplyAdd(x, right, r5);
            }
            if (TRows.Value > 6)
            {
                var x = TLanes.Broadcast(a6[0]);
                l6 = TLanes.MultiplyAdd(x, left, l6);
                if (TColumns.Value > 1) r6 = TLanes.MultiplyAdd(x, right, r6);
            }
            if (TRows.Value > 7)
            {
                var x = TLanes.Broadcast(a6[aRow]);
                l7 = TLanes.MultiplyAdd(x, left, l7);
                if (TColumns.Value > 1) r7 = TLanes.MultiplyAdd(x, right, r7);
            }
            if (TRows.Value > 8)
            {
                var x = TLanes.Broadcast(a6[twoRows]);
                l8 = TLanes.MultiplyAdd(x, left, l8);
                if (TColumns.Value > 1) r8 = TLanes.MultiplyAdd(x, right, r8);
            }
            if (TRows.Value > 9)
            {
                var x = TLanes.Broadcast(a9[0]);
                l9 = TLanes.MultiplyAdd(x, left, l9);
                if (TColumns.Value > 1) r9 = TLanes.MultiplyAdd(x, right, r9);
            }
            if (TRows.Value > 10)
            {
                var x = TLanes.Broadcast(a9[aRow]);
                l10 = TLanes.MultiplyAdd(x, left, l10);
                if (TColumns.Value > 1) r10 = TLanes.MultiplyAdd(x, right, r10);
            }
            if (TRows.Value > 11)
            {
                var x = TLanes.Broadcast(a9[twoRows]);
                l11 = TLanes.MultiplyAdd(x, left, l11);
                if (TColumns.Value > 1) r11 = TLanes.MultiplyAdd(x, right, r11);
            }
            a += aInner;
            if (TRows.Value > 3) a3 += aInner;
            if (TRows.Value > 6) a6 += aInner;
            if (TRows.Value > 9) a9 += aInner;
            b += bInner;
        }
        if (TRows.Value > 0) Finish<TColumns>(l0, r0, c, add);
        if (TRows.Value > 1) Finish<TColumns>(l1, r1, c + cRow, add);
        if (TRows.Value > 2) Finish<TColumns>(l2, r2, c + 2 * cRow, add);
        if (TRows.Value > 3) Finish<TColumns>(l3, r3, c + 3 * cRow, add);
        if (TRows.Value > 4) Finish<TColumns>(l4, r4, c + 4 * cRow, add);
        if (TRows.Value > 5) Finish<TColumns>(l5, r5, c + 5 * cRow, add);
        if (TRows.Value > 6) Finish<TColumns>(l6, r6, c + 6 * cRow, add);
        if (TRows.Value > 7) Finish<TColumns>(l7, r7, c + 7 * cRow, add);
        if (TRows.Value > 8) Finish<TColumns>(l8, r8, c + 8 * cRow, add);
        if (TRows.Value > 9) Finish<TColumns>(l9, r9, c + 9 * cRow, add);
        if (TRows.Value > 10) Finish<TColumns>(l10, r10, c + 10 * cRow, add);
        if (TRows.Value > 11) Finish<TColumns>(l11, r11, c + 11 * cRow, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Finish<TColumns>(TVector left, TVector right, T* c, bool add) where TColumns : struct, ICount
    {
        if (add)
        {
            left = TLanes.Add(TLanes.Load(c), left);
            if (TColumns.Value > 1) right = TLanes.Add(TLanes.Load(c + TLanes.Count), right);
        }
        TLanes.Store(left, c);
        if (TColumns.Value > 1) TLanes.Store(right, c + TLanes.Count);
    }

    /// <summary><see cref="Multiply{TRows, TColumns}"/> for a number of rows from 1 to 12.</summary>
    public static void Multiply<TColumns>(
        int rows, nint inner, T* a, nint aRow, nint aInner, T* b, nint bInner, T* c, nint cRow, bool add)
        where TColumns : struct, ICount
    {
        switch (rows)
        {
            case 1: Multiply<One, TColumns>(inner, a, aRow, aInner, b, bInner, c, cRow, add); break;
            case 2: Multiply<Two, TColumns>(inner, a, aRow, aInner, b, bInner, c, cRow, add); break;
            case 3: Multiply<Three, TColumns>(inner, a, aRow, aInner, b, bInner, c, cRow, add); break;
            case 4: Multiply<Four, TColumns>(inner, a, aRow, aInner, b, bInner, c, cRow, add); break;
            case 5: Multiply<Five, TColumns>(inner, a, aRow, aInner, b, bInner, c, cRow, add); break;
            case 6: Multiply<Six, TColumns>(inner, a, aRow, aInner, b, bInner, c, cRow, add); break;
            case 7: Multiply<Seven, TColumns>(inner, a, aRow, aInner, b, bInner, c, cRow, add); break;
            case 8: Multiply<Eight, TColumns>(inner, a, aRow, aInner, b, bInner, c, cRow, add); break;
            case 9: Multiply<Nine, TColumns>(inner, a, aRow, aInner, b, bInner, c, cRow, add); break;
            case 10: Multiply<Ten, TColumns>(inner, a, aRow, aInner, b, bInner, c, cRow, add); break;
            case 11: Multiply<Eleven, TColumns>(inner, a, aRow, aInner, b, bInner, c, cRow, add); break;
            case 12: Multiply<Twelve, TColumns>(inner, a, aRow, aInner, b, bInner, c, cRow, add); break;
        }
    }
}
