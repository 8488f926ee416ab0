using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GraphGen.Kernels;

/// <summary>A product in blocks that fit the caches: the right operand is copied into panels as wide as a tile, a block at a
/// time, and every tile of the result runs over them.</summary>
/// <remarks>Each element of the result is the sum of its blocks' sums in order, and each of those is a chain of fused
/// multiply-adds. The blocks follow from the inner size alone, so an element's bits do not depend on where the rectangle
/// begins or how large it is.</remarks>
static unsafe class BlockedProduct<T, TVector, TLanes>
    where T : unmanaged, INumber<T>
    where TVector : unmanaged
    where TLanes : struct, ILanes<T, TVector>
{
    /// <summary>The most steps of the inner dimension in a block.</summary>
    const int LargestInner = 256;

    /// <summary>The most rows in a block, a multiple of every tile's.</summary>
    const int LargestRows = 96;

    /// <summary>From this many rows on, copying a large right operand costs less than reading it in place.</summary>
    const int RowsWorthPacking = 36;

    /// <summary>A right operand of this many bytes stays near enough to be read in place.</summary>
    const int BytesWorthPacking = 128 * 1024;

    /// <summary>From this many columns on, copying a left operand costs less than reading it in place, if its inner elements
    /// do not lie side by side or its rows compete for the same places of the cache.</summary>
    const int ColumnsWorthPacking = 192;

    /// <summary>The distance in bytes between addresses that share a place in the first-level cache.</summary>
    const int CacheStride = 4096;

    /// <summary>The most columns in a block: at 512 bits a block of the right operand has 512 KB, half of a second-level
    /// cache, and in proportion less for narrower vectors, whose processors have smaller caches.</summary>
    static int LargestColumns => 16 * TileColumns;

    static int TileColumns => 2 * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<TEpilogue>(in ProductPart<T> part, TEpilogue epilogue) where TEpilogue : struct, IEpilogue<T>
    {
        var innerBlocks = Math.Max(1, (part.Inner + LargestInner - 1) / LargestInner);
        var largestInner = (part.Inner + innerBlocks - 1) / innerBlocks;
        var packsRight = PacksRight(part);
        var packsLeft = PacksLeft(part);

        // What is read by vectors comes first, so that it is aligned.
        var rightBlock = Scratch.Take<T>(largestInner * ((long)LargestColumns + LargestRows) + TLanes.TileRows * TileColumns);
        var tile = rightBlock + (nint)largestInner * LargestColumns;
        var leftBlock = tile + TLanes.TileRows * TileColumns;

        for (var column = 0; column < part.Columns; column += LargestColumns)
        {
            var columns = Math.Min(LargestColumns, part.Columns - column);
            var inner = 0;
            for (var block = 0; block < innerBlocks; block++)
            {
                var count = (int)((long)part.Inner * (block + 1) / innerBlocks) - inner;
                PackRight(part, column, columns, inner, count, rightBlock, packsRight);
                for (var row = 0; row < part.Rows; row += LargestRows)
                {
                    var rows = Math.Min(LargestRows, part.Rows - row);
                    var left = part.Left + row * part.LeftRow + inner * part.LeftInner;
                    if (packsLeft) Packing<T>.Pack(left, part.LeftRow, part.LeftInner, rows, count, leftBlock, TLanes.TileRows);
                    for (var r = 0; r < rows; r += TLanes.TileRows)
                    {
                        var height = Math.Min(TLanes.TileRows, rows - r);
                        for (var c = 0; c < columns; c += TileColumns)
                        {
                            var width = Math.Min(TileColumns, columns - c);
                            var result = part.Result + (row + r) * part.ResultRow + column + c;
                            var packed = packsRight || width < TileColumns;
                            MultiplyTile(
                                height, width, count,
                                packsLeft ? leftBlock + (nint)r * count : left + r * part.LeftRow,
                                packsLeft ? 1 : part.LeftRow,
                                packsLeft ? TLanes.TileRows : part.LeftInner,
                                packed ? rightBlock + (nint)c * count : part.Right + inner * part.RightInner + column + c,
                                packed ? PanelWidth(width) : part.RightInner,
                                result, part.ResultRow, block > 0, tile);
                            if (block == innerBlocks - 1)
                                Epilogues<T>.Apply(result, part.ResultRow, height, width, part.Batch, part.Row + row + r, part.Column + column + c, epilogue);
                        }
                    }
                }
                inner += count;
            }
        }
    }

    static bool PacksRight(in ProductPart<T> part) =>
        part.RightColumn != 1
        || part.Rows > RowsWorthPacking
        && ((long)part.Inner * part.Columns * sizeof(T) > BytesWorthPacking || part.RightInner * sizeof(T) % CacheStride == 0);

    static bool PacksLeft(in ProductPart<T> part) =>
        part.Columns >= ColumnsWorthPacking && (part.LeftInner != 1 || part.LeftRow * sizeof(T) % CacheStride == 0);

    /// <summary>Copies a block of the right operand into panels of <see cref="TileColumns"/> columns, the last one filled up
    /// with zeros to one or two vectors; only the last one if the others are read in place.</summary>
    static void PackRight(in ProductPart<T> part, int column, int columns, int inner, int count, T* block, bool all)
    {
        var source = part.Right + inner * part.RightInner + column * part.RightColumn;
        var rest = columns % TileColumns;
        var full = columns - rest;
        if (all) Packing<T>.Pack(source, part.RightColumn, part.RightInner, full, count, block, TileColumns);
        if (rest > 0)
            Packing<T>.Pack(source + full * part.RightColumn, part.RightColumn, part.RightInner, rest, count, block + (nint)full * count, PanelWidth(rest));
    }

    static int PanelWidth(int columns) => columns > TLanes.Count ? TileColumns : TLanes.Count;

    /// <summary>Computes a tile, by way of <paramref name="tile"/> if it is not as wide as its vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void MultiplyTile(
        int rows, int columns, int inner, T* a, nint aRow, nint aInner, T* b, nint bInner, T* c, nint cRow, bool add, T* tile)
    {
        if (columns == TileColumns)
        {
            TileKernel<T, TVector, TLanes>.Multiply<Two>(rows, inner, a, aRow, aInner, b, bInner, c, cRow, add);
        }
        else if (columns == TLanes.Count)
        {
            TileKernel<T, TVector, TLanes>.Multiply<One>(rows, inner, a, aRow, aInner, b, bInner, c, cRow, add);
        }
        else
        {
            if (columns > TLanes.Count) TileKernel<T, TVector, TLanes>.Multiply<Two>(rows, inner, a, aRow, aInner, b, bInner, tile, TileColumns, false);
            else TileKernel<T, TVector, TLanes>.Multiply<One>(rows, inner, a, aRow, aInner, b, bInner, tile, TileColumns, false);
            Merge(tile, rows, columns, c, cRow, add);
        }
    }

    /// <summary>Copies the part of a tile that belongs to the result to it, or adds it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Merge(T* tile, int rows, int columns, T* c, nint cRow, bool add)
    {
        for (var i = 0; i < rows; i++)
        {
            var j = 0;
            for (; j <= columns - Vector128<T>.Count; j += Vector128<T>.Count)
            {
                var sums = Vector128.Load(tile + j);
                (add ? Vector128.Load(c + j) + sums : sums).Store(c + j);
            }
            for (; j < columns; j++) c[j] = add ? c[j] + tile[j] : tile[j];
            tile += TileColumns;
            c += cRow;
        }
    }
}
