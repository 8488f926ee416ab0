using System.Numerics;
using ILGPU;

namespace GraphGen.Gpu;

/// <summary>
/// Reductions over the threads of a group, for explicitly grouped kernels of <see cref="Size"/> threads. All threads of the group make
/// the call, each with its value, and each receives the result.
/// </summary>
/// <remarks>Values are combined in the same order each time, so the bits of a result do not depend on chance. A call has two barriers:
/// what a thread wrote to memory before it is seen by the others after it, and calls may follow one another.</remarks>
public static class GpuGroup
{
    /// <summary>The threads of a group.</summary>
    public const int Size = 128;

    /// <summary>The threads that go in step.</summary>
    const int Warp = 32;

    /// <summary>The sum of the values.</summary>
    /// <typeparam name="T">float, double or int.</typeparam>
    public static T Sum<T>(T value) where T : unmanaged, INumber<T> => Combine<T, GpuSum<T>>(value);

    /// <summary>The product of the values.</summary>
    /// <inheritdoc cref="Sum"/>
    public static T Product<T>(T value) where T : unmanaged, INumber<T> => Combine<T, GpuTimes<T>>(value);

    /// <summary>The largest of the values: NaN if one is, and 0 is larger than -0.</summary>
    /// <inheritdoc cref="Sum"/>
    public static T Max<T>(T value) where T : unmanaged, INumber<T> => Combine<T, GpuMaximum<T>>(value);

    /// <summary>The smallest of the values: NaN if one is, and -0 is smaller than 0.</summary>
    /// <inheritdoc cref="Sum"/>
    public static T Min<T>(T value) where T : unmanaged, INumber<T> => Combine<T, GpuMinimum<T>>(value);

    /// <summary>The largest of the values and its index: of equal ones, the smallest index; of NaNs, which are the largest, too.
    /// A thread without elements gives the smallest value that there is, and <see cref="int.MaxValue"/>, which is behind every index.</summary>
    /// <inheritdoc cref="Sum"/>
    public static (T Value, int Index) ArgMax<T>((T Value, int Index) best) where T : unmanaged, INumber<T>
    {
        var (value, index) = best;
        (value, index) = Better(value, index, ILGPU.Warp.ShuffleXor(value, 16), ILGPU.Warp.ShuffleXor(index, 16));
        (value, index) = Better(value, index, ILGPU.Warp.ShuffleXor(value, 8), ILGPU.Warp.ShuffleXor(index, 8));
        (value, index) = Better(value, index, ILGPU.Warp.ShuffleXor(value, 4), ILGPU.Warp.ShuffleXor(index, 4));
        (value, index) = Better(value, index, ILGPU.Warp.ShuffleXor(value, 2), ILGPU.Warp.ShuffleXor(index, 2));
        (value, index) = Better(value, index, ILGPU.Warp.ShuffleXor(value, 1), ILGPU.Warp.ShuffleXor(index, 1));

        var values = SharedMemory.Allocate<T>(Size / Warp);
        var indices = SharedMemory.Allocate<int>(Size / Warp);
        if (Group.IdxX % Warp == 0)
        {
            values[Group.IdxX / Warp] = value;
            indices[Group.IdxX / Warp] = index;
        }
        Group.Barrier();
        var low = Better(values[0], indices[0], values[1], indices[1]);
        var high = Better(values[2], indices[2], values[3], indices[3]);
        Group.Barrier();
        return Better(low.Value, low.Index, high.Value, high.Index);
    }

    /// <summary>The larger of two values, as <see cref="Max"/> takes them.</summary>
    /// <typeparam name="T">float, double or int.</typeparam>
    public static T Larger<T>(T left, T right) where T : unmanaged, INumber<T> => GpuMaximum<T>.Of(left, right);

    /// <summary>The smaller of two values, as <see cref="Min"/> takes them.</summary>
    /// <inheritdoc cref="Larger"/>
    public static T Smaller<T>(T left, T right) where T : unmanaged, INumber<T> => GpuMinimum<T>.Of(left, right);

    static T Combine<T, TOperation>(T value)
        where T : unmanaged, INumber<T>
        where TOperation : struct, IGpuOperation<T>
    {
        value = TOperation.Of(value, ILGPU.Warp.ShuffleXor(value, 16));
        value = TOperation.Of(value, ILGPU.Warp.ShuffleXor(value, 8));
        value = TOperation.Of(value, ILGPU.Warp.ShuffleXor(value, 4));
        value = TOperation.Of(value, ILGPU.Warp.ShuffleXor(value, 2));
        value = TOperation.Of(value, ILGPU.Warp.ShuffleXor(value, 1));

        // Each call that is compiled has these few bytes of its own.
        var values = SharedMemory.Allocate<T>(Size / Warp);
        if (Group.IdxX % Warp == 0) values[Group.IdxX / Warp] = value;
        Group.Barrier();
        var low = TOperation.Of(values[0], values[1]);
        var high = TOperation.Of(values[2], values[3]);
        // In a loop, the next round writes to the same place.
        Group.Barrier();
        return TOperation.Of(low, high);
    }

    /// <summary>The first of two candidates, unless the second is better.</summary>
    static (T Value, int Index) Better<T>(T value, int index, T other, int otherIndex) where T : unmanaged, INumber<T>
    {
        // A value that is not equal to itself is NaN. Nothing but selections follows: a branch on them would be taken by all threads.
#pragma warning disable CS1718
        var isBetter = other > value | other != other & value == value
            | (other == value | other != other & value != value) & otherIndex < index;
#pragma warning restore CS1718
        return (isBetter ? other : value, isBetter ? otherIndex : index);
    }
}
