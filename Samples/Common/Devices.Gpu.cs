using System.Diagnostics;

namespace GraphGen.Samples.Common;

/// <summary>Readies programs on the device that the user names.</summary>
static class Devices
{
    /// <summary>Binds programs on a device and compiles their kernels; says where they run, and how long that took.</summary>
    /// <typeparam name="TTarget">The type of the targets' elements.</typeparam>
    /// <param name="name">What the user calls the device.</param>
    /// <param name="bind">Binds the programs on a device.</param>
    /// <exception cref="UsageException">There is no such device, or it can't take the programs.</exception>
    public static NetworkPrograms<TTarget> Bind<TTarget>(string name, Func<GpuDevice, NetworkPrograms<TTarget>> bind)
        where TTarget : unmanaged
    {
        try
        {
            var device = GpuDevice.Parse(name);
            Console.WriteLine(
                $"device: {(device.Kind == GpuDeviceKind.CpuAccelerator ? "a card that the processor emulates, very slowly" : device)}");
            var programs = bind(device);
            var watch = Stopwatch.StartNew();
            foreach (var program in programs.All.Cast<GpuProgram>()) program.Warmup();
            Console.WriteLine($"its kernels took {watch.Elapsed.TotalSeconds:0.0} s to compile");
            return programs;
        }
        catch (GpuException failure)
        {
            throw new UsageException($"{DeviceOption.As(name)}: {failure.Message.Replace(
                "GpuDevice.CpuAccelerator", DeviceOption.As(DeviceOption.Emulated), StringComparison.Ordinal)}");
        }
    }
}
