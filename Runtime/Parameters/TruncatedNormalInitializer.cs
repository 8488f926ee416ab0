using GraphGen.Kernels;

namespace GraphGen;

/// <summary>A normal distribution of which only what lies between two bounds is drawn, by rejection.</summary>
sealed class TruncatedNormalInitializer : Initializer
{
    /// <summary>Farther from the nearest bound than this many deviations the density is 0 to rounding.</summary>
    const double Reach = 40;

    readonly double mean;
    readonly double standardDeviation;
    readonly double low;
    readonly double high;

    public TruncatedNormalInitializer(double mean, double standardDeviation, double low, double high)
    {
        Optimizer.Require(nameof(standardDeviation), standardDeviation, double.Epsilon, double.MaxValue);
        if (!(low < high))
            throw new ArgumentException($"Nothing lies between {low} and {high}.", nameof(high));
        this.mean = mean;
        this.standardDeviation = standardDeviation;
        (this.low, this.high) = ((low - mean) / standardDeviation, (high - mean) / standardDeviation);
    }

    public override void Fill(TensorShape shape, Span<double> values, ref Philox random)
    {
        foreach (ref var value in values)
            value = mean + standardDeviation * Next(ref random);
    }

    /// <summary>A number of mean 0 and deviation 1: a normal one that lies between the bounds if many do, or an even one that is
    /// kept as often as the normal density is high there.</summary>
    double Next(ref Philox random)
    {
        var isMiddle = low <= 0 && high >= 0 && high - low > Math.Sqrt(2 * Math.PI);
        var nearest = Math.Clamp(0, low, high);
        var (first, last) = (Math.Max(low, nearest - Reach), Math.Min(high, nearest + Reach));
        while (true)
        {
            var number = isMiddle ? random.NextNormal() : first + (last - first) * random.NextUniformDouble();
            if (isMiddle
                ? number >= low && number <= high
                : random.NextUniformDouble() < Math.Exp((nearest * nearest - number * number) / 2))
                return number;
        }
    }
}
