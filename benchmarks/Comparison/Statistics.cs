namespace GraphGen.Benchmarks.Comparison;

/// <summary>What is made of samples on a machine that others use, too.</summary>
static class Statistics
{
    /// <summary>The share of the samples that count as undisturbed.</summary>
    const double QuietShare = 0.05;

    /// <summary>The 5th percentile: what a step takes when nothing else runs.</summary>
    public static double Quiet(IReadOnlyList<double> samples) => Quantile(samples, QuietShare);

    /// <summary>The middle sample.</summary>
    public static double Median(IReadOnlyList<double> samples) => Quantile(samples, 0.5);

    /// <summary>The median over the rounds of how many times longer the one took than the other in the same round.</summary>
    public static double Ratio(IReadOnlyList<double> longer, IReadOnlyList<double> shorter) =>
        Median([.. longer.Zip(shorter, (one, other) => one / other)]);

    static double Quantile(IReadOnlyList<double> samples, double share)
    {
        var sorted = samples.Order().ToArray();
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
