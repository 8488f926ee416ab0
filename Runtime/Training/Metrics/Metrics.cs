namespace GraphGen;

/// <summary>Computes what a model gives for a batch, such as a generated program's <c>Run</c>.</summary>
/// <typeparam name="TInput">The type of the input's elements.</typeparam>
/// <param name="inputs">The inputs, example by example.</param>
/// <returns>The scores, example by example; valid until the next call.</returns>
public delegate ReadOnlySpan<float> Predictor<TInput>(ReadOnlySpan<TInput> inputs);

/// <summary>Measures of how well a model does.</summary>
public static partial class Metrics
{
    /// <summary>The part of the examples whose largest score is that of the right class.</summary>
    /// <param name="scores">A score for each class, example by example. Of equal ones the first counts, and NaN is larger
    /// than any number.</param>
    /// <param name="labels">The right classes, from 0.</param>
    /// <returns>From 0 to 1; NaN for no examples.</returns>
    /// <exception cref="ArgumentException">The scores are not a whole number for each label.</exception>
    public static double Accuracy(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels) =>
        (double)CountRight(scores, labels) / labels.Length;

    /// <summary>The part of a dataset's examples that a model classifies rightly.</summary>
    /// <typeparam name="TInput">The type of the inputs' elements.</typeparam>
    /// <param name="predict">Computes the scores of a batch.</param>
    /// <param name="data">The examples with their classes.</param>
    /// <param name="batchSize">The number of examples in a batch; at most what the model is bound to.</param>
    /// <returns>From 0 to 1; NaN for no examples.</returns>
    /// <exception cref="ArgumentException">The scores are not a whole number for each example.</exception>
    public static double Accuracy<TInput>(Predictor<TInput> predict, Dataset<TInput, int> data, int batchSize)
        where TInput : unmanaged
    {
        var right = 0L;
        foreach (var (inputs, labels) in data.Batches(batchSize))
            right += CountRight(predict(inputs), labels);
        return (double)right / data.Count;
    }

    static int CountRight(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels)
    {
        var classes = ClassesOf(scores, labels);
        var right = 0;
        for (var i = 0; i < labels.Length; i++)
            if (ArgMax(scores.Slice(i * classes, classes)) == labels[i])
                right++;
        return right;
    }

    static int ClassesOf(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels)
    {
        if (labels.IsEmpty && scores.IsEmpty)
            return 0;
        if (labels.IsEmpty || scores.Length % labels.Length != 0 || scores.IsEmpty)
            throw new ArgumentException(
                $"{scores.Length} scores are not a whole number for each of {labels.Length} labels.", nameof(scores));
        return scores.Length / labels.Length;
    }

    static int ArgMax(ReadOnlySpan<float> scores)
    {
        var largest = 0;
        for (var i = 1; i < scores.Length && !float.IsNaN(scores[largest]); i++)
            if (scores[i] > scores[largest] || float.IsNaN(scores[i]))
                largest = i;
        return largest;
    }
}
