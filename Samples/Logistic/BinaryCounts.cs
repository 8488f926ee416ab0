namespace GraphGen.Samples.Logistic;

/// <summary>How often a classifier of two classes was right and wrong.</summary>
/// <param name="TruePositives">Points of class 1 that were taken for it.</param>
/// <param name="FalsePositives">Points of class 0 that were taken for class 1.</param>
/// <param name="FalseNegatives">Points of class 1 that were taken for class 0.</param>
/// <param name="TrueNegatives">Points of class 0 that were taken for it.</param>
readonly record struct BinaryCounts(int TruePositives, int FalsePositives, int FalseNegatives, int TrueNegatives)
{
    /// <summary>The part of all points that were taken for what they are.</summary>
    public double Accuracy =>
        (double)(TruePositives + TrueNegatives) / (TruePositives + FalsePositives + FalseNegatives + TrueNegatives);

    /// <summary>The part of what was taken for class 1 that is of it.</summary>
    public double Precision => (double)TruePositives / (TruePositives + FalsePositives);

    /// <summary>The part of class 1 that was taken for it.</summary>
    public double Recall => (double)TruePositives / (TruePositives + FalseNegatives);

    /// <summary>Counts; a logit above 0 stands for class 1.</summary>
    /// <param name="logits">The logarithms of the odds for class 1.</param>
    /// <param name="labels">The right classes, 0 or 1.</param>
    public static BinaryCounts Of(ReadOnlySpan<float> logits, ReadOnlySpan<float> labels)
    {
        var counts = new BinaryCounts();
        for (var i = 0; i < labels.Length; i++)
            counts = (logits[i] > 0, labels[i] > 0) switch
            {
                (true, true) => counts with { TruePositives = counts.TruePositives + 1 },
                (true, false) => counts with { FalsePositives = counts.FalsePositives + 1 },
                (false, true) => counts with { FalseNegatives = counts.FalseNegatives + 1 },
                _ => counts with { TrueNegatives = counts.TrueNegatives + 1 },
            };
        return counts;
    }
}
