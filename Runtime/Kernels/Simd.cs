using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GraphGen.Kernels;

/// <summary>Loads, stores and horizontal reductions of vectors.</summary>
/// <remarks>A vector holds <see cref="Vector{T}.Count"/> elements. Offsets are checked in debug builds only: in release
/// builds an offset whose vector does not lie inside the memory given is undefined behaviour.</remarks>
public static partial class Simd
{
    /// <summary>The vector that begins at <paramref name="offset"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Load<T>(ReadOnlySpan<T> source, int offset) where T : unmanaged
    {
        Debug.Assert(offset >= 0 && offset <= source.Length - Vector<T>.Count, "The vector lies outside the memory.");
        return Vector.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)offset);
    }

    /// <summary>The vector that begins at <paramref name="offset"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vector<T> Load<T>(Block<T> source, int offset) where T : unmanaged
    {
        Debug.Assert(offset >= 0 && offset <= source.Length - Vector<T>.Count, "The vector lies outside the memory.");
        return Vector.Load(source.Pointer + offset);
    }

    /// <summary>Writes <paramref name="value"/> from <paramref name="offset"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector<T> value, Span<T> destination, int offset) where T : unmanaged
    {
        Debug.Assert(offset >= 0 && offset <= destination.Length - Vector<T>.Count, "The vector lies outside the memory.");
        value.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)offset);
    }

    /// <summary>Writes <paramref name="value"/> from <paramref name="offset"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store<T>(Vector<T> value, Block<T> destination, int offset) where T : unmanaged
    {
        Debug.Assert(offset >= 0 && offset <= destination.Length - Vector<T>.Count, "The vector lies outside the memory.");
        value.Store(destination.Pointer + offset);
    }

    /// <summary>The vector <c>start, start + 1, start + 2, …</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> IndexRamp<T>(int start) where T : unmanaged, INumber<T> =>
        Vector.Create(T.CreateTruncating(start)) + Vector<T>.Indices;

    /// <summary>The sum of the elements: the upper half is added to the lower half until one element is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(Vector<T> vector) where T : unmanaged, INumber<T> => Fold<T, AddFold<T>>(vector);

    /// <summary>The product of the elements: the upper half is multiplied to the lower half until one element is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Product<T>(Vector<T> vector) where T : unmanaged, INumber<T> => Fold<T, MultiplyFold<T>>(vector);

    /// <summary>The largest element; NaN if one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<T>(Vector<T> vector) where T : unmanaged, INumber<T> => Fold<T, MaxFold<T>>(vector);

    /// <summary>The smallest element; NaN if one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Min<T>(Vector<T> vector) where T : unmanaged, INumber<T> => Fold<T, MinFold<T>>(vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Fold<T, TFold>(Vector<T> vector)
        where T : unmanaged, INumber<T>
        where TFold : struct, IFold<T>
    {
        Vector128<T> folded;
        if (Unsafe.SizeOf<Vector<T>>() == 64)
        {
            var half = TFold.Combine(vector.AsVector512().GetLower(), vector.AsVector512().GetUpper());
            folded = TFold.Combine(half.GetLower(), half.GetUpper());
        }
        else if (Unsafe.SizeOf<Vector<T>>() == 32)
        {
            folded = TFold.Combine(vector.AsVector256().GetLower(), vector.AsVector256().GetUpper());
        }
        else
        {
            folded = vector.AsVector128();
        }
        // One after another rather than in a loop, which would not be unrolled.
        folded = TFold.Combine(folded, Vector128.Shuffle(folded.AsUInt64(), Vector128.Create(1UL, 0)).As<ulong, T>());
        if (Unsafe.SizeOf<T>() <= 4)
            folded = TFold.Combine(folded, Vector128.Shuffle(folded.AsUInt32(), Vector128.Create(1u, 0, 3, 2)).As<uint, T>());
        if (Unsafe.SizeOf<T>() <= 2)
            folded = TFold.Combine(folded, Vector128.Shuffle(folded.AsUInt16(), Vector128.Create((ushort)1, 0, 3, 2, 5, 4, 7, 6)).As<ushort, T>());
        if (Unsafe.SizeOf<T>() == 1)
            folded = TFold.Combine(folded, Vector128.Shuffle(
                folded.AsByte(), Vector128.Create((byte)1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14)).As<byte, T>());
        return folded.ToScalar();
    }

    interface IFold<T> where T : unmanaged
    {
        static abstract Vector128<T> Combine(Vector128<T> left, Vector128<T> right);

        static abstract Vector256<T> Combine(Vector256<T> left, Vector256<T> right);
    }

    readonly struct AddFold<T> : IFold<T> where T : unmanaged
    {
        public static Vector128<T> Combine(Vector128<T> left, Vector128<T> right) => left + right;

        public static Vector256<T> Combine(Vector256<T> left, Vector256<T> right) => left + right;
    }

    readonly struct MultiplyFold<T> : IFold<T> where T : unmanaged
    {
        public static Vector128<T> Combine(Vector128<T> left, Vector128<T> right) => left * right;

        public static Vector256<T> Combine(Vector256<T> left, Vector256<T> right) => left * right;
    }

    readonly struct MaxFold<T> : IFold<T> where T : unmanaged
    {
        public static Vector128<T> Combine(Vector128<T> left, Vector128<T> right) => Vector128.Max(left, right);

        public static Vector256<T> Combine(Vector256<T> left, Vector256<T> right) => Vector256.Max(left, right);
    }

    readonly struct MinFold<T> : IFold<T> where T : unmanaged
    {
        public static Vector128<T> Combine(Vector128<T> left, Vector128<T> right) => Vector128.Min(left, right);

        public static Vector256<T> Combine(Vector256<T> left, Vector256<T> right) => Vector256.Min(left, right);
    }
}
