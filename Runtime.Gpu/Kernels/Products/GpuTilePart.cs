using System.Numerics;
using ILGPU;

namespace GraphGen.Gpu;

/// <summary>
/// What one of 256 threads brings of an operand: four elements of each tile of 64 lines and a depth of 16. The lines are the rows of
/// the left operand and the columns of the right one; the depth is the dimension that is summed over.
/// </summary>
readonly struct GpuTilePart<T> where T : unmanaged, INumber<T>
{
    /// <summary>The distance in shared memory from one depth to the next, in quads: one more than the lines take, so that threads
    /// that write side by side do so in different banks.</summary>
    public const int Pitch = GpuProduct.Tile / 4 + 1;

    readonly ArrayView<T> elements;

    /// <summary>The place of the first element in the memory of the first tile, and the way from one to the next and to a next depth.</summary>
    readonly int start, step, depthStride;

    /// <summary>The place of the first element in a tile, and the way from one to the next.</summary>
    readonly int line, depth, lineStep, depthStep;

    /// <summary>How many lines and depths of the matrix there are from the first element of the first tile on.</summary>
    readonly int lines, depths;

    /// <summary>1 if the four are neighbours in memory, and are there all or not at all.</summary>
    readonly int isQuad;

    /// <param name="operand">The operand.</param>
    /// <param name="batch">The number of the matrix.</param>
    /// <param name="lineStride">The distance from one line to the next.</param>
    /// <param name="depthStride">The distance from one depth to the next.</param>
    /// <param name="firstLine">The first line of the tiles.</param>
    /// <param name="allLines">The lines of the matrix.</param>
    /// <param name="depths">Its depth.</param>
    public GpuTilePart(GpuOperand<T> operand, int batch, int lineStride, int depthStride, int firstLine, int allLines, int depths)
    {
        var thread = Group.IdxX;
        var isAligned = (operand.Offset | operand.BatchStride) % 4 == 0;
        if (depthStride == 1)
        {
            isQuad = isAligned && lineStride % 4 == 0 && depths % 4 == 0 ? 1 : 0;
            (line, depth) = isQuad != 0 ? (thread / 4, thread % 4 * 4) : (thread / 16, thread % 16);
            (lineStep, depthStep) = isQuad != 0 ? (0, 1) : (16, 0);
        }
        else
        {
            isQuad = isAligned && lineStride == 1 && depthStride % 4 == 0 && allLines % 4 == 0 ? 1 : 0;
            (line, depth) = isQuad != 0 ? (thread % 16 * 4, thread / 16) : (thread % 64, thread / 64);
            (lineStep, depthStep) = isQuad != 0 ? (1, 0) : (0, 4);
        }
        elements = operand.Elements;
        this.depthStride = depthStride;
        step = lineStep * lineStride + depthStep * depthStride;
        lines = allLines - firstLine - line;
        this.depths = depths - depth;
        start = operand.Offset + batch * operand.BatchStride + (firstLine + line) * lineStride + depth * depthStride;
    }

    /// <summary>Reads the four elements of the tile that begins at a depth; those outside of the matrix are zeros.</summary>
    public GpuQuad<T> Load(int firstDepth)
    {
        var index = start + firstDepth * depthStride;
        if (isQuad != 0)
        {
            var quad = default(GpuQuad<T>);
            if (IsInside(firstDepth, 0)) quad = elements.Cast<GpuQuad<T>>()[index / 4];
            return quad;
        }
        T first = default, second = default, third = default, fourth = default;
        if (IsInside(firstDepth, 0)) first = elements[index];
        if (IsInside(firstDepth, 1)) second = elements[index + step];
        if (IsInside(firstDepth, 2)) third = elements[index + 2 * step];
        if (IsInside(firstDepth, 3)) fourth = elements[index + 3 * step];
        return new(first, second, third, fourth);
    }

    /// <summary>Writes the four elements into the tile that begins at a quad of shared memory.</summary>
    public void Store(GpuQuad<T> values, ArrayView<GpuQuad<T>> shared, int tile)
    {
        if (lineStep == 1)
        {
            shared[tile + depth * Pitch + line / 4] = values;
            return;
        }
        var target = shared.Cast<T>();
        var index = (tile + depth * Pitch) * 4 + line;
        var next = lineStep + depthStep * Pitch * 4;
        target[index] = values.First;
        target[index + next] = values.Second;
        target[index + 2 * next] = values.Third;
        target[index + 3 * next] = values.Fourth;
    }

    // Both are compared, so that there is one branch.
    bool IsInside(int firstDepth, int element) => element * lineStep < lines & firstDepth + element * depthStep < depths;
}
