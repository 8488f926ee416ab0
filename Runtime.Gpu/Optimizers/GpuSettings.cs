using ILGPU;
using ILGPU.Runtime;

namespace GraphGen.Gpu;

/// <summary>Settings of update rules on their way to a device: several sets, so that the next can be written while the last is read.</summary>
sealed class GpuSettings : IDisposable
{
    const int Sets = 16;

    readonly GpuArena arena;
    readonly PageLockedArray1D<byte> staged;
    readonly long[] sentAt = new long[Sets];
    int next;

    public GpuSettings(GpuDevice device)
    {
        arena = new(device, Sets * GpuArena.Alignment);
        staged = device.Accelerator.AllocatePageLocked1D<byte>(arena.Bytes);
        sentAt.AsSpan().Fill(-1);
    }

    /// <summary>Sends one set, rounded to the type of the parameters.</summary>
    public ArrayView<T> Send<T>(AcceleratorStream stream, ReadOnlySpan<double> settings) where T : unmanaged, System.Numerics.INumberBase<T>
    {
        // A set may be written again once the host has waited for the device since it was sent.
        if (sentAt[next] == arena.Device.Waits) arena.Device.Wait(stream);
        sentAt[next] = arena.Device.Waits;
        var offset = next * GpuArena.Alignment;
        next = (next + 1) % Sets;
        var values = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, T>(staged.Span.Slice(offset, GpuArena.Alignment));
        for (var k = 0; k < settings.Length; k++) values[k] = T.CreateTruncating(settings[k]);
        var bytes = settings.Length * Interop.SizeOf<T>();
        staged.ArrayView.SubView(offset, bytes).CopyTo(stream, arena.At<byte>(offset, bytes));
        return arena.At<T>(offset, settings.Length);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        arena.Dispose();
        staged.Dispose();
    }
}
