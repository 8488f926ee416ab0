using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Numerics;

namespace GraphGen.Kernels;

/// <summary>First-order linear recurrences along one axis of a tensor of shape [outer, length, inner]. The lines along the axis
/// are shared among the workers. The result may lie where the terms do.</summary>
/// <remarks>Along the last axis a running sum adds up vectors within themselves, so a float sum depends on the place of an
/// element within four, and on nothing else. Other lines run beside each other in vectors, one addition after another.</remarks>
public static class Recurrences
{
    /// <summary>The elements of neighbouring lines that are worked on together, so that they stay in the nearest cache.</summary>
    const int Width = 1024;

    /// <summary>The running sum <c>result[i] = result[i-1] + terms[i]</c>.</summary>
    /// <param name="worker">The calling worker.</param>
    /// <param name="outer">The elements along the axes before.</param>
    /// <param name="length">The elements along the axis.</param>
    /// <param name="inner">The elements along the axes behind.</param>
    /// <param name="reverse">Whether each element follows from the one after it.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="result">Where the sums go.</param>
    /// <typeparam name="T">float, double or int.</typeparam>
    public static void Sum<T>(
        Worker worker, int outer, int length, int inner, bool reverse, ReadOnlySpan<T> terms, Span<T> result)
        where T : unmanaged, INumber<T>
    {
        if (inner != 1) Columns(worker, outer, length, inner, reverse, terms, [], result);
        else
        {
            var (begin, end) = worker.Share(outer);
            for (var line = begin; line < end; line++)
                SumLine(reverse, terms.Slice(line * length, length), result.Slice(line * length, length));
        }
    }

    /// <summary>The recurrence <c>result[i] = factors[i] · result[i-1] + terms[i]</c>, which begins with the first term
    /// alone.</summary>
    /// <param name="factors">The factors; the first along the axis is not used.</param>
    /// <inheritdoc cref="Sum"/>
    public static void Run<T>(
        Worker worker, int outer, int length, int inner, bool reverse, ReadOnlySpan<T> terms, ReadOnlySpan<T> factors, Span<T> result)
        where T : unmanaged, INumber<T>
    {
        if (inner != 1) Columns(worker, outer, length, inner, reverse, terms, factors, result);
        else
        {
            var (begin, end) = worker.Share(outer);
            for (var line = begin; line < end; line++)
                RunLine(
                    reverse, terms.Slice(line * length, length), factors.Slice(line * length, length), result.Slice(line * length, length));
        }
    }

    static void RunLine<T>(bool reverse, ReadOnlySpan<T> terms, ReadOnlySpan<T> factors, Span<T> result) where T : unmanaged, INumber<T>
    {
        if (terms.IsEmpty) return;
        var (first, step) = reverse ? (terms.Length - 1, -1) : (0, 1);
        var value = result[first] = terms[first];
        for (var i = first + step; (uint)i < (uint)terms.Length; i += step)
            result[i] = value = factors[i] * value + terms[i];
    }

    static void SumLine<T>(bool reverse, ReadOnlySpan<T> terms, Span<T> result) where T : unmanaged, INumber<T>
    {
        var count = Vector128<T>.Count;
        var blocks = terms.Length / count;
        var carry = Vector128<T>.Zero;
        for (var block = 0; block < blocks; block++)
        {
            var offset = reverse ? terms.Length - (block + 1) * count : block * count;
            var sums = Vector128.Create(terms.Slice(offset, count));
            sums = RunningSum(reverse ? Reversed(sums) : sums);
            var shifted = sums + carry;
            (reverse ? Reversed(shifted) : shifted).CopyTo(result[offset..]);
            // Not the last sum with its carry: so the next carry waits for one addition only.
            carry += Vector128.Create(sums.GetElement(count - 1));
        }
        var sum = carry.ToScalar();
        for (var i = blocks * count; i < terms.Length; i++)
        {
            var at = reverse ? terms.Length - 1 - i : i;
            result[at] = sum += terms[at];
        }
    }

    /// <summary>Each element with those before it added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<T> RunningSum<T>(Vector128<T> x) where T : unmanaged
    {
        // An index outside the vector gives 0.
        if (Unsafe.SizeOf<T>() == sizeof(ulong))
            return x + Vector128.Shuffle(x.AsUInt64(), Vector128.Create(2UL, 0)).As<ulong, T>();
        x += Vector128.Shuffle(x.AsUInt32(), Vector128.Create(4u, 0, 1, 2)).As<uint, T>();
        return x + Vector128.Shuffle(x.AsUInt32(), Vector128.Create(4u, 4, 0, 1)).As<uint, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<T> Reversed<T>(Vector128<T> x) where T : unmanaged => Unsafe.SizeOf<T>() == sizeof(ulong)
        ? Vector128.Shuffle(x.AsUInt64(), Vector128.Create(1UL, 0)).As<ulong, T>()
        : Vector128.Shuffle(x.AsUInt32(), Vector128.Create(3u, 2, 1, 0)).As<uint, T>();

    static void Columns<T>(
        Worker worker, int outer, int length, int inner, bool reverse, ReadOnlySpan<T> terms, ReadOnlySpan<T> factors, Span<T> result)
        where T : unmanaged, INumber<T>
    {
        var parts = (inner + Width - 1) / Width;
        var (begin, end) = worker.Share(outer * parts);
        for (var part = begin; part < end; part++)
        {
            var column = part % parts * Width;
            var width = Math.Min(Width, inner - column);
            var start = part / parts * length * inner + column;
            for (var i = 0; i < length; i++)
            {
                var offset = start + (reverse ? length - 1 - i : i) * inner;
                var row = terms.Slice(offset, width);
                var target = result.Slice(offset, width);
                if (i == 0)
                {
                    row.CopyTo(target);
                    continue;
                }
                var before = result.Slice(reverse ? offset + inner : offset - inner, width);
                if (factors.IsEmpty) Add(before, row, target);
                else MultiplyAdd(factors.Slice(offset, width), before, row, target);
            }
        }
    }

    static void Add<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> result) where T : unmanaged, INumber<T>
    {
        var i = 0;
        for (; i <= result.Length - Vector<T>.Count; i += Vector<T>.Count)
            Simd.Store(Simd.Load(left, i) + Simd.Load(right, i), result, i);
        for (; i < result.Length; i++) result[i] = left[i] + right[i];
    }

    static void MultiplyAdd<T>(ReadOnlySpan<T> factors, ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> result)
        where T : unmanaged, INumber<T>
    {
        var i = 0;
        for (; i <= result.Length - Vector<T>.Count; i += Vector<T>.Count)
            Simd.Store(Simd.Load(factors, i) * Simd.Load(left, i) + Simd.Load(right, i), result, i);
        for (; i < result.Length; i++) result[i] = factors[i] * left[i] + right[i];
    }
}
