namespace GraphGen.Gpu;

/// <summary>A kernel, compiled for each device when it is first needed there.</summary>
/// <typeparam name="TLaunch">How it is launched: a delegate that takes the queue, the grid, and the kernel's own
/// parameters.</typeparam>
/// <param name="kernel">The method that is the kernel.</param>
public sealed class GpuKernel<TLaunch>(Delegate kernel) where TLaunch : Delegate
{
    (GpuDevice Device, TLaunch Launch)[] launches = [];

    /// <summary>What launches the kernel on a device. Allocates nothing but the first time.</summary>
    /// <exception cref="GpuException">The kernel can't be compiled for the device.</exception>
    public TLaunch On(GpuDevice device)
    {
        device.Launches++;
        foreach (var (known, launch) in launches)
            if (known == device)
                return launch;
        return Load(device);
    }

    TLaunch Load(GpuDevice device)
    {
        lock (this)
        {
            TLaunch launch = null!;
            device.Try($"compile the kernel {kernel.Method.Name}", () => launch = device.Accelerator.LoadKernel<TLaunch>(kernel.Method));
            launches = [.. launches, (device, launch)];
            return launch;
        }
    }
}
