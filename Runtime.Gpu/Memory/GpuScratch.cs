using ILGPU;

namespace GraphGen.Gpu;

/// <summary>Memory of a device for what the kernels of one reduction hand to one another. All programs of a device go through one queue,
/// so that one such memory does for all.</summary>
public static class GpuScratch
{
    /// <summary>The most places that a reduction may use.</summary>
    public const int Places = 65536;

    /// <summary>The most reductions that a kernel may have.</summary>
    const int Reductions = 4;

    /// <summary>The places of one reduction.</summary>
    /// <param name="device">The device.</param>
    /// <param name="reduction">Its number in its kernel, 0 to 3.</param>
    /// <param name="count">How many places: up to <see cref="Places"/>.</param>
    /// <typeparam name="T">float, double or int.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">They are too many.</exception>
    public static ArrayView<T> Of<T>(GpuDevice device, int reduction, long count) where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(reduction, Reductions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Places);
        return device.Scratch.At<T>(reduction * (long)Places * sizeof(double), count);
    }

    /// <summary>Takes the memory.</summary>
    internal static GpuArena Create(GpuDevice device) => new(device, Reductions * (long)Places * sizeof(double));
}
