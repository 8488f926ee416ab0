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

    /// <summary>Into how many parts each row of a reduction is cut, a group for each part: 0 where one group for each row does.
    /// Depends on the sizes alone, so that the bits of a sum don't depend on the device.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="count">The elements of a row.</param>
    public static int Parts(long rows, long count)
    {
        // Enough groups to fill a card, and eight elements or more for each thread.
        var parts = Math.Min(1024 / Math.Max(rows, 1), count / (8 * GpuGroup.Size));
        return parts < 2 ? 0 : (int)parts;
    }

    /// <summary>Into how many parts each row of a reduction is cut whose neighbours in memory belong to other rows, as in a sum down
    /// the columns of a matrix; a thread takes each part. 0 where a thread for each row does.</summary>
    /// <inheritdoc cref="Parts"/>
    public static int ColumnParts(long rows, long count)
    {
        // A second launch costs as much as some hundred elements one after the other.
        if (rows == 0 || count < 128 || rows * count < 1 << 15) return 0;
        var parts = Math.Min(count / 32, GpuScratch.Places / rows);
        return parts < 2 ? 0 : (int)parts;
    }

    /// <summary>Into how many slices the positions of a scattered sum are dealt, so that more threads can work on it: each takes what goes to
    /// the positions of its slice.</summary>
    /// <param name="points">The number of points that go to different elements anyway.</param>
    /// <param name="positions">The number of positions.</param>
    public static int Slices(long points, long positions) => (int)Math.Clamp(16384 / Math.Max(points, 1), 1, Math.Clamp(positions, 1, 1024));
}
