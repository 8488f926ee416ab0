using System.Numerics;

namespace GraphGen;

/// <summary>A threshold of a <see cref="RocCurve"/>.</summary>
/// <param name="Threshold">Examples whose score is at least this are taken for positive.</param>
/// <param name="FalsePositiveRate">The part of the negative examples that are taken for positive.</param>
/// <param name="TruePositiveRate">The part of the positive examples that are.</param>
public readonly record struct RocPoint(double Threshold, double FalsePositiveRate, double TruePositiveRate);

/// <summary>How the true and the false positives of a classifier with two classes rise as its threshold falls (Fawcett, "An
/// introduction to ROC analysis", 2006).</summary>
public sealed class RocCurve
{
    RocCurve(RocPoint[] points, double area) => (Points, Area) = (points, area);

    /// <summary>The points, from (0, 0) at an infinite threshold to (1, 1): one for each different score.</summary>
    public IReadOnlyList<RocPoint> Points { get; }

    /// <summary>The area under the curve, between points that straight lines join: how often a positive example has a higher
    /// score than a negative one, where equal scores count half.</summary>
    public double Area { get; }

    /// <summary>The curve of some examples.</summary>
    /// <param name="scores">The higher, the more likely an example is positive.</param>
    /// <param name="labels">1 for positive examples, 0 for negative ones.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentException">There are not as many of both, a label is neither 0 nor 1, a score is NaN, or examples
    /// of one kind lack.</exception>
    public static RocCurve Of(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels)
    {
        RequireTwoClasses(labels);
        return Measure(scores, labels, 1);
    }

    /// <inheritdoc cref="Of(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public static RocCurve Of(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels)
    {
        RequireTwoClasses(labels);
        return Measure(scores, labels, 1);
    }

    /// <summary>The curve of one class against all others.</summary>
    /// <param name="scores">The scores of that class: the higher, the more likely an example is of it.</param>
    /// <param name="labels">The classes of the examples.</param>
    /// <param name="label">The class.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentException">There are not as many of both, a score is NaN, or examples of one kind lack.</exception>
    public static RocCurve OneVersusRest(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels, int label) =>
        Measure(scores, labels, label);

    /// <inheritdoc cref="OneVersusRest(ReadOnlySpan{float}, ReadOnlySpan{int}, int)"/>
    public static RocCurve OneVersusRest(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, int label) =>
        Measure(scores, labels, label);

    static void RequireTwoClasses(ReadOnlySpan<int> labels)
    {
        for (var i = 0; i < labels.Length; i++)
            if (labels[i] is not (0 or 1))
                throw new ArgumentException($"Label {i} is {labels[i]}, which is neither 0 nor 1.", nameof(labels));
    }

    static RocCurve Measure<T>(ReadOnlySpan<T> scores, ReadOnlySpan<int> labels, int label) where T : IFloatingPointIeee754<T>
    {
        if (scores.Length != labels.Length)
            throw new ArgumentException(
                $"Got {Counted.Of(scores.Length, "score")} for {Counted.Of(labels.Length, "example")}.", nameof(scores));
        var examples = new (double Score, bool IsPositive)[scores.Length];
        for (var i = 0; i < examples.Length; i++)
            examples[i] = T.IsNaN(scores[i])
                ? throw new ArgumentException($"Score {i} is NaN.", nameof(scores))
                : (double.CreateChecked(scores[i]), labels[i] == label);
        Array.Sort(examples, static (a, b) => b.Score.CompareTo(a.Score));
        long positives = examples.LongCount(example => example.IsPositive), negatives = examples.Length - positives;
        if (positives == 0 || negatives == 0)
            throw new ArgumentException(
                $"A ROC curve needs examples of both kinds; there are {positives} positive and {negatives} negative ones.", nameof(labels));

        var points = new List<RocPoint> { new(double.PositiveInfinity, 0, 0) };
        var (hits, misses, twiceArea) = (0L, 0L, 0L);
        for (var i = 0; i < examples.Length;)
        {
            var (score, hitsBefore, missesBefore) = (examples[i].Score, hits, misses);
            for (; i < examples.Length && examples[i].Score == score; i++)
                if (examples[i].IsPositive) hits++;
                else misses++;
            twiceArea += (misses - missesBefore) * (hits + hitsBefore);
            points.Add(new(score, (double)misses / negatives, (double)hits / positives));
        }
        return new RocCurve([.. points], twiceArea / 2.0 / positives / negatives);
    }
}
