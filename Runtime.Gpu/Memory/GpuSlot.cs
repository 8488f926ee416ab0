using ILGPU;
using ILGPU.Runtime;

namespace GraphGen.Gpu;

/// <summary>Memory of the host for what one pass sends to a device and gets from it. A program has one more of them than passes may
/// be under way.</summary>
sealed class GpuSlot : IDisposable
{
    readonly PageLockedArray1D<byte> sent;
    readonly PageLockedArray1D<byte> received;
    readonly GpuSignal signal;

    public GpuSlot(GpuDevice device, long sentBytes, long receivedBytes)
    {
        sent = device.Accelerator.AllocatePageLocked1D<byte>(sentBytes);
        received = device.Accelerator.AllocatePageLocked1D<byte>(receivedBytes);
        sent.Span.Clear();
        signal = new(device);
    }

    /// <summary>What goes to the device next.</summary>
    public Span<byte> Sent => sent.Span;

    /// <summary>What came from the device last.</summary>
    public Span<byte> Received => received.Span;

    /// <summary>Sends everything, without waiting for it.</summary>
    public void Send(AcceleratorStream stream, ArrayView<byte> to)
    {
        to.CopyFromPageLockedAsync(stream, sent);
        signal.Set(stream);
    }

    /// <summary>Receives everything, without waiting for it.</summary>
    public void Receive(AcceleratorStream stream, ArrayView<byte> from)
    {
        from.CopyToPageLockedAsync(stream, received);
        signal.Set(stream);
    }

    /// <summary>Waits for what was last sent or received.</summary>
    /// <exception cref="GpuException">The device was lost.</exception>
    public void Wait(AcceleratorStream stream) => signal.Wait(stream);

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        sent.Dispose();
        received.Dispose();
        signal.Dispose();
    }
}
