using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;

namespace GraphGen.Gpu;

/// <summary>
/// Memory on a device, taken in one piece when a program is bound and given back when it is disposed of, as the arena of a program
/// on the processor is. Its content is zeros at first.
/// </summary>
public sealed class GpuArena : IDisposable
{
    /// <summary>Places in an arena begin at multiples of this many bytes.</summary>
    public const int Alignment = 256;

    readonly MemoryBuffer1D<byte, Stride1D.Dense> buffer;
    bool isDisposed;

    /// <summary>Takes memory.</summary>
    /// <param name="device">Where.</param>
    /// <param name="bytes">How much; at least 0.</param>
    /// <exception cref="GpuMemoryException">There is not so much.</exception>
    public GpuArena(GpuDevice device, long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        (Device, Bytes) = (device, bytes);
        // The driver of a card may promise more than there is; an array of the processor's says it at once.
        if (bytes > device.MemoryBytes) throw new GpuMemoryException(device, bytes, new OutOfMemoryException());
        try
        {
            buffer = device.Accelerator.Allocate1D<byte>(Math.Max(bytes, Alignment));
        }
        catch (Exception exception) when (exception is AcceleratorException or OutOfMemoryException)
        {
            throw new GpuMemoryException(device, bytes, exception);
        }
        device.CountBytes(bytes);
        device.Try("clear memory", () => buffer.MemSetToZero());
    }

    /// <summary>The device.</summary>
    public GpuDevice Device { get; }

    /// <summary>The size in bytes.</summary>
    public long Bytes { get; }

    /// <summary>The elements at a place, as kernels take them.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="offset">Where they begin, in bytes: a multiple of <see cref="Alignment"/>.</param>
    /// <param name="count">How many they are.</param>
    /// <exception cref="ArgumentOutOfRangeException">They do not lie inside the arena.</exception>
    public ArrayView<T> At<T>(long offset, long count) where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        var bytes = checked(count * Interop.SizeOf<T>());
        if (offset < 0 || count < 0 || offset % Alignment != 0 || offset > Bytes - bytes)
            throw new ArgumentOutOfRangeException(
                nameof(offset), offset, $"{count} elements at byte {offset} do not lie inside the {Bytes} bytes of the arena, or not at a multiple of {Alignment}.");
        return count == 0 ? ArrayView<T>.Empty : buffer.View.BaseView.SubView(offset, bytes).Cast<T>();
    }

    /// <summary>Copies elements to the device, and waits until they are there.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Upload<T>(ReadOnlySpan<T> from, ArrayView<T> to) where T : unmanaged
    {
        CheckLengths(from.Length, to.Length);
        if (from.Length == 0) return;
        to.CopyFromCPU(ref MemoryMarshal.GetReference(from), from.Length);
        Device.Wait(Device.Accelerator.DefaultStream);
    }

    /// <summary>Copies elements from the device, after everything that it was given before.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Download<T>(ArrayView<T> from, Span<T> to) where T : unmanaged
    {
        CheckLengths(to.Length, from.Length);
        if (to.Length == 0) return;
        from.CopyToCPU(ref MemoryMarshal.GetReference(to), to.Length);
        Device.Wait(Device.Accelerator.DefaultStream);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (isDisposed) return;
        isDisposed = true;
        buffer.Dispose();
        Device.CountBytes(-Bytes);
    }

    static void CheckLengths(long host, long device)
    {
        if (host != device) throw new ArgumentException($"There are {host} elements on this side and {device} on the device.");
    }
}
