using System.Runtime.CompilerServices;

namespace GraphGen.Kernels;

/// <summary>One of the threads that run the same pass together. Every worker of a <see cref="Team"/> calls the same
/// kernels in the same order and does its share of each.</summary>
public readonly struct Worker
{
    readonly Team? team;

    internal Worker(Team? team, int index, int count)
    {
        this.team = team;
        Index = index;
        Count = count;
    }

    /// <summary>A worker without companions: its share is everything and its barriers do nothing.</summary>
    public static Worker Single => new(null, 0, 1);

    /// <summary>Which of the workers this is, from 0.</summary>
    public int Index { get; }

    /// <summary>The number of workers.</summary>
    public int Count { get; }

    /// <summary>This worker's part of the range from 0 to <paramref name="count"/>. The parts of all workers cover the
    /// range once, in the order of their indices; each begins at a multiple of <paramref name="grain"/>, and their
    /// lengths differ by at most one grain. They depend on the arguments and on the number of workers only.</summary>
    /// <remarks>A result must not depend on where a part begins. What adds up values across parts has to add them in an
    /// order that the shape alone decides.</remarks>
    /// <param name="count">The length of the range, 0 or more.</param>
    /// <param name="grain">What is not to be divided, 1 or more.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (int Begin, int End) Share(int count, int grain = 1) => Count == 1 ? (0, count) : Part(Index, Count, count, grain);

    /// <summary>Waits until all workers are here. What each wrote before is visible to all after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Barrier() => team?.AwaitAll();

    /// <summary>The part number <paramref name="index"/> of <paramref name="parts"/> of a range, as in
    /// <see cref="Share"/>.</summary>
    internal static (int Begin, int End) Part(int index, int parts, int count, int grain)
    {
        var grains = ((long)count + grain - 1) / grain;
        var begin = grains * index / parts * grain;
        var end = grains * (index + 1) / parts * grain;
        return ((int)Math.Min(begin, count), (int)Math.Min(end, count));
    }
}
