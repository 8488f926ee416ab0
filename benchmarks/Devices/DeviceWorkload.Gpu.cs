using GraphGen.Benchmarks.Workloads;

namespace GraphGen.Benchmarks.Devices;

/// <summary>A problem, and its compiled step on a device.</summary>
/// <param name="Problem">The data, and what all must agree in.</param>
/// <param name="Bind">Binds the step's program on a device.</param>
/// <param name="Modes">What is timed, of <see cref="Waiting"/>.</param>
sealed record DeviceWorkload(Problem Problem, Func<GpuDevice, DeviceContestant> Bind, params string[] Modes)
{
    /// <summary>The bytes that a step must move at least; 0 where they don't decide.</summary>
    public double Bytes { get; init; }

    /// <summary>The floating-point operations of a matrix product; 0 for all else.</summary>
    public double Operations { get; init; }
}
