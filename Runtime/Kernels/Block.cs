using System.Diagnostics;

namespace GraphGen.Kernels;

/// <summary>A run of elements in native memory: a pointer and a length. Unlike a span it can be stored in fields and
/// used from any thread.</summary>
/// <remarks>A block does not own its memory. Whoever hands out blocks of an <see cref="Arena"/> keeps that arena
/// reachable and undisposed while they are used.</remarks>
/// <typeparam name="T">The type of the elements.</typeparam>
public readonly unsafe struct Block<T> where T : unmanaged
{
    readonly T* pointer;

    internal Block(T* pointer, int length)
    {
        this.pointer = pointer;
        Length = length;
    }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>The elements as a span.</summary>
    public Span<T> Span => new(pointer, Length);

    internal T* Pointer => pointer;

    /// <summary>The element at <paramref name="index"/>, which is checked in debug builds only.</summary>
    public ref T this[int index]
    {
        get
        {
            Debug.Assert((uint)index < (uint)Length, "The index lies outside the block.");
            return ref pointer[index];
        }
    }

    /// <summary>The elements from <paramref name="start"/> to the end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The start lies outside the block.</exception>
    public Block<T> Slice(int start)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)start, (uint)Length, nameof(start));
        return new(pointer + start, Length - start);
    }

    /// <summary>The <paramref name="length"/> elements from <paramref name="start"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range lies outside the block.</exception>
    public Block<T> Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)start, (uint)Length, nameof(start));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)(Length - start), nameof(length));
        return new(pointer + start, length);
    }

    /// <summary>The block as a span.</summary>
    public static implicit operator Span<T>(Block<T> block) => block.Span;

    /// <summary>The block as a read-only span.</summary>
    public static implicit operator ReadOnlySpan<T>(Block<T> block) => block.Span;

    /// <summary>The element type and the length: <c>Block&lt;Single&gt;[128]</c>.</summary>
    public override string ToString() => $"Block<{typeof(T).Name}>[{Length}]";
}
