using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GraphGen.Kernels;

/// <summary>Elements that do not lie side by side, and vectors that are not full.</summary>
/// <remarks>Masked loads and stores would be shorter, but some processors take a hundred cycles for one, and they need memory
/// that the garbage collector does not move.</remarks>
public static partial class Simd
{
    /// <summary>The elements at <paramref name="offset"/> and at every <paramref name="stride"/>-th place after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Gather<T>(ReadOnlySpan<T> source, int offset, int stride) where T : unmanaged
    {
        CheckLast(source.Length, offset, stride, Vector<T>.Count);
        return Gathered(ref At(source, offset), stride, Vector<T>.Count - 1);
    }

    /// <summary>Writes the elements of <paramref name="value"/> to <paramref name="offset"/> and to every
    /// <paramref name="stride"/>-th place after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scatter<T>(Vector<T> value, Span<T> destination, int offset, int stride) where T : unmanaged =>
        ScatterPart(value, destination, offset, stride, Vector<T>.Count);

    /// <summary>The first <paramref name="count"/> elements from <paramref name="offset"/> on, fewer than a vector has; what
    /// follows them is of no meaning.</summary>
    public static Vector<T> LoadPart<T>(ReadOnlySpan<T> source, int offset, int count) where T : unmanaged
    {
        CheckLast(source.Length, offset, 1, count);
        ref var first = ref At(source, offset);
        if (Unsafe.SizeOf<Vector<T>>() != 32) return Gathered(ref first, 1, count - 1);
        var half = Vector128<T>.Count;
        return count < half
            ? Vector256.Create(HalfPart(ref first, count), Vector128<T>.Zero).AsVector()
            : Vector256.Create(Vector128.LoadUnsafe(ref first), HalfPart(ref Unsafe.Add(ref first, half), count - half)).AsVector();
    }

    /// <summary>The first <paramref name="count"/> elements at <paramref name="offset"/> and at every
    /// <paramref name="stride"/>-th place after it; what follows them is of no meaning.</summary>
    public static Vector<T> GatherPart<T>(ReadOnlySpan<T> source, int offset, int stride, int count) where T : unmanaged
    {
        CheckLast(source.Length, offset, stride, count);
        return Gathered(ref At(source, offset), stride, count - 1);
    }

    /// <summary>Writes the first <paramref name="count"/> elements from <paramref name="offset"/> on, fewer than a vector has.</summary>
    public static void StorePart<T>(Vector<T> value, Span<T> destination, int offset, int count) where T : unmanaged
    {
        if (Unsafe.SizeOf<Vector<T>>() != 32)
        {
            ScatterPart(value, destination, offset, 1, count);
            return;
        }
        CheckLast(destination.Length, offset, 1, count);
        ref var first = ref At<T>(destination, offset);
        var (half, rest) = (Vector128<T>.Count, value.AsVector256().GetLower());
        if (count >= half)
        {
            rest.StoreUnsafe(ref first);
            first = ref Unsafe.Add(ref first, half);
            rest = value.AsVector256().GetUpper();
            count -= half;
        }
        for (var k = 0; k < count; k++) Unsafe.Add(ref first, k) = rest[k];
    }

    /// <summary>Writes the first <paramref name="count"/> elements to <paramref name="offset"/> and to every
    /// <paramref name="stride"/>-th place after it.</summary>
    public static void ScatterPart<T>(Vector<T> value, Span<T> destination, int offset, int stride, int count) where T : unmanaged
    {
        CheckLast(destination.Length, offset, stride, count);
        ref var first = ref At<T>(destination, offset);
        for (var k = 0; k < count; k++) Unsafe.Add(ref first, (nint)k * stride) = value[k];
    }

    /// <summary>The first <paramref name="count"/> elements, and then <paramref name="rest"/>: what a reduction takes of a vector
    /// that is not full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Part<T>(Vector<T> value, int count, T rest) where T : unmanaged, INumber<T> =>
        Vector.ConditionalSelect(Vector.LessThan(Vector<T>.Indices, Vector.Create(T.CreateTruncating(count))), value, Vector.Create(rest));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ref T At<T>(ReadOnlySpan<T> source, int offset) => ref Unsafe.Add(ref MemoryMarshal.GetReference(source), offset);

    /// <summary>A vector of elements <paramref name="stride"/> apart; those after the <paramref name="last"/> are the same as it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<T> Gathered<T>(ref T first, int stride, int last) where T : unmanaged
    {
        if (Unsafe.SizeOf<Vector<T>>() == 32 && Unsafe.SizeOf<T>() == sizeof(int))
        {
            ref var x = ref Unsafe.As<T, int>(ref first);
            return Vector256.Create(
                x, Element(ref x, 1), Element(ref x, 2), Element(ref x, 3),
                Element(ref x, 4), Element(ref x, 5), Element(ref x, 6), Element(ref x, 7)).As<int, T>().AsVector();
        }
        if (Unsafe.SizeOf<Vector<T>>() == 32 && Unsafe.SizeOf<T>() == sizeof(long))
        {
            ref var x = ref Unsafe.As<T, long>(ref first);
            return Vector256.Create(x, Element(ref x, 1), Element(ref x, 2), Element(ref x, 3)).As<long, T>().AsVector();
        }
        var vector = Vector<T>.Zero;
        for (var k = 0; k < Vector<T>.Count; k++) vector = vector.WithElement(k, Element(ref first, k));
        return vector;

        TElement Element<TElement>(ref TElement x, int k) => Unsafe.Add(ref x, (nint)Math.Min(k, last) * stride);
    }

    /// <summary>The first <paramref name="count"/> elements of half a vector, and then zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<T> HalfPart<T>(ref T first, int count) where T : unmanaged
    {
        var half = Vector128<T>.Zero;
        for (var k = 0; k < count; k++) half = half.WithElement(k, Unsafe.Add(ref first, k));
        return half;
    }

    [Conditional("DEBUG")]
    static void CheckLast(int length, int offset, int stride, int count) =>
        Debug.Assert(offset >= 0 && offset + (count - 1) * (long)stride < length, "The elements lie outside the memory.");
}
