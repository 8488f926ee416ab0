using System.Numerics;

namespace GraphGen;

public static partial class Metrics
{
    /// <summary>The mean of |predicted - actual|.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="predicted">What a model gives.</param>
    /// <param name="actual">What is right.</param>
    /// <returns>0 or more; NaN for no numbers, or if there is one.</returns>
    /// <exception cref="ArgumentException">There are not as many of both.</exception>
    public static double MeanAbsoluteError<T>(ReadOnlySpan<T> predicted, ReadOnlySpan<T> actual) where T : IFloatingPointIeee754<T>
    {
        RequireEqual(predicted.Length, actual.Length);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
            sum += Math.Abs(double.CreateChecked(predicted[i]) - double.CreateChecked(actual[i]));
        return sum / actual.Length;
    }

    /// <summary>The mean of (predicted - actual)².</summary>
    /// <inheritdoc cref="MeanAbsoluteError"/>
    public static double MeanSquaredError<T>(ReadOnlySpan<T> predicted, ReadOnlySpan<T> actual) where T : IFloatingPointIeee754<T> =>
        SquaredErrors(predicted, actual) / actual.Length;

    /// <summary>The coefficient of determination R²: 1 - Σ(predicted - actual)² / Σ(actual - their mean)².</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="predicted">What a model gives.</param>
    /// <param name="actual">What is right.</param>
    /// <returns>1 for a perfect model, 0 for one that always gives the mean, less for a worse one. Where the right numbers are
    /// all the same, 1 for a perfect model and 0 for any other; NaN for no numbers, or if there is one.</returns>
    /// <exception cref="ArgumentException">There are not as many of both.</exception>
    public static double R2<T>(ReadOnlySpan<T> predicted, ReadOnlySpan<T> actual) where T : IFloatingPointIeee754<T>
    {
        var errors = SquaredErrors(predicted, actual);
        var (mean, spread) = (0.0, 0.0);
        foreach (var value in actual)
            mean += double.CreateChecked(value) / actual.Length;
        foreach (var value in actual)
            spread += Math.Pow(double.CreateChecked(value) - mean, 2);
        if (actual.IsEmpty)
            return double.NaN;
        return spread == 0 ? errors == 0 ? 1 : errors > 0 ? 0 : double.NaN : 1 - errors / spread;
    }

    static double SquaredErrors<T>(ReadOnlySpan<T> predicted, ReadOnlySpan<T> actual) where T : IFloatingPointIeee754<T>
    {
        RequireEqual(predicted.Length, actual.Length);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
            sum += Math.Pow(double.CreateChecked(predicted[i]) - double.CreateChecked(actual[i]), 2);
        return sum;
    }

    static void RequireEqual(int predicted, int actual)
    {
        if (predicted != actual)
            throw new ArgumentException($"Got {Counted.Of(predicted, "prediction")} for {Counted.Of(actual, "right value")}.");
    }
}
