using ILGPU;
using ILGPU.Runtime;

namespace GraphGen.Gpu;

/// <summary>Settings of update rules on their way to a device: several sets, so that the next can be written while the last is read.</summary>
sealed class GpuSettings : IDisposable
{
    const int Sets = 16;

    readonly GpuArena arena;
    readonly PageLockedArray1D<byte> staged;
    readonly GpuSignal[] sent = new GpuSignal[Sets];
    int next;

    public GpuSettings(GpuDevice device)
    {
        arena = new(device, Sets * GpuArena.Alignment);
        staged = device.Accelerator.AllocatePageLocked1D<byte>(arena.Bytes);
        for (var k = 0; k < Sets; k++) sent[k] = new(device);
    }

    /// <summary>Sends one set, rounded to the type of the parameters.</summary>
    public ArrayView<T> Send<T>(AcceleratorStream stream, ReadOnlySpan<double> settings) where T : unmanaged, System.Numerics.INumberBase<T>
    {
        var signal = sent[next];
        signal.Wait(stream);
        var offset = next * GpuArena.Alignment;
        next = (next + 1) % Sets;
        var values = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, T>(staged.Span.Slice(offset, GpuArena.Alignment));
        for (var k = 0; k < settings.Length; k++) values[k] = T.CreateTruncating(settings[k]);
        var bytes = settings.Length * Interop.SizeOf<T>();
        staged.ArrayView.SubView(offset, bytes).CopyTo(stream, arena.At<byte>(offset, bytes));
        signal.Set(stream);
        return arena.At<T>(offset, settings.Length);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        arena.Dispose();
        staged.Dispose();
        foreach (var signal in sent) signal.Dispose();
    }
}
