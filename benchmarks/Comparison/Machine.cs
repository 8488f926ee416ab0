using System.Numerics;
using System.Runtime.InteropServices;

namespace GraphGen.Benchmarks.Comparison;

/// <summary>What the numbers were measured on.</summary>
static class Machine
{
    /// <summary>One line about the processor and the run-time.</summary>
    public static string Describe() =>
        $"{Processor()}, {Environment.ProcessorCount} cores, vectors of {Vector<byte>.Count * 8} bits, {RuntimeInformation.FrameworkDescription}";

    static string Processor()
    {
        const string list = "/proc/cpuinfo";
        var line = File.Exists(list) ? File.ReadLines(list).FirstOrDefault(each => each.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
