namespace GraphGen.Kernels;

/// <summary>Native memory that a thread's kernels use while they run. It grows to the largest size asked for and then
/// stays.</summary>
static unsafe class Scratch
{
    [ThreadStatic]
    static Arena? arena;

    /// <summary>Room for <paramref name="count"/> elements, aligned to <see cref="Arena.Alignment"/>, with any content.
    /// It is the calling thread's until it calls again.</summary>
    public static T* Take<T>(long count) where T : unmanaged
    {
        var bytes = count * sizeof(T);
        if (arena is null || arena.Bytes < bytes)
        {
            arena?.Dispose();
            arena = new(Math.Max(bytes, 1 << 16));
        }
        return arena.At<T>(0, 0).Pointer;
    }
}
