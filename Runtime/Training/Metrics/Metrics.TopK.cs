namespace GraphGen;

public static partial class Metrics
{
    /// <summary>The part of the examples whose right class is among those with the largest scores.</summary>
    /// <param name="scores">A score for each class, example by example. Of equal ones the first is larger, and NaN is larger than
    /// any number.</param>
    /// <param name="labels">The right classes, from 0.</param>
    /// <param name="k">How many classes count, 1 or more; with 1 this is the accuracy.</param>
    /// <returns>From 0 to 1; NaN for no examples.</returns>
    /// <exception cref="ArgumentException">The scores are not a whole number for each label, or a label is no class.</exception>
    public static double TopKAccuracy(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var classes = ClassesOf(scores, labels);
        var right = 0;
        for (var i = 0; i < labels.Length; i++)
            if (Rank(scores.Slice(i * classes, classes), RequireClass(labels[i], classes, i)) < k)
                right++;
        return (double)right / labels.Length;
    }

    /// <summary>The class with the largest score of each example.</summary>
    /// <param name="scores">A score for each class, example by example. Of equal ones the first counts, and NaN is larger than
    /// any number.</param>
    /// <param name="classes">The number of classes.</param>
    /// <returns>The classes.</returns>
    /// <exception cref="ArgumentException">The scores are not whole examples.</exception>
    public static int[] Predict(ReadOnlySpan<float> scores, int classes)
    {
        if (classes < 1 || scores.Length % classes != 0)
            throw new ArgumentException($"{scores.Length} scores are not whole examples of {classes} classes.", nameof(scores));
        var predicted = new int[scores.Length / classes];
        for (var i = 0; i < predicted.Length; i++)
            predicted[i] = ArgMax(scores.Slice(i * classes, classes));
        return predicted;
    }

    /// <summary>How many scores come before that of a class.</summary>
    static int Rank(ReadOnlySpan<float> scores, int label)
    {
        var rank = 0;
        for (var c = 0; c < scores.Length; c++)
            if (c != label && Precedes(scores[c], scores[label], isEarlier: c < label))
                rank++;
        return rank;
    }

    static bool Precedes(float score, float other, bool isEarlier) =>
        float.IsNaN(score) ? !float.IsNaN(other) || isEarlier : score > other || (score == other && isEarlier);

    static int RequireClass(int label, int classes, int position) => label >= 0 && label < classes
        ? label
        : throw new ArgumentException($"Label {position} is {label}; with {classes} classes, labels are from 0 to {classes - 1}.");
}
