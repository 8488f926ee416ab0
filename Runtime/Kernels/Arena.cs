using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GraphGen.Kernels;

/// <summary>One allocation of native memory, aligned to 64 bytes and filled with zeros, from which a program cuts its
/// <see cref="Block{T}"/>s.</summary>
/// <remarks>The memory is freed by <see cref="Dispose"/>, or by the finalizer of an arena that nothing refers to any
/// more. Blocks do not keep their arena alive.</remarks>
public sealed unsafe class Arena : IDisposable
{
    /// <summary>The alignment of an arena's first byte, in bytes: a cache line, and the widest vector.</summary>
    public const int Alignment = 64;

    nint address;

    /// <summary>Allocates <paramref name="bytes"/> bytes of zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    /// <exception cref="OutOfMemoryException">The memory is not available.</exception>
    public Arena(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        Bytes = bytes;
        var size = (nuint)Math.Max(bytes, 1);
        address = (nint)NativeMemory.AlignedAlloc(size, Alignment);
        NativeMemory.Clear((void*)address, size);
        if (bytes > 0) GC.AddMemoryPressure(bytes);
    }

    /// <summary>Frees the memory of an arena that was not disposed.</summary>
    ~Arena() => Free();

    /// <summary>The size of the arena in bytes.</summary>
    public long Bytes { get; }

    /// <summary>The block of <paramref name="count"/> elements that starts <paramref name="byteOffset"/> bytes into the
    /// arena.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The block does not lie inside the arena, or its offset is not a
    /// multiple of the element size.</exception>
    /// <exception cref="ObjectDisposedException">The arena was disposed.</exception>
    public Block<T> At<T>(long byteOffset, int count) where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(address == 0, this);
        ArgumentOutOfRangeException.ThrowIfNegative(byteOffset);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(byteOffset % Unsafe.SizeOf<T>(), 0, nameof(byteOffset));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(byteOffset, Bytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, (Bytes - byteOffset) / Unsafe.SizeOf<T>());
        return new((T*)(address + (nint)byteOffset), count);
    }

    /// <summary>Fills the arena with zeros.</summary>
    /// <exception cref="ObjectDisposedException">The arena was disposed.</exception>
    public void Clear()
    {
        ObjectDisposedException.ThrowIf(address == 0, this);
        NativeMemory.Clear((void*)address, (nuint)Bytes);
        GC.KeepAlive(this);
    }

    /// <summary>Frees the memory. Blocks of the arena must not be used any more.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    void Free()
    {
        var freed = Interlocked.Exchange(ref address, 0);
        if (freed == 0) return;
        NativeMemory.AlignedFree((void*)freed);
        if (Bytes > 0) GC.RemoveMemoryPressure(Bytes);
    }
}
