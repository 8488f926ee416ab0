namespace GraphGen.Kernels;

/// <summary>Gives buffers with known lifetimes their places in one arena, so that buffers which are never live at the
/// same time share memory.</summary>
public static class ArenaLayout
{
    /// <summary><paramref name="bytes"/> rounded up to a multiple of <see cref="Arena.Alignment"/>.</summary>
    public static long Align(long bytes) => Align(bytes, Arena.Alignment);

    /// <summary><paramref name="bytes"/> rounded up to a multiple of <paramref name="alignment"/>.</summary>
    public static long Align(long bytes, int alignment) => (bytes + alignment - 1) / alignment * alignment;

    /// <summary>Assigns an offset to each buffer and returns the size in bytes of the arena that holds them
    /// all.</summary>
    /// <remarks>Larger buffers are placed first (equal ones in the order given), each into the smallest gap that fits
    /// between the buffers already placed whose lifetimes overlap its own. The result depends on the arguments
    /// only.</remarks>
    /// <param name="buffers">The size of each buffer in bytes, and the first and the last step in which it is live
    /// (both included).</param>
    /// <param name="offsets">Receives the offset of each buffer in bytes, a multiple of
    /// <see cref="Arena.Alignment"/>.</param>
    /// <exception cref="ArgumentException">There are fewer offsets than buffers, a size is negative, or a buffer ends
    /// before it begins.</exception>
    public static long Assign(ReadOnlySpan<(long Bytes, int First, int Last)> buffers, Span<long> offsets)
    {
        if (offsets.Length < buffers.Length)
            throw new ArgumentException($"{buffers.Length} buffers but {offsets.Length} offsets.", nameof(offsets));
        for (var i = 0; i < buffers.Length; i++)
        {
            var (bytes, first, last) = buffers[i];
            if (bytes < 0 || first > last)
                throw new ArgumentException($"Buffer {i} has {bytes} bytes in steps {first} to {last}.", nameof(buffers));
        }

        var lifetimes = buffers.ToArray();
        var order = Enumerable.Range(0, lifetimes.Length).OrderByDescending(i => lifetimes[i].Bytes).ToArray();
        var placed = new List<Placement>(lifetimes.Length);
        var total = 0L;
        foreach (var i in order)
        {
            var (bytes, first, last) = lifetimes[i];
            offsets[i] = 0;
            if (bytes == 0) continue;
            var size = Align(bytes);
            offsets[i] = BestFit(placed, size, first, last);
            var end = offsets[i] + size;
            placed.Add(new(offsets[i], end, first, last));
            placed.Sort((left, right) => left.Begin.CompareTo(right.Begin));
            total = Math.Max(total, end);
        }
        return total;
    }

    /// <summary>The begin of the smallest gap of at least <paramref name="size"/> bytes between those of the placed
    /// buffers, ordered by their begin, that are live in some of the steps; behind all of them if there is
    /// none.</summary>
    static long BestFit(List<Placement> placed, long size, int first, int last)
    {
        var best = -1L;
        var bestGap = long.MaxValue;
        var free = 0L;
        foreach (var other in placed)
        {
            if (other.Last < first || last < other.First) continue;
            var gap = other.Begin - free;
            if (gap >= size && gap < bestGap)
            {
                best = free;
                bestGap = gap;
            }
            free = Math.Max(free, other.End);
        }
        return best >= 0 ? best : free;
    }

    readonly record struct Placement(long Begin, long End, int First, int Last);
}
