using ILGPU;

namespace GraphGen.Gpu;

/// <summary>
/// Matrix products on tensor cores: tiles of 64 × 64 results, which four warps share as 2 × 2 parts of 32 × 32, in steps of 16 words of
/// depth. Factors are rounded on their way to shared memory, and sums are of float32.
/// </summary>
/// <remarks>The order of the additions is fixed, so two runs on one card give the same bits. On ILGPU's CPU accelerator the units are
/// simulated.</remarks>
static class GpuTensorProduct
{
    /// <summary>The rows, and the columns, of a tile.</summary>
    public const int Tile = 64;

    /// <summary>The words of depth that are brought to shared memory at a time.</summary>
    public const int DepthWords = 16;

    /// <summary>The threads of a group.</summary>
    public const int Threads = 128;

    /// <summary>The quads of words of a tile of an operand.</summary>
    const int Quads = Tile * DepthWords / 4;

    /// <summary>The distance from one row of results to the next in shared memory: threads that write meet in twos at most.</summary>
    const int ResultPitch = Tile + 8;

    /// <inheritdoc cref="IGpuProductBody{T}.Multiply"/>
    public static void Multiply<TUnit, TEpilogue>(
        GpuProductSize size, GpuOperand<float> left, GpuOperand<float> right, TEpilogue epilogue)
        where TUnit : struct, IGpuTensorUnit
        where TEpilogue : struct, IGpuEpilogue<float>
    {
        var (batch, firstRow, firstColumn) = GpuProduct.Place(size, Tile);
        var rows = batch < size.Batch ? size.Rows : 0;
        var columns = rows > 0 ? size.Columns : 0;
        var thread = Group.IdxX;
        var leftPart = new GpuTensorPart<TUnit>(thread, left, batch, left.RowStride, left.ColumnStride, firstRow, rows, size.Inner);
        var leftRest = new GpuTensorPart<TUnit>(
            thread + Threads, left, batch, left.RowStride, left.ColumnStride, firstRow, rows, size.Inner);
        var rightPart = new GpuTensorPart<TUnit>(
            thread, right, batch, right.ColumnStride, right.RowStride, firstColumn, columns, size.Inner);
        var rightRest = new GpuTensorPart<TUnit>(
            thread + Threads, right, batch, right.ColumnStride, right.RowStride, firstColumn, columns, size.Inner);

        // Two tiles of the left operand, then two of the right one; in the end, the results.
        var shared = SharedMemory.Allocate<GpuQuad<uint>>(Tile * ResultPitch / 4);
        int lane = thread % 32, warpRow = thread / 64 * 32, warpColumn = thread / 32 % 2 * 32;
        var line = GpuTensorPart<TUnit>.Place(lane / 4);
        int rowQuad = (warpRow + line) * 4 + lane % 4, columnQuad = 2 * Quads + (warpColumn + line) * 4 + lane % 4;

        var sums = default(GpuTensorSums);
        int tile = 0, depthStep = DepthWords * TUnit.FactorsPerWord;
        // One round brings a tile while it multiplies the one before: the first has none to multiply, and the last brings zeros.
        for (var depth = 0; depth < size.Inner + depthStep; depth += depthStep)
        {
            var nextLeft = leftPart.Load(depth);
            var nextLeftRest = leftRest.Load(depth);
            var nextRight = rightPart.Load(depth);
            var nextRightRest = rightRest.Load(depth);
            if (depth > 0) sums = Step<TUnit>(shared, tile + rowQuad, tile + columnQuad, sums);
            tile = Quads - tile;
            leftPart.Store(nextLeft, shared, tile);
            leftRest.Store(nextLeftRest, shared, tile);
            rightPart.Store(nextRight, shared, tile + 2 * Quads);
            rightRest.Store(nextRightRest, shared, tile + 2 * Quads);
            Group.Barrier();
        }

        // The last tile, which nobody reads, lies where the results go.
        var results = shared.Cast<float>();
        var place = (warpRow + lane / 4) * ResultPitch + warpColumn + lane % 4 * 2;
        Put(sums.Tile0, results, place);
        Put(sums.Tile1, results, place + 8);
        Put(sums.Tile2, results, place + 16);
        Put(sums.Tile3, results, place + 24);
        place += 16 * ResultPitch;
        Put(sums.Tile4, results, place);
        Put(sums.Tile5, results, place + 8);
        Put(sums.Tile6, results, place + 16);
        Put(sums.Tile7, results, place + 24);
        Group.Barrier();

        // Neighbouring threads take neighbouring columns, two rows at a time.
        var column = thread % Tile;
        for (var pass = 0; pass < Tile; pass += Threads / Tile)
        {
            var row = pass + thread / Tile;
            if (firstRow + row < rows & firstColumn + column < columns)
                epilogue.Store(results[row * ResultPitch + column], batch, firstRow + row, firstColumn + column);
        }
    }

    /// <summary>Multiplies a warp's rows and columns, 16 words deep.</summary>
    /// <remarks>Of each line a thread has four neighbouring words, of which the units take two at a time as if they were those at their
    /// places: both operands' words change places in depth alike, and sums are over all of them.</remarks>
    static GpuTensorSums Step<TUnit>(ArrayView<GpuQuad<uint>> shared, int rowQuad, int columnQuad, GpuTensorSums sums)
        where TUnit : struct, IGpuTensorUnit
    {
        const int next = 8 * DepthWords / 4;
        GpuQuad<uint> row0 = shared[rowQuad], row1 = shared[rowQuad + next];
        GpuQuad<uint> row2 = shared[rowQuad + 2 * next], row3 = shared[rowQuad + 3 * next];
        GpuQuad<uint> column0 = shared[columnQuad], column1 = shared[columnQuad + next];
        GpuQuad<uint> column2 = shared[columnQuad + 2 * next], column3 = shared[columnQuad + 3 * next];
        return TUnit.Multiply(
            new(
                new(row0.First, row1.First, row0.Second, row1.Second), new(row2.First, row3.First, row2.Second, row3.Second),
                new(column0.First, column0.Second, column1.First, column1.Second),
                new(column2.First, column2.Second, column3.First, column3.Second)),
            new(
                new(row0.Third, row1.Third, row0.Fourth, row1.Fourth), new(row2.Third, row3.Third, row2.Fourth, row3.Fourth),
                new(column0.Third, column0.Fourth, column1.Third, column1.Fourth),
                new(column2.Third, column2.Fourth, column3.Third, column3.Fourth)),
            sums);
    }

    /// <summary>Puts a thread's results of 16 rows and 8 columns to the others'.</summary>
    static void Put(GpuQuad<float> sums, ArrayView<float> results, int place)
    {
        results[place] = sums.First;
        results[place + 1] = sums.Second;
        results[place + 8 * ResultPitch] = sums.Third;
        results[place + 8 * ResultPitch + 1] = sums.Fourth;
    }
}
