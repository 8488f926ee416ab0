using System.Numerics;

namespace GraphGen;

/// <summary>
/// Brings the features of examples to like ranges: (x - centre) / spread, with a centre and a spread of each feature that are
/// measured on the training examples and then used for all. A feature that is constant has spread 1. NaN is left out when
/// measuring and stays NaN.
/// </summary>
public sealed class FeatureScaling
{
    readonly double[] centers;
    readonly double[] spreads;

    FeatureScaling(double[] centers, double[] spreads) => (this.centers, this.spreads) = (centers, spreads);

    /// <summary>What is subtracted from each feature.</summary>
    public IReadOnlyList<double> Centers => centers;

    /// <summary>What each feature is divided by then.</summary>
    public IReadOnlyList<double> Spreads => spreads;

    /// <summary>Measures for mean 0 and standard deviation 1, the root of the mean squared deviation.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="rows">The examples, row by row.</param>
    /// <param name="features">The number of features in a row.</param>
    /// <returns>The scaling.</returns>
    /// <exception cref="ArgumentException">The rows are not whole.</exception>
    public static FeatureScaling Standard<T>(ReadOnlySpan<T> rows, int features) where T : IFloatingPointIeee754<T>
    {
        RequireWhole(rows.Length, features);
        var (means, deviations) = (new double[features], new double[features]);
        for (var f = 0; f < features; f++)
        {
            var (count, sum, squares) = (0, 0.0, 0.0);
            for (var i = f; i < rows.Length; i += features)
                if (!T.IsNaN(rows[i]))
                    (count, sum) = (count + 1, sum + double.CreateChecked(rows[i]));
            var mean = sum / count;
            for (var i = f; i < rows.Length; i += features)
                if (!T.IsNaN(rows[i]))
                    squares += Math.Pow(double.CreateChecked(rows[i]) - mean, 2);
            (means[f], deviations[f]) = (mean, Math.Sqrt(squares / count));
        }
        return new FeatureScaling(means, Array.ConvertAll(deviations, OrOne));
    }

    /// <summary>Measures for the range from 0 to 1.</summary>
    /// <inheritdoc cref="Standard"/>
    public static FeatureScaling MinMax<T>(ReadOnlySpan<T> rows, int features) where T : IFloatingPointIeee754<T>
    {
        RequireWhole(rows.Length, features);
        var (lows, ranges) = (new double[features], new double[features]);
        for (var f = 0; f < features; f++)
        {
            var (low, high) = (double.NaN, double.NaN);
            for (var i = f; i < rows.Length; i += features)
            {
                low = double.MinNumber(low, double.CreateChecked(rows[i]));
                high = double.MaxNumber(high, double.CreateChecked(rows[i]));
            }
            (lows[f], ranges[f]) = (low, high - low);
        }
        return new FeatureScaling(lows, Array.ConvertAll(ranges, OrOne));
    }

    /// <summary>Scales rows in place.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="rows">The examples, row by row.</param>
    /// <exception cref="ArgumentException">The rows have not as many features as those that were measured.</exception>
    public void Apply<T>(Span<T> rows) where T : IFloatingPointIeee754<T>
    {
        RequireWhole(rows.Length, centers.Length);
        for (var i = 0; i < rows.Length; i++)
            rows[i] = T.CreateChecked((double.CreateChecked(rows[i]) - centers[i % centers.Length]) / spreads[i % spreads.Length]);
    }

    /// <summary>Undoes <see cref="Apply{T}(Span{T})"/>: from scaled predictions to what they mean.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="rows">The scaled numbers, row by row.</param>
    /// <exception cref="ArgumentException">The rows have not as many features as those that were measured.</exception>
    public void Invert<T>(Span<T> rows) where T : IFloatingPointIeee754<T>
    {
        RequireWhole(rows.Length, centers.Length);
        for (var i = 0; i < rows.Length; i++)
            rows[i] = T.CreateChecked(double.CreateChecked(rows[i]) * spreads[i % spreads.Length] + centers[i % centers.Length]);
    }

    /// <summary>A copy of a dataset with scaled inputs.</summary>
    /// <typeparam name="T">The type of the inputs' elements.</typeparam>
    /// <typeparam name="TTarget">The type of the targets' elements.</typeparam>
    /// <param name="data">The examples.</param>
    /// <returns>The scaled examples.</returns>
    /// <exception cref="ArgumentException">An input has not as many elements as the rows that were measured.</exception>
    public Dataset<T, TTarget> Apply<T, TTarget>(Dataset<T, TTarget> data)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        if (data.InputShape.ElementCount != centers.Length)
            throw new ArgumentException(
                $"An input of shape {data.InputShape} has not the {centers.Length} features that were measured.", nameof(data));
        var inputs = data.Inputs.ToArray();
        Apply(inputs.AsSpan());
        return new(inputs, data.InputShape, data.Targets.ToArray(), data.TargetShape);
    }

    static double OrOne(double spread) => spread == 0 ? 1 : spread;

    static void RequireWhole(int length, int features)
    {
        if (features < 1 || length % features != 0)
            throw new ArgumentException($"{length} numbers are not whole rows of {features} features.");
    }
}
