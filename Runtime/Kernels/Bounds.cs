using System.Runtime.CompilerServices;

namespace GraphGen.Kernels;

/// <summary>Checks of indices that are read at run time.</summary>
public static class Bounds
{
    /// <summary>The index, if it is within the size.</summary>
    /// <exception cref="IndexOutOfRangeException">It is negative, or not below <paramref name="size"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Check(int index, int size) => (uint)index < (uint)size ? index : Fail(index, size);

    /// <summary>Checks every index of an input.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is negative, or not below <paramref name="size"/>; the message gives
    /// its position.</exception>
    public static void CheckAll(ReadOnlySpan<int> indices, int size, string input)
    {
        for (var k = 0; k < indices.Length; k++)
            if ((uint)indices[k] >= (uint)size)
                throw new ArgumentOutOfRangeException(input, indices[k], $"Element {k} of '{input}' is {indices[k]}; it must be from 0 to {size - 1}.");
    }

    static int Fail(int index, int size) => throw new IndexOutOfRangeException($"The index {index} is not from 0 to {size - 1}.");
}
