using System.Numerics;
using System.Runtime.CompilerServices;

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
    /// <summary>The most steps of the inner dimension in a block: 32 KB of each panel at 512 bits.</summary>
    const int LargestInner = 256;

    /// <summary>The most columns in a block, so that a block of the right operand stays in the second-level cache.</summary>
    const int LargestColumns = 512;

    /// <summary>From this many rows on, copying the right operand costs less than reading it in place.</summary>
    const int RowsWorthPacking = 36;

    static int TileColumns => 2 * TLanes.Count;

    public static void Multiply<TEpilogue>(in ProductPart<T> part, TEpilogue epilogue) where TEpilogue : struct, IEpilogue<T>
    {
        var innerBlocks = Math.Max(1, (part.Inner + LargestInner - 1) / LargestInner);
        var largestInner = (part.Inner + innerBlocks - 1) / innerBlocks;
        var packsRight = part.RightColumn != 1 || part.Rows > RowsWorthPacking;
        var packsLeft = part.LeftRow != 1 && part.LeftInner != 1;

        var tile = Scratch.Take<T>(TLanes.TileRows * TileColumns + largestInner * (TLanes.TileRows + (long)LargestColumns));
        var leftPanel = tile + TLanes.TileRows * TileColumns;
        var rightBlock = leftPanel + largestInner * TLanes.TileRows;
        var rowPanels = (part.Rows + TLanes.TileRows - 1) / TLanes.TileRows;

        for (var column = 0; column < part.Columns; column += LargestColumns)
        {
            var columns = Math.Min(LargestColumns, part.Columns - column);
            var inner = 0;
            for (var block = 0; block < innerBlocks; block++)
            {
                var count = (int)((long)part.Inner * (block + 1) / innerBlocks) - inner;
                PackRight(part, column, columns, inner, count, rightBlock, packsRight);
                for (var panel = 0; panel < rowPanels; panel++)
                {
                    var row = (int)((long)part.Rows * panel / rowPanels);
                    var rows = (int)((long)part.Rows * (panel + 1) / rowPanels) - row;
                    var left = part.Left + row * part.LeftRow + inner * part.LeftInner;
                    if (packsLeft) Packing<T>.Pack(left, part.LeftRow, part.LeftInner, rows, count, leftPanel, TLanes.TileRows);
                    for (var c = 0; c < columns; c += TileColumns)
                    {
                        var width = Math.Min(TileColumns, columns - c);
                        var result = part.Result + row * part.ResultRow + column + c;
                        var packed = packsRight || width < TileColumns;
                        MultiplyTile(
                            rows, width, count,
                            packsLeft ? leftPanel : left, packsLeft ? 1 : part.LeftRow, packsLeft ? TLanes.TileRows : part.LeftInner,
                            packed ? rightBlock + (nint)c * count : part.Right + inner * part.RightInner + column + c,
                            packed ? PanelWidth(width) : part.RightInner,
                            result, part.ResultRow, block > 0, tile);
                        if (block == innerBlocks - 1)
                            Epilogues<T>.Apply(result, part.ResultRow, rows, width, part.Batch, part.Row + row, part.Column + column + c, epilogue);
                    }
                }
                inner += count;
            }
        }
    }

    /// <summary>Copies a block of the right operand into panels of <see cref="TileColumns"/> columns, the last one filled up
    /// with zeros to one or two vectors; only the last one if the others are read in place.</summary>
    static void PackRight(in ProductPart<T> part, int column, int columns, int inner, int count, T* block, bool all)
    {
        for (var c = all ? 0 : columns - columns % TileColumns; c < columns; c += TileColumns)
        {
            var lines = Math.Min(TileColumns, columns - c);
            Packing<T>.Pack(
                part.Right + inner * part.RightInner + (column + c) * part.RightColumn, part.RightColumn, part.RightInner,
                lines, count, block + (nint)c * count, PanelWidth(lines));
        }
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
            for (var i = 0; i < rows; i++)
                for (var j = 0; j < columns; j++)
                    c[i * cRow + j] = add ? c[i * cRow + j] + tile[i * TileColumns + j] : tile[i * TileColumns + j];
        }
    }
}
