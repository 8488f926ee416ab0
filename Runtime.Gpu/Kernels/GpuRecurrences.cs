using System.Numerics;
using ILGPU;

namespace GraphGen.Gpu;

/// <summary>First-order linear recurrences along one axis of a tensor of shape [outer, length, inner], as the bodies of kernels. A
/// line along the axis is the work of one thread. The result may lie where the terms do.</summary>
/// <remarks>Elements follow one after another, so sums may differ in rounding from those of a processor, which adds up vectors along
/// the last axis. The kernel must be explicitly grouped: ILGPU takes the index of another to be the same for all threads.</remarks>
public static class GpuRecurrences
{
    /// <summary>How many threads a kernel needs: one for each line.</summary>
    public static int Threads(int outer, int inner) => outer * inner;

    /// <summary>The running sum <c>result[i] = result[i-1] + terms[i]</c>.</summary>
    /// <param name="thread">The number of the line.</param>
    /// <param name="outer">The elements along the axes before.</param>
    /// <param name="length">The elements along the axis.</param>
    /// <param name="inner">The elements along the axes behind.</param>
    /// <param name="reverse">Whether each element follows from the one after it.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="result">Where the sums go.</param>
    /// <typeparam name="T">float, double or int.</typeparam>
    public static void Sum<T>(int thread, int outer, int length, int inner, bool reverse, ArrayView<T> terms, ArrayView<T> result)
        where T : unmanaged, INumber<T>
    {
        var (index, step) = Line(thread, length, inner, reverse);
        T value = default;
        for (var i = 0; i < length; i++)
        {
            value += terms[index];
            result[index] = value;
            index += step;
        }
    }

    /// <summary>The recurrence <c>result[i] = factors[i] · result[i-1] + terms[i]</c>, which begins with the first term
    /// alone.</summary>
    /// <param name="factors">The factors; the first along the axis is not used.</param>
    /// <inheritdoc cref="Sum"/>
    public static void Run<T>(
        int thread, int outer, int length, int inner, bool reverse, ArrayView<T> terms, ArrayView<T> factors, ArrayView<T> result)
        where T : unmanaged, INumber<T>
    {
        if (length == 0) return;
        var (index, step) = Line(thread, length, inner, reverse);
        var value = terms[index];
        result[index] = value;
        for (var i = 1; i < length; i++)
        {
            index += step;
            value = factors[index] * value + terms[index];
            result[index] = value;
        }
    }

    /// <summary>Where a line begins, and the way to the next element.</summary>
    static (int Index, int Step) Line(int thread, int length, int inner, bool reverse)
    {
        var first = thread / inner * length * inner + thread % inner;
        return (reverse ? first + (length - 1) * inner : first, reverse ? -inner : inner);
    }
}
