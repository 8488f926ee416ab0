using ILGPU;

namespace GraphGen.Gpu;

/// <summary>
/// What one thread brings of an operand: four words of each tile of 64 lines, 16 words deep. The lines are the rows of the left
/// operand and the columns of the right one; the depth is the dimension that is summed over.
/// </summary>
/// <remarks>A line takes half of the banks of shared memory. Of lines that are neighbours, and of those that are four apart, one takes
/// the first half and the other the second (<see cref="Place"/>): so threads that read or write together meet in no bank, whether they
/// take four words of a line or one of each of four lines.</remarks>
readonly struct GpuTensorPart<TUnit> where TUnit : struct, IGpuTensorUnit
{
    readonly ArrayView<float> elements;

    /// <summary>The place of the first factor in the memory of the first tile, the way from one to the next of four, and to the next
    /// four, which share the words.</summary>
    readonly int start, step, nextFour, depthStride;

    /// <summary>How many lines and depths of the matrix there are from the first factor of the first tile on.</summary>
    readonly int lines, depths;

    /// <summary>The way from one to the next of four factors, and to the next four, in lines and depths.</summary>
    readonly int lineStep, depthStep, nextFourDepth;

    /// <summary>1 if four are neighbours in memory, and are there all or not at all.</summary>
    readonly int isQuad;

    /// <summary>The first of the lines, and the first of the words, in a tile.</summary>
    readonly int line, word;

    /// <param name="thread">The number of the part, from 0 to 255.</param>
    /// <param name="operand">The operand.</param>
    /// <param name="batch">The number of the matrix.</param>
    /// <param name="lineStride">The distance from one line to the next.</param>
    /// <param name="depthStride">The distance from one depth to the next.</param>
    /// <param name="firstLine">The first line of the tiles.</param>
    /// <param name="allLines">The lines of the matrix.</param>
    /// <param name="depths">Its depth.</param>
    public GpuTensorPart(
        int thread, GpuOperand<float> operand, int batch, int lineStride, int depthStride, int firstLine, int allLines, int depths)
    {
        var isAligned = (operand.Offset | operand.BatchStride) % 4 == 0;
        if (depthStride == 1)
        {
            (line, word) = (thread / 4, thread % 4 * 4);
            (lineStep, depthStep, nextFourDepth) = (0, 1, 4);
            isQuad = isAligned && lineStride % 4 == 0 && depths % 4 == 0 ? 1 : 0;
        }
        else
        {
            (line, word) = (thread / 16 * 4, thread % 16);
            (lineStep, depthStep, nextFourDepth) = (1, 0, 1);
            isQuad = isAligned && lineStride == 1 && depthStride % 4 == 0 && allLines % 4 == 0 ? 1 : 0;
        }
        var depth = word * TUnit.FactorsPerWord;
        elements = operand.Elements;
        this.depthStride = depthStride;
        step = lineStep * lineStride + depthStep * depthStride;
        nextFour = nextFourDepth * depthStride;
        lines = allLines - firstLine - line;
        this.depths = depths - depth;
        start = operand.Offset + batch * operand.BatchStride + (firstLine + line) * lineStride + depth * depthStride;
    }

    /// <summary>Reads the factors of the tile that begins at a depth: four, and the four that share words with them, if any. Those outside
    /// of the matrix are zeros.</summary>
    public (GpuQuad<float> Four, GpuQuad<float> Next) Load(int firstDepth)
    {
        var index = start + firstDepth * depthStride;
        var next = default(GpuQuad<float>);
        if (TUnit.FactorsPerWord > 1) next = Four(index + nextFour, firstDepth + nextFourDepth);
        return (Four(index, firstDepth), next);
    }

    /// <summary>Rounds factors and writes them into the tile that begins at a quad of shared memory.</summary>
    public void Store((GpuQuad<float> Four, GpuQuad<float> Next) factors, ArrayView<GpuQuad<uint>> shared, int tile)
    {
        var (four, next) = factors;
        if (depthStep != 0)
        {
            shared[tile + Place(line) * 4 + word / 4] = TUnit.FactorsPerWord == 1
                ? new(TUnit.Pack(four.First, 0), TUnit.Pack(four.Second, 0), TUnit.Pack(four.Third, 0), TUnit.Pack(four.Fourth, 0))
                : new(
                    TUnit.Pack(four.First, four.Second), TUnit.Pack(four.Third, four.Fourth),
                    TUnit.Pack(next.First, next.Second), TUnit.Pack(next.Third, next.Fourth));
            return;
        }

        // Four lines that begin at a multiple of four: neighbours have changed places in all of them or in none.
        var words = shared.Cast<uint>();
        var index = (tile + Place(line) * 4) * 4 + word;
        var other = (tile + Place(line + 1) * 4) * 4 + word;
        words[index] = TUnit.Pack(four.First, next.First);
        words[other] = TUnit.Pack(four.Second, next.Second);
        words[index + 2 * GpuTensorProduct.DepthWords] = TUnit.Pack(four.Third, next.Third);
        words[other + 2 * GpuTensorProduct.DepthWords] = TUnit.Pack(four.Fourth, next.Fourth);
    }

    /// <summary>The place of a line in shared memory: in each other four, neighbours change places.</summary>
    public static int Place(int line) => line ^ (line >> 2 & 1);

    GpuQuad<float> Four(int index, int firstDepth)
    {
        if (isQuad != 0)
        {
            var quad = default(GpuQuad<float>);
            if (IsInside(firstDepth, 0)) quad = elements.Cast<GpuQuad<float>>()[index / 4];
            return quad;
        }
        float first = 0, second = 0, third = 0, fourth = 0;
        if (IsInside(firstDepth, 0)) first = elements[index];
        if (IsInside(firstDepth, 1)) second = elements[index + step];
        if (IsInside(firstDepth, 2)) third = elements[index + 2 * step];
        if (IsInside(firstDepth, 3)) fourth = elements[index + 3 * step];
        return new(first, second, third, fourth);
    }

    // Both are compared, so that there is one branch.
    bool IsInside(int firstDepth, int element) => element * lineStep < lines & firstDepth + element * depthStep < depths;
}
