using GraphGen.Gpu;
using ILGPU.Runtime;

namespace GraphGen.Benchmarks.Devices;

/// <summary>The copy of a large block within a device's memory: what its memory can do.</summary>
/// <param name="device">The device.</param>
/// <param name="blockBytes">The size of the block.</param>
sealed class DeviceCopy(GpuDevice device, long blockBytes) : IDisposable
{
    readonly GpuArena arena = new(device, 2 * blockBytes);

    /// <summary>The bytes that a copy reads and writes.</summary>
    public double Bytes => 2.0 * blockBytes;

    /// <summary>Copies a number of times and waits until the device has done it.</summary>
    public void Run(int count)
    {
        var (from, to) = (arena.At<byte>(0, blockBytes), arena.At<byte>(blockBytes, blockBytes));
        for (var i = 0; i < count; i++) from.CopyTo(device.Accelerator.DefaultStream, to);
        device.Synchronize();
    }

    public void Dispose() => arena.Dispose();
}
