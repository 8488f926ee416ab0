using GraphGen.Benchmarks.Comparison;

namespace GraphGen.Benchmarks.Devices;

/// <summary>The samples of one workload on a device.</summary>
/// <param name="Times">The samples; those of <see cref="Copy"/> are there where <paramref name="Bytes"/> are.</param>
/// <param name="Launches">The kernels that a compiled step launches.</param>
/// <param name="Bytes">The bytes that a step must move at least; 0 where they don't decide.</param>
/// <param name="CopiedBytes">The bytes that a step of <see cref="Copy"/> moves.</param>
/// <param name="Operations">The floating-point operations of a matrix product; 0 for all else.</param>
sealed record DeviceResult(Result Times, long Launches, double Bytes, double CopiedBytes, double Operations)
{
    /// <summary>The copy of a large block of the device's memory, which is timed in turns with what memory limits.</summary>
    public const string Copy = "copy";

    /// <summary>The bandwidth of the copy in GB/s, reads and writes counted.</summary>
    public double? CopyBandwidth => Times.Times(Copy) is var (_, median) ? CopiedBytes / median * 1e-3 : null;

    /// <summary>The share of the copy's bandwidth that a contestant reaches; null where it did not take part.</summary>
    public double? ShareOfCopy(string contestant) =>
        Times.Microseconds.TryGetValue(contestant, out var samples) && Times.Microseconds.TryGetValue(Copy, out var copies)
            ? Bytes / CopiedBytes * Statistics.Ratio(copies, samples)
            : null;

    /// <summary>The floating-point operations in a second, in millions of millions; null where the contestant did not take part.</summary>
    public double? TeraFlops(string contestant) => Times.Times(contestant) is var (_, median) ? Operations / median * 1e-6 : null;
}
