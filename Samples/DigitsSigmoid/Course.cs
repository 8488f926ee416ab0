namespace GraphGen.Samples.DigitsSigmoid;

/// <summary>How the accuracy of a network went.</summary>
/// <param name="Name">What the network was trained with.</param>
/// <param name="Accuracies">The part of the test pictures that it read rightly: before the first epoch, and after each.</param>
sealed record Course(string Name, IReadOnlyList<double> Accuracies)
{
    /// <summary>The course as a curve.</summary>
    public Curve Curve => Curve.Of(Name, Accuracies, first: 0);

    /// <summary>The first epoch after which the network was as good as that.</summary>
    /// <returns>The number of the epoch, or null when it never was.</returns>
    public int? EpochOf(double accuracy)
    {
        for (var epoch = 1; epoch < Accuracies.Count; epoch++)
            if (Accuracies[epoch] >= accuracy) return epoch;
        return null;
    }
}
