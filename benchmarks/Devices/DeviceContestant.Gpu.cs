using GraphGen.Benchmarks.Workloads;

namespace GraphGen.Benchmarks.Devices;

/// <summary>A compiled step on a device.</summary>
/// <param name="program">The program that it runs.</param>
/// <param name="steps">The steps, and what they compute; owns the program.</param>
sealed class DeviceContestant(GpuProgram program, Contestant steps) : IDisposable
{
    /// <summary>Numbers in which all contestants of the problem must agree. Also brings the batch to the device.</summary>
    public double[] Observe()
    {
        program.StaysOnDevice = false;
        return steps.Observe();
    }

    /// <summary>Does a number of steps and waits until the device has done them.</summary>
    public void Run(string mode, int count)
    {
        program.StaysOnDevice = mode == Waiting.Last;
        steps.Run(count);
        program.Device.Synchronize();
    }

    /// <summary>The kernels that a step launches.</summary>
    public long CountLaunches()
    {
        var before = program.Device.Launches;
        Run(Waiting.Last, 1);
        return program.Device.Launches - before;
    }

    public void Dispose() => steps.Dispose();
}
