using System.Numerics;

namespace GraphGen;

public static partial class Metrics
{
    /// <summary>The part of the examples whose right class is among those with the largest scores.</summary>
    /// <param name="scores">A score for each class, example by example. Of equal ones the first is larger, and NaN is larger than
    /// any number.</param>
    /// <param name="labels">The right classes, from 0.</param>
    /// <param name="k">How many classes count, 1 or more; with 1 this is the accuracy.</param>
    /// <returns>From 0 to 1; NaN for no examples.</returns>
    /// <exception cref="ArgumentOutOfRangeException">k is less than 1.</exception>
    /// <exception cref="ArgumentException">The scores are not a whole number for each label, or a label is no class.</exception>
    public static double TopKAccuracy(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels, int k) => PartAmongTop(scores, labels, k);

    /// <inheritdoc cref="TopKAccuracy(ReadOnlySpan{float}, ReadOnlySpan{int}, int)"/>
    public static double TopKAccuracy(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, int k) => PartAmongTop(scores, labels, k);

    /// <summary>The class with the largest score of each example.</summary>
    /// <param name="scores">A score for each class, example by example. Of equal ones the first counts, and NaN is larger than
    /// any number.</param>
    /// <param name="classes">The number of classes.</param>
    /// <returns>The classes.</returns>
    /// <exception cref="ArgumentException">The scores are not whole examples.</exception>
    public static int[] Predict(ReadOnlySpan<float> scores, int classes) => LargestOf(scores, classes);

    /// <inheritdoc cref="Predict(ReadOnlySpan{float}, int)"/>
    public static int[] Predict(ReadOnlySpan<double> scores, int classes) => LargestOf(scores, classes);

    static double PartAmongTop<T>(ReadOnlySpan<T> scores, ReadOnlySpan<int> labels, int k) where T : IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var classes = ClassesOf(scores.Length, labels.Length);
        var right = 0;
        for (var i = 0; i < labels.Length; i++)
            if (Rank(scores.Slice(i * classes, classes), RequireClass(labels[i], classes, i)) < k)
                right++;
        return (double)right / labels.Length;
    }

    static int[] LargestOf<T>(ReadOnlySpan<T> scores, int classes) where T : IFloatingPointIeee754<T>
    {
        if (classes < 1 || scores.Length % classes != 0)
            throw new ArgumentException(
                $"Expected whole examples of {Counted.Of(classes, "class")}, got {Counted.Of(scores.Length, "score")}.", nameof(scores));
        var predicted = new int[scores.Length / classes];
        for (var i = 0; i < predicted.Length; i++)
            predicted[i] = ArgMax(scores.Slice(i * classes, classes));
        return predicted;
    }

    /// <summary>How many scores come before that of a class.</summary>
    static int Rank<T>(ReadOnlySpan<T> scores, int label) where T : IFloatingPointIeee754<T>
    {
        var rank = 0;
        for (var c = 0; c < scores.Length; c++)
            if (c != label && Precedes(scores[c], scores[label], isEarlier: c < label))
                rank++;
        return rank;
    }

    static bool Precedes<T>(T score, T other, bool isEarlier) where T : IFloatingPointIeee754<T> =>
        T.IsNaN(score) ? !T.IsNaN(other) || isEarlier : score > other || (score == other && isEarlier);

    static int RequireClass(int label, int classes, int position) => label >= 0 && label < classes
        ? label
        : throw new ArgumentException(
            $"Label {position} is {label}; with {Counted.Of(classes, "class")}, labels are from 0 to {classes - 1}.", "labels");
}
