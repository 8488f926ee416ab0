namespace GraphGen;

public sealed partial class Dataset<TInput, TTarget>
{
    /// <summary>Examples for training, for choosing between models, and for testing.</summary>
    /// <param name="validation">The part for validation, from 0 to 1, rounded to whole examples.</param>
    /// <param name="test">The part for testing, from 0 to 1, rounded to whole examples; with the part for validation at most
    /// 1. The rest is for training.</param>
    /// <param name="seed">Decides which examples go where, the same on every machine; null keeps the order, training
    /// first.</param>
    /// <returns>The three parts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A part is negative, or the two are more than all.</exception>
    public (Dataset<TInput, TTarget> Train, Dataset<TInput, TTarget> Validation, Dataset<TInput, TTarget> Test) Split(
        double validation, double test, ulong? seed)
    {
        DatasetSplits.RequireParts(validation, test);
        var testCount = (int)Math.Round(test * Count);
        var validationCount = Math.Min((int)Math.Round(validation * Count), Count - testCount);
        var shuffled = seed is { } given ? Shuffle(given) : this;
        var trainCount = Count - validationCount - testCount;
        return (shuffled.Slice(0, trainCount), shuffled.Slice(trainCount, validationCount), shuffled.Slice(Count - testCount, testCount));
    }

    /// <summary>Every example once for validation: as many pairs of parts as there are folds (cross-validation).</summary>
    /// <param name="count">The number of folds, from 2 to the number of examples.</param>
    /// <param name="seed">Decides which examples belong together, the same on every machine.</param>
    /// <returns>For each fold, the examples outside of it and those in it. Sizes of folds differ by at most 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are not as many folds as asked for.</exception>
    public IEnumerable<(Dataset<TInput, TTarget> Train, Dataset<TInput, TTarget> Validation)> Folds(int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        var order = new int[Count];
        DrawOrder(order, seed);
        return Enumerable.Range(0, count).Select(fold =>
        {
            var (begin, end) = ((int)((long)fold * Count / count), (int)((long)(fold + 1) * Count / count));
            return (Select([.. order[..begin], .. order[end..]]), Select(order.AsSpan(begin, end - begin)));
        });
    }

    /// <summary>A copy of some examples.</summary>
    /// <param name="indices">Their numbers, in the order in which they are wanted.</param>
    /// <returns>The examples.</returns>
    /// <exception cref="IndexOutOfRangeException">There is no such example.</exception>
    public Dataset<TInput, TTarget> Select(ReadOnlySpan<int> indices)
    {
        foreach (var index in indices)
            if ((uint)index >= (uint)Count)
                throw new IndexOutOfRangeException($"There is no example {index}; there are {Count}.");
        var selectedInputs = new TInput[indices.Length * InputShape.ElementCount];
        var selectedTargets = new TTarget[indices.Length * TargetShape.ElementCount];
        CopyExamples(indices, selectedInputs, selectedTargets);
        return new(selectedInputs, InputShape, selectedTargets, TargetShape);
    }
}

/// <summary>Splits of datasets whose targets are classes.</summary>
public static class DatasetSplits
{
    /// <summary>Examples for training, validation and testing, each with the same mixture of classes.</summary>
    /// <typeparam name="TInput">The type of the inputs' elements.</typeparam>
    /// <param name="data">The examples with their classes.</param>
    /// <param name="validation">The part of each class for validation, from 0 to 1; rounded so that it is off by less than one
    /// and a half examples.</param>
    /// <param name="test">The part of each class for testing, likewise; with the part for validation at most 1.</param>
    /// <param name="seed">Decides which examples go where, the same on every machine.</param>
    /// <returns>The three parts, each shuffled.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A part is negative, or the two are more than all.</exception>
    /// <exception cref="ArgumentNullException">There is no dataset.</exception>
    /// <exception cref="ArgumentException">A target is not one class.</exception>
    public static (Dataset<TInput, int> Train, Dataset<TInput, int> Validation, Dataset<TInput, int> Test) SplitStratified<TInput>(
        this Dataset<TInput, int> data, double validation, double test, ulong seed) where TInput : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        RequireParts(validation, test);
        if (data.TargetShape.ElementCount != 1)
            throw new ArgumentException($"Targets of shape {data.TargetShape} are not classes.", nameof(data));
        var order = new int[data.Count];
        Dataset<TInput, int>.DrawOrder(order, seed);
        double[] shares = [1 - validation - test, validation, test];
        var part = new int[data.Count];
        var owed = new double[3];

        // Class by class, each example goes to the part that lacks most; what is owed is carried from one class to the next.
        foreach (var example in order.OrderBy(example => data.Targets[example]))
        {
            for (var p = 0; p < 3; p++)
                owed[p] += shares[p];
            var chosen = owed.IndexOf(owed.Max());
            owed[chosen]--;
            part[example] = chosen;
        }
        return (Part(0), Part(1), Part(2));

        Dataset<TInput, int> Part(int number) => data.Select([.. order.Where(example => part[example] == number)]);
    }

    internal static void RequireParts(double validation, double test)
    {
        Optimizer.Require(nameof(validation), validation, 0, 1);
        Optimizer.Require(nameof(test), test, 0, 1);
        if (validation + test > 1)
            throw new ArgumentOutOfRangeException(
                nameof(test), test, $"{validation} for validation and {test} for testing are more than all examples.");
    }
}
