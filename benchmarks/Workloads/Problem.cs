namespace GraphGen.Benchmarks.Workloads;

/// <summary>Something to compute: its data, and the numbers in which all who compute it must agree.</summary>
/// <param name="Key">A short name for command lines.</param>
/// <param name="Title">What it is.</param>
abstract record Problem(string Key, string Title)
{
    /// <summary>The largest relative difference between what two contestants may observe: float32 sums in another order.</summary>
    public double Tolerance { get; init; } = 2e-4;

    /// <summary>Adds the data and the first weights to a file for another framework.</summary>
    public abstract void Write(SafetensorsWriter writer);

    /// <summary>Throws unless two contestants observe the same.</summary>
    /// <exception cref="InvalidOperationException">They do not; the message gives the numbers.</exception>
    public void RequireAgreement(string left, double[] leftNumbers, string right, double[] rightNumbers)
    {
        var agrees = leftNumbers.Length == rightNumbers.Length && leftNumbers.Zip(rightNumbers).All(pair => IsNear(pair.First, pair.Second));
        if (!agrees)
            throw new InvalidOperationException(
                $"{Key}: {left} computes {string.Join(", ", leftNumbers)}, but {right} {string.Join(", ", rightNumbers)}.");
    }

    bool IsNear(double x, double y) => Math.Abs(x - y) <= Tolerance * Math.Max(1e-3, Math.Max(Math.Abs(x), Math.Abs(y)));
}
