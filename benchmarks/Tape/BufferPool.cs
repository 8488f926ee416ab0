using System.Numerics;
using GraphGen.Kernels;

namespace GraphGen.Benchmarks.Tape;

/// <summary>Memory for intermediate values, handed out again and again: after the first step nothing is allocated.</summary>
/// <remarks>What was returned last is given out first, while it is still in the cache. Sizes are rounded up to powers of two.</remarks>
sealed class BufferPool<T> : IDisposable where T : unmanaged
{
    readonly Stack<Block<T>>[] free = [.. Enumerable.Range(0, 31).Select(_ => new Stack<Block<T>>())];
    readonly List<Arena> arenas = [];

    /// <summary>Room for <paramref name="count"/> elements or more, with any content.</summary>
    public Block<T> Rent(int count)
    {
        var sizeClass = SizeClass(count);
        return free[sizeClass].TryPop(out var block) ? block : Grow(sizeClass);
    }

    /// <summary>Takes back what <see cref="Rent"/> gave.</summary>
    public void Return(Block<T> block) => free[SizeClass(block.Length)].Push(block);

    public void Dispose()
    {
        foreach (var arena in arenas) arena.Dispose();
    }

    static int SizeClass(int count) => BitOperations.Log2((uint)Math.Max(count, 1) * 2 - 1);

    unsafe Block<T> Grow(int sizeClass)
    {
        var arena = new Arena((long)sizeof(T) << sizeClass);
        arenas.Add(arena);
        return arena.At<T>(0, 1 << sizeClass);
    }
}
