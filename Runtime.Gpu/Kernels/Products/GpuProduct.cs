using System.Numerics;
using ILGPU;

namespace GraphGen.Gpu;

/// <summary>
/// Batched matrix products of strided operands, <c>sum[b, i, j] = Σₖ left[b, i, k] · right[b, k, j]</c>, as the bodies of explicitly
/// grouped kernels. Any part of a size may be 0; sums over nothing are 0.
/// </summary>
/// <remarks>Each sum is one chain of additions in the order of k, so the bits of a result do not depend on chance. Products and
/// additions may be fused. The epilogue must not write what the operands read.</remarks>
public static class GpuProduct
{
    /// <summary>The rows, and the columns, of a tile of <see cref="Tiled"/>.</summary>
    internal const int Tile = 64;

    /// <summary>The rows, and the columns, of a tile of <see cref="Small"/>.</summary>
    internal const int SmallTile = 16;

    const int Threads = 256;

    /// <summary>The depth that is brought to shared memory at a time.</summary>
    const int Depth = 16;

    /// <summary>Fewer large tiles than this leave most of a card idle; small ones spread the work.</summary>
    const int FewTiles = 48;

    /// <summary>Whether <see cref="Small"/> is the better variant for a size: few results, or so few rows or columns that most of a
    /// large tile would be empty.</summary>
    public static bool IsSmall(GpuProductSize size) =>
        size.Rows <= SmallTile || size.Columns <= SmallTile || Tiles(size, Tile) < FewTiles;

    /// <summary>The groups and threads of a kernel that calls <see cref="Tiled"/>.</summary>
    /// <exception cref="GpuException">They are too many.</exception>
    public static KernelConfig TiledConfig(GpuProductSize size) => Config(size, Tile, Threads);

    /// <summary>The groups and threads of a kernel that calls <see cref="Small"/>.</summary>
    /// <exception cref="GpuException">They are too many.</exception>
    public static KernelConfig SmallConfig(GpuProductSize size) => Config(size, SmallTile, Threads);

    /// <summary>The groups and threads of a kernel that calls <see cref="GpuTensorProduct.Multiply"/>.</summary>
    /// <exception cref="GpuException">They are too many.</exception>
    internal static KernelConfig TensorConfig(GpuProductSize size) => Config(size, GpuTensorProduct.Tile, GpuTensorProduct.Threads);

    /// <summary>The product in tiles of 64 × 64 results, of which each of 256 threads computes 4 × 4.</summary>
    /// <param name="size">The size of the products.</param>
    /// <param name="left">The left operand, <c>[batch, rows, inner]</c>.</param>
    /// <param name="right">The right operand, <c>[batch, inner, columns]</c>.</param>
    /// <param name="epilogue">What takes the sums.</param>
    /// <typeparam name="T">float, double or int.</typeparam>
    /// <typeparam name="TEpilogue">The type of the epilogue.</typeparam>
    public static void Tiled<T, TEpilogue>(GpuProductSize size, GpuOperand<T> left, GpuOperand<T> right, TEpilogue epilogue)
        where T : unmanaged, INumber<T>
        where TEpilogue : struct, IGpuEpilogue<T>
    {
        const int quads = Depth * GpuTilePart<T>.Pitch;
        var (batch, firstRow, firstColumn) = Place(size, Tile);
        var rows = batch < size.Batch ? size.Rows : 0;
        var leftPart = new GpuTilePart<T>(left, batch, left.RowStride, left.ColumnStride, firstRow, rows, size.Inner);
        var rightPart = new GpuTilePart<T>(
            right, batch, right.ColumnStride, right.RowStride, firstColumn, rows > 0 ? size.Columns : 0, size.Inner);
        var leftTiles = SharedMemory.Allocate<GpuQuad<T>>(2 * quads);
        var rightTiles = SharedMemory.Allocate<GpuQuad<T>>(2 * quads);
        int row = Group.IdxX / 16, column = Group.IdxX % 16;
        GpuQuad<T> sums0 = default, sums1 = default, sums2 = default, sums3 = default;

        leftPart.Store(leftPart.Load(0), leftTiles, 0);
        rightPart.Store(rightPart.Load(0), rightTiles, 0);
        var tile = 0;
        for (var depth = 0; depth < size.Inner; depth += Depth)
        {
            // Once all have written this tile, and so have read the one before, the next may take the place of that.
            Group.Barrier();
            var nextLeft = leftPart.Load(depth + Depth);
            var nextRight = rightPart.Load(depth + Depth);
            int x = tile + row, y = tile + column;
            for (var k = 0; k < Depth; k += 4)
            {
                var factors = leftTiles[x];
                var others = rightTiles[y];
                sums0 = sums0.Plus(factors.First, others);
                sums1 = sums1.Plus(factors.Second, others);
                sums2 = sums2.Plus(factors.Third, others);
                sums3 = sums3.Plus(factors.Fourth, others);
                factors = leftTiles[x + GpuTilePart<T>.Pitch];
                others = rightTiles[y + GpuTilePart<T>.Pitch];
                sums0 = sums0.Plus(factors.First, others);
                sums1 = sums1.Plus(factors.Second, others);
                sums2 = sums2.Plus(factors.Third, others);
                sums3 = sums3.Plus(factors.Fourth, others);
                factors = leftTiles[x + 2 * GpuTilePart<T>.Pitch];
                others = rightTiles[y + 2 * GpuTilePart<T>.Pitch];
                sums0 = sums0.Plus(factors.First, others);
                sums1 = sums1.Plus(factors.Second, others);
                sums2 = sums2.Plus(factors.Third, others);
                sums3 = sums3.Plus(factors.Fourth, others);
                factors = leftTiles[x + 3 * GpuTilePart<T>.Pitch];
                others = rightTiles[y + 3 * GpuTilePart<T>.Pitch];
                sums0 = sums0.Plus(factors.First, others);
                sums1 = sums1.Plus(factors.Second, others);
                sums2 = sums2.Plus(factors.Third, others);
                sums3 = sums3.Plus(factors.Fourth, others);
                x += 4 * GpuTilePart<T>.Pitch;
                y += 4 * GpuTilePart<T>.Pitch;
            }
            tile = quads - tile;
            leftPart.Store(nextLeft, leftTiles, tile);
            rightPart.Store(nextRight, rightTiles, tile);
        }

        row = firstRow + row * 4;
        column = firstColumn + column * 4;
        StoreRow(sums0, batch, row, column, rows, size.Columns, epilogue);
        StoreRow(sums1, batch, row + 1, column, rows, size.Columns, epilogue);
        StoreRow(sums2, batch, row + 2, column, rows, size.Columns, epilogue);
        StoreRow(sums3, batch, row + 3, column, rows, size.Columns, epilogue);
    }

    /// <summary>The product in tiles of 16 × 16 results, one for each of 256 threads.</summary>
    /// <inheritdoc cref="Tiled"/>
    public static void Small<T, TEpilogue>(GpuProductSize size, GpuOperand<T> left, GpuOperand<T> right, TEpilogue epilogue)
        where T : unmanaged, INumber<T>
        where TEpilogue : struct, IGpuEpilogue<T>
    {
        const int pitch = SmallTile + 1;
        var (batch, firstRow, firstColumn) = Place(size, SmallTile);
        var rows = batch < size.Batch ? size.Rows : 0;
        var leftTile = SharedMemory.Allocate<T>(SmallTile * pitch);
        var rightTile = SharedMemory.Allocate<T>(SmallTile * pitch);
        int slow = Group.IdxX / SmallTile, fast = Group.IdxX % SmallTile;

        // Neighbouring threads bring what is neighbours in memory.
        int leftLine = slow, leftDepth = fast, rightLine = fast, rightDepth = slow;
        if (left.ColumnStride != 1) (leftLine, leftDepth) = (fast, slow);
        if (right.RowStride == 1) (rightLine, rightDepth) = (slow, fast);
        var leftIndex = left.Offset + batch * left.BatchStride + (firstRow + leftLine) * left.RowStride + leftDepth * left.ColumnStride;
        var rightIndex =
            right.Offset + batch * right.BatchStride + (firstColumn + rightLine) * right.ColumnStride + rightDepth * right.RowStride;

        // What is left of the depth: counted down, as what a step computes anew from the sizes would be computed in every step.
        var leftRest = firstRow + leftLine < rows ? size.Inner - leftDepth : 0;
        var rightRest = rows > 0 && firstColumn + rightLine < size.Columns ? size.Inner - rightDepth : 0;
        T sum = default;
        for (var depth = 0; depth < size.Inner; depth += Depth)
        {
            T leftValue = default, rightValue = default;
            if (leftRest > 0) leftValue = left.Elements[leftIndex];
            if (rightRest > 0) rightValue = right.Elements[rightIndex];
            leftIndex += Depth * left.ColumnStride;
            rightIndex += Depth * right.RowStride;
            leftRest -= Depth;
            rightRest -= Depth;
            Group.Barrier();
            leftTile[leftDepth * pitch + leftLine] = leftValue;
            rightTile[rightDepth * pitch + rightLine] = rightValue;
            Group.Barrier();
            for (var k = 0; k < Depth * pitch; k += 4 * pitch)
            {
                sum += leftTile[k + slow] * rightTile[k + fast];
                sum += leftTile[k + pitch + slow] * rightTile[k + pitch + fast];
                sum += leftTile[k + 2 * pitch + slow] * rightTile[k + 2 * pitch + fast];
                sum += leftTile[k + 3 * pitch + slow] * rightTile[k + 3 * pitch + fast];
            }
        }
        if (firstRow + slow < rows && firstColumn + fast < size.Columns) epilogue.Store(sum, batch, firstRow + slow, firstColumn + fast);
    }

    static void StoreRow<T, TEpilogue>(
        GpuQuad<T> sums, int batch, int row, int column, int rows, int columns, TEpilogue epilogue)
        where T : unmanaged, INumber<T>
        where TEpilogue : struct, IGpuEpilogue<T>
    {
        if (row < rows && column < columns) epilogue.Store(sums.First, batch, row, column);
        if (row < rows && column + 1 < columns) epilogue.Store(sums.Second, batch, row, column + 1);
        if (row < rows && column + 2 < columns) epilogue.Store(sums.Third, batch, row, column + 2);
        if (row < rows && column + 3 < columns) epilogue.Store(sums.Fourth, batch, row, column + 3);
    }

    /// <summary>The matrix, row and column at which the tile of this group begins. Groups are numbered in one dimension, which alone
    /// may have more than 65,535.</summary>
    internal static (int Batch, int Row, int Column) Place(GpuProductSize size, int tile)
    {
        var across = IntrinsicMath.Max((size.Columns + tile - 1) / tile, 1);
        var down = IntrinsicMath.Max((size.Rows + tile - 1) / tile, 1);
        var inBatch = Grid.IdxX % (across * down);
        return (Grid.IdxX / (across * down), inBatch / across * tile, inBatch % across * tile);
    }

    static long Tiles(GpuProductSize size, int tile) =>
        Math.Max(1, (size.Rows + tile - 1L) / tile) * Math.Max(1, (size.Columns + tile - 1L) / tile) * Math.Max(1, size.Batch);

    static KernelConfig Config(GpuProductSize size, int tile, int threads)
    {
        if ((size.Batch | size.Rows | size.Columns | size.Inner) < 0)
            throw new ArgumentException($"A product cannot have the size {size}.", nameof(size));
        var tiles = Tiles(size, tile);
        if (tiles > int.MaxValue)
            throw new GpuException($"The grid is too large: a product of the size {size} takes {tiles} groups, and {int.MaxValue} are the limit.");
        return new((int)tiles, threads);
    }
}
