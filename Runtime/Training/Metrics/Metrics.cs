using System.Numerics;

namespace GraphGen;

/// <summary>Computes what a model gives for a batch, such as a generated program's <c>Run</c>.</summary>
/// <typeparam name="TInput">The type of the input's elements.</typeparam>
/// <param name="inputs">The inputs, example by example.</param>
/// <returns>The scores, example by example; valid until the next call.</returns>
public delegate ReadOnlySpan<float> Predictor<TInput>(ReadOnlySpan<TInput> inputs);

/// <summary>Computes what a model gives for a batch, in scores of a given type.</summary>
/// <typeparam name="TInput">The type of the input's elements.</typeparam>
/// <typeparam name="TScore">The type of the scores.</typeparam>
/// <param name="inputs">The inputs, example by example.</param>
/// <returns>The scores, example by example; valid until the next call.</returns>
public delegate ReadOnlySpan<TScore> Predictor<TInput, TScore>(ReadOnlySpan<TInput> inputs);

/// <summary>Measures of how well a model does.</summary>
public static partial class Metrics
{
    /// <summary>The part of the examples whose largest score is that of the right class.</summary>
    /// <param name="scores">A score for each class, example by example. Of equal ones the first counts, and NaN is larger
    /// than any number.</param>
    /// <param name="labels">The right classes, from 0.</param>
    /// <returns>From 0 to 1; NaN for no examples.</returns>
    /// <exception cref="ArgumentException">The scores are not a whole number for each label, or a label is no class.</exception>
    public static double Accuracy(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels) =>
        (double)CountRight(scores, labels, 0) / labels.Length;

    /// <inheritdoc cref="Accuracy(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public static double Accuracy(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels) =>
        (double)CountRight(scores, labels, 0) / labels.Length;

    /// <summary>The part of a dataset's examples that a model classifies rightly.</summary>
    /// <typeparam name="TInput">The type of the inputs' elements.</typeparam>
    /// <param name="predict">Computes the scores of a batch.</param>
    /// <param name="data">The examples with their classes.</param>
    /// <param name="batchSize">The number of examples in a batch; at most what the model is bound to.</param>
    /// <returns>From 0 to 1; NaN for no examples.</returns>
    /// <exception cref="ArgumentNullException">There is no model or no dataset.</exception>
    /// <exception cref="ArgumentException">The scores are not a whole number for each example, or a label is no class.</exception>
    public static double Accuracy<TInput>(Predictor<TInput> predict, Dataset<TInput, int> data, int batchSize)
        where TInput : unmanaged
    {
        ArgumentNullException.ThrowIfNull(predict);
        return PartRight<TInput, float>(predict.Invoke, data, batchSize);
    }

    /// <inheritdoc cref="Accuracy{TInput}(Predictor{TInput}, Dataset{TInput, int}, int)"/>
    public static double Accuracy<TInput>(Predictor<TInput, double> predict, Dataset<TInput, int> data, int batchSize)
        where TInput : unmanaged
    {
        ArgumentNullException.ThrowIfNull(predict);
        return PartRight(predict, data, batchSize);
    }

    static double PartRight<TInput, TScore>(Predictor<TInput, TScore> predict, Dataset<TInput, int> data, int batchSize)
        where TInput : unmanaged
        where TScore : IFloatingPointIeee754<TScore>
    {
        ArgumentNullException.ThrowIfNull(data);
        var (right, first) = (0L, 0);
        foreach (var (inputs, labels) in data.Batches(batchSize))
        {
            right += CountRight(predict(inputs), labels, first);
            first += labels.Length;
        }
        return (double)right / data.Count;
    }

    /// <summary>How many examples have their largest score at the right class; the first of them has a number, for messages.</summary>
    static int CountRight<T>(ReadOnlySpan<T> scores, ReadOnlySpan<int> labels, int first) where T : IFloatingPointIeee754<T>
    {
        var classes = ClassesOf(scores.Length, labels.Length);
        var right = 0;
        for (var i = 0; i < labels.Length; i++)
            if (ArgMax(scores.Slice(i * classes, classes)) == RequireClass(labels[i], classes, first + i))
                right++;
        return right;
    }

    static int ClassesOf(int scores, int labels)
    {
        if (labels == 0 && scores == 0)
            return 0;
        if (labels == 0 || scores % labels != 0 || scores == 0)
            throw new ArgumentException(
                $"Expected a whole number of scores for each of {Counted.Of(labels, "label")}, got {Counted.Of(scores, "score")}.",
                nameof(scores));
        return scores / labels;
    }

    static int ArgMax<T>(ReadOnlySpan<T> scores) where T : IFloatingPointIeee754<T>
    {
        var largest = 0;
        for (var i = 1; i < scores.Length && !T.IsNaN(scores[largest]); i++)
            if (scores[i] > scores[largest] || T.IsNaN(scores[i]))
                largest = i;
        return largest;
    }
}
