using ILGPU;

namespace GraphGen.Gpu;

/// <summary>How many threads a kernel is launched with.</summary>
public static class GpuGrid
{
    /// <summary>A thread for each of some points.</summary>
    /// <param name="points">How many; for none there is nothing to launch.</param>
    /// <param name="config">The groups of threads.</param>
    /// <returns>Whether there are any.</returns>
    /// <exception cref="GpuException">There are more than a grid can have.</exception>
    public static bool Points(long points, out KernelConfig config)
    {
        // A group is a warp where there is little to do.
        var groupSize = points >= 128 ? 128 : 32;
        if (points > int.MaxValue - groupSize)
            throw new GpuException($"A kernel was asked to compute {points} elements; it can compute {int.MaxValue - groupSize} at most. Bind to smaller sizes.");
        config = new(new Index3D((int)((points + groupSize - 1) / groupSize), 1, 1), new Index3D(groupSize, 1, 1));
        return points > 0;
    }

    /// <summary>A group of <see cref="GpuGroup.Size"/> threads for each of some rows.</summary>
    /// <param name="rows">How many; for none there is nothing to launch.</param>
    /// <param name="config">The groups of threads.</param>
    /// <returns>Whether there are any.</returns>
    /// <exception cref="GpuException">There are more than a grid can have.</exception>
    public static bool Rows(long rows, out KernelConfig config)
    {
        if (rows > int.MaxValue)
            throw new GpuException($"A kernel was asked to compute {rows} rows; it can compute {int.MaxValue} at most. Bind to smaller sizes.");
        config = new(new Index3D((int)rows, 1, 1), new Index3D(GpuGroup.Size, 1, 1));
        return rows > 0;
    }
}
