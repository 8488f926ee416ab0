using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GraphGen.Kernels;

/// <summary>A product in blocks that fit the caches: the right operand is copied into panels as wide as a tile, a block
/// at a time, and every tile of the result runs over them.</summary>
/// <remarks>Each element of the result is the sum of its blocks' sums in order, and each of those is a chain of fused
/// multiply-adds. The blocks follow from the inner size alone, so an element's bits do not depend on where the
/// rectangle begins or how large it is.</remarks>
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

    /// <summary>From this many columns on, copying a left operand costs less than reading it in place, if its inner
    /// elements do not lie side by side or its rows compete for the same places of the cache.</summary>
    const int ColumnsWorthPacking = 192;

    /// <summary>The distance in bytes between addresses that share a place in the first-level cache.</summary>
    const int CacheStride = 4096;

    /// <summary>The most columns in a block: at 512 bits a block of the right operand has 512 KB, half of a
    /// second-level cache, and in proportion less for narrower vectors, whose processors have smaller caches.</summary>
    static int LargestColumns => 16 * TileColumns;

    static int TileColumns => 2 * TLanes.Count;

    /// <summary>Computes a rectangle of the result and applies the epilogue.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<TEpilogue>(in ProductPart<T> part, TEpilogue epilogue) where TEpilogue : struct, IEpilogue<T>
    {
        var innerBlocks = Math.Max(1, (part.Inner + LargestInner - 1) / LargestInner);
        var largestInner = (part.Inner + innerBlocks - 1) / innerBlocks;
        var packsLeft = PacksLeft(part);
        var packsRight = PacksRight(part);

        // What is read by vectors comes first, so that it is aligned.
        var rightRoom = Scratch.Take<T>(largestInner * ((long)LargestColumns + LargestRows) + TLanes.TileRows * TileColumns);
        var tileRoom = rightRoom + (nint)largestInner * LargestColumns;
        var leftRoom = tileRoom + TLanes.TileRows * TileColumns;

        for (var column = 0; column < part.Columns; column += LargestColumns)
        {
            var columns = Math.Min(LargestColumns, part.Columns - column);
            for (var i = 0; i < innerBlocks; i++)
            {
                var (inner, innerEnd) = Worker.Part(i, innerBlocks, part.Inner, 1);
                var count = innerEnd - inner;
                var allRows = part.Range(0, part.Rows, column, columns, inner, count);
                var right = Right(allRows, packsRight, rightRoom, out var lastRight);
                for (var row = 0; row < part.Rows; row += LargestRows)
                {
                    var block = part.Range(row, Math.Min(LargestRows, part.Rows - row), column, columns, inner, count);
                    var left = Left(block, packsLeft, leftRoom);
                    MultiplyTiles(block, left, right, lastRight, tileRoom, i > 0, i == innerBlocks - 1, epilogue);
                }
            }
        }
    }

    static bool PacksRight(in ProductPart<T> part) =>
        part.RightColumn != 1
        || part.Rows > RowsWorthPacking
        && ((long)part.Inner * part.Columns * sizeof(T) > BytesWorthPacking
            || part.RightInner * sizeof(T) % CacheStride == 0);

    static bool PacksLeft(in ProductPart<T> part) =>
        part.Columns >= ColumnsWorthPacking && (part.LeftInner != 1 || part.LeftRow * sizeof(T) % CacheStride == 0);

    /// <summary>The rows of a block of the left operand, in place or copied.</summary>
    static Panels<T> Left(in ProductPart<T> block, bool packs, T* room)
    {
        if (!packs) return new() { First = block.Left, Tile = block.LeftRow, Line = block.LeftRow, Inner = block.LeftInner };
        Packing<T>.Pack(block.Left, block.LeftRow, block.LeftInner, block.Rows, block.Inner, room, TLanes.TileRows);
        return new() { First = room, Tile = block.Inner, Line = 1, Inner = TLanes.TileRows };
    }

    /// <summary>The columns of a block of the right operand, in place or copied. Those that do not fill a tile are
    /// always copied: the last panel is filled up with zeros to one or two vectors.</summary>
    static Panels<T> Right(in ProductPart<T> block, bool packs, T* room, out Panels<T> last)
    {
        var rest = block.Columns % TileColumns;
        var full = block.Columns - rest;
        var lastRoom = room + (nint)full * block.Inner;
        var lastWidth = rest > TLanes.Count ? TileColumns : TLanes.Count;
        last = new() { First = lastRoom, Line = 1, Inner = lastWidth };
        if (rest > 0)
        {
            var source = block.Right + full * block.RightColumn;
            Packing<T>.Pack(source, block.RightColumn, block.RightInner, rest, block.Inner, lastRoom, lastWidth);
        }
        if (!packs) return new() { First = block.Right, Tile = 1, Line = 1, Inner = block.RightInner };
        Packing<T>.Pack(block.Right, block.RightColumn, block.RightInner, full, block.Inner, room, TileColumns);
        return new() { First = room, Tile = block.Inner, Line = 1, Inner = TileColumns };
    }

    /// <summary>Computes the tiles of a block, adding to what is there if it is not the first of the inner dimension,
    /// and applies the epilogue to each if it is the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void MultiplyTiles<TEpilogue>(
        in ProductPart<T> block, Panels<T> left, Panels<T> right, Panels<T> lastRight, T* tileRoom,
        bool add, bool isLast, TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue<T>
    {
        for (var row = 0; row < block.Rows; row += TLanes.TileRows)
        {
            var rows = Math.Min(TLanes.TileRows, block.Rows - row);
            var a = left.First + row * left.Tile;
            for (var column = 0; column < block.Columns; column += TileColumns)
            {
                var columns = Math.Min(TileColumns, block.Columns - column);
                var c = block.Result + row * block.ResultRow + column;
                if (columns == TileColumns)
                    TileKernel<T, TVector, TLanes>.Multiply<Two>(
                        rows, block.Inner, a, left.Line, left.Inner,
                        right.First + column * right.Tile, right.Inner, c, block.ResultRow, add);
                else
                    MultiplyNarrow(rows, columns, block.Inner, a, left, lastRight, c, block.ResultRow, tileRoom, add);
                if (isLast)
                    Epilogues<T>.Apply(
                        c, block.ResultRow, rows, columns, block.Batch, block.Row + row, block.Column + column, epilogue);
            }
        }
    }

    /// <summary>Computes a tile of fewer columns than two vectors have, by way of <paramref name="tileRoom"/> if they
    /// do not fill one vector exactly.</summary>
    static void MultiplyNarrow(
        int rows, int columns, int inner, T* a, Panels<T> left, Panels<T> right, T* c, nint cRow, T* tileRoom, bool add)
    {
        var isWhole = columns == TLanes.Count;
        var to = isWhole ? c : tileRoom;
        var toRow = isWhole ? cRow : TileColumns;
        if (columns <= TLanes.Count)
            TileKernel<T, TVector, TLanes>.Multiply<One>(
                rows, inner, a, left.Line, left.Inner, right.First, right.Inner, to, toRow, isWhole && add);
        else
            TileKernel<T, TVector, TLanes>.Multiply<Two>(
                rows, inner, a, left.Line, left.Inner, right.First, right.Inner, to, toRow, isWhole && add);
        if (!isWhole) Merge(tileRoom, rows, columns, c, cRow, add);
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
