using System.Globalization;
using System.Text;

namespace GraphGen;

/// <summary>How the measures of several classes become one.</summary>
public enum Averaging
{
    /// <summary>All decisions count alike: true positives, false positives and false negatives of all classes are added up.
    /// </summary>
    Micro,

    /// <summary>All classes count alike: the mean of their measures.</summary>
    Macro,

    /// <summary>The mean of the classes' measures, each weighted with its examples.</summary>
    Weighted,
}

/// <summary>
/// How often each class was taken for which. Precision, recall and F1 are those of scikit-learn: 0 where there is nothing to
/// divide by, and classes that neither occur nor are predicted do not count in a mean.
/// </summary>
public sealed class ConfusionMatrix
{
    readonly long[,] counts;

    /// <summary>A matrix of zeros.</summary>
    /// <param name="classes">The number of classes, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        Classes = classes;
        counts = new long[classes, classes];
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The number of examples.</summary>
    public long Count { get; private set; }

    /// <summary>The number of examples of a class that were taken for a class.</summary>
    /// <param name="actual">What they are.</param>
    /// <param name="predicted">What they were taken for.</param>
    /// <exception cref="ArgumentOutOfRangeException">One is no class.</exception>
    public long this[int actual, int predicted] =>
        counts[Known(actual, nameof(actual)), Known(predicted, nameof(predicted))];

    /// <summary>The part of the examples that were taken for what they are; NaN for no examples.</summary>
    public double Accuracy => (double)Enumerable.Range(0, Classes).Sum(c => counts[c, c]) / Count;

    /// <summary>Counts examples.</summary>
    /// <param name="predicted">What they were taken for.</param>
    /// <param name="actual">What they are.</param>
    /// <exception cref="ArgumentException">There are not as many of both, or one is no class.</exception>
    public void Add(ReadOnlySpan<int> predicted, ReadOnlySpan<int> actual)
    {
        if (predicted.Length != actual.Length)
            throw new ArgumentException(
                $"Got {Counted.Of(predicted.Length, "prediction")} for {Counted.Of(actual.Length, "example")}.", nameof(predicted));
        for (var i = 0; i < actual.Length; i++)
        {
            RequireClass(predicted[i], nameof(predicted));
            RequireClass(actual[i], nameof(actual));
        }
        for (var i = 0; i < actual.Length; i++)
            counts[actual[i], predicted[i]]++;
        Count += actual.Length;
    }

    /// <summary>The part of what was taken for a class that is of it.</summary>
    /// <param name="label">The class.</param>
    /// <returns>From 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Precision(int label) => Ratio(Hits(label), Predicted(label));

    /// <summary>The part of a class that was taken for it.</summary>
    /// <param name="label">The class.</param>
    /// <returns>From 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Recall(int label) => Ratio(Hits(label), Actual(label));

    /// <summary>The harmonic mean of precision and recall of a class.</summary>
    /// <param name="label">The class; 1 for that of the positive examples, where there are two.</param>
    /// <returns>From 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double F1(int label) => Ratio(2 * Hits(label), Predicted(label) + Actual(label));

    /// <summary>The precision of all classes.</summary>
    /// <param name="averaging">How to make one number of them.</param>
    /// <returns>From 0 to 1.</returns>
    public double Precision(Averaging averaging) => Average(averaging, Precision);

    /// <summary>The recall of all classes.</summary>
    /// <param name="averaging">How to make one number of them.</param>
    /// <returns>From 0 to 1.</returns>
    public double Recall(Averaging averaging) => Average(averaging, Recall);

    /// <summary>The F1 measure of all classes.</summary>
    /// <param name="averaging">How to make one number of them.</param>
    /// <returns>From 0 to 1.</returns>
    public double F1(Averaging averaging) => Average(averaging, F1);

    /// <summary>The matrix as a table, a row for what examples are and a column for what they were taken for.</summary>
    /// <param name="names">The classes' names; null for their numbers.</param>
    /// <returns>The lines.</returns>
    /// <exception cref="ArgumentException">There are not as many names as classes.</exception>
    public string ToString(IReadOnlyList<string>? names)
    {
        names ??= [.. Enumerable.Range(0, Classes).Select(Text)];
        if (names.Count != Classes)
            throw new ArgumentException($"Got {Counted.Of(names.Count, "name")} for {Counted.Of(Classes, "class")}.", nameof(names));
        const string Corner = "actual \\ predicted";
        var first = Math.Max(Corner.Length, names.Max(name => name.Length));
        var width = Math.Max(names.Max(name => name.Length), Text(counts.Cast<long>().Max()).Length);
        var text = new StringBuilder(Corner.PadRight(first));
        foreach (var name in names)
            text.Append("  ").Append(name.PadLeft(width));
        for (var actual = 0; actual < Classes; actual++)
        {
            text.Append('\n').Append(names[actual].PadRight(first));
            for (var predicted = 0; predicted < Classes; predicted++)
                text.Append("  ").Append(Text(counts[actual, predicted]).PadLeft(width));
        }
        return text.ToString();
    }

    /// <inheritdoc cref="ToString(IReadOnlyList{string}?)"/>
    public override string ToString() => ToString(null);

    double Average(Averaging averaging, Func<int, double> measure)
    {
        if (averaging == Averaging.Micro)
            return Accuracy;
        int[] known = [.. Enumerable.Range(0, Classes).Where(c => Actual(c) + Predicted(c) > 0)];
        return averaging == Averaging.Macro
            ? known.Sum(measure) / known.Length
            : known.Sum(c => measure(c) * Actual(c)) / Count;
    }

    long Hits(int label) => counts[Known(label, nameof(label)), label];

    long Actual(int label) => Enumerable.Range(0, Classes).Sum(c => counts[label, c]);

    long Predicted(int label) => Enumerable.Range(0, Classes).Sum(c => counts[c, label]);

    static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    static string Text(int number) => Text((long)number);

    string NoClass(int label) => $"{label} is no class; with {Counted.Of(Classes, "class")} they are from 0 to {Classes - 1}.";

    void RequireClass(int label, string name)
    {
        if (label < 0 || label >= Classes)
            throw new ArgumentException(NoClass(label), name);
    }

    int Known(int label, string name) => label >= 0 && label < Classes
        ? label
        : throw new ArgumentOutOfRangeException(name, label, NoClass(label));
}
