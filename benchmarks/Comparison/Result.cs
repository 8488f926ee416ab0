using System.Text.Json;

namespace GraphGen.Benchmarks.Comparison;

/// <summary>The samples of one workload.</summary>
/// <param name="Key">The workload's key.</param>
/// <param name="Title">What it is.</param>
/// <param name="Mode"><c>train</c> (forward, backward, update) or <c>infer</c>; on devices, what a step waits for.</param>
/// <param name="Microseconds">For each contestant, what a step took in each round.</param>
sealed record Result(string Key, string Title, string Mode, IReadOnlyDictionary<string, List<double>> Microseconds)
{
    /// <summary>How results are written to a file.</summary>
    public static JsonSerializerOptions Json { get; } = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Quiet and median of a contestant; null where it did not take part.</summary>
    public (double Quiet, double Median)? Times(string contestant) => Microseconds.TryGetValue(contestant, out var samples)
        ? (Statistics.Quiet(samples), Statistics.Median(samples))
        : null;

    /// <summary>How many times longer a contestant takes than the compiled step; null where it did not take part.</summary>
    public double? Ratio(string contestant) => Microseconds.TryGetValue(contestant, out var samples)
        ? Statistics.Ratio(samples, Microseconds["compiled"])
        : null;
}
