using System.Globalization;
using System.Numerics;

namespace GraphGen;

/// <summary>
/// Brings the features of examples to like ranges: (x - centre) / spread, with a centre and a spread of each feature that are
/// measured on the training examples and then used for all. A feature that is constant has spread 1 and its value as centre. NaN
/// is left out when measuring and stays NaN; infinite values cannot be measured.
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
    /// <exception cref="ArgumentException">The rows are not whole, a number is infinite, or a feature has no number; the message
    /// names the row and the feature, from 0.</exception>
    public static FeatureScaling Standard<T>(ReadOnlySpan<T> rows, int features) where T : IFloatingPointIeee754<T>
    {
        RequireWhole(rows.Length, features);
        var (means, deviations, column) = (new double[features], new double[features], new double[rows.Length / features]);
        for (var f = 0; f < features; f++)
            (means[f], deviations[f]) = Moments.Of(NumbersOf(rows, features, f, column));
        return new FeatureScaling(means, Array.ConvertAll(deviations, OrOne));
    }

    /// <summary>Measures for the range from 0 to 1.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="rows">The examples, row by row.</param>
    /// <param name="features">The number of features in a row.</param>
    /// <returns>The scaling.</returns>
    /// <exception cref="ArgumentException">The rows are not whole, a number is infinite, a feature has no number, or its range
    /// is more than a <see cref="double"/> holds; the message names the row and the feature, from 0.</exception>
    public static FeatureScaling MinMax<T>(ReadOnlySpan<T> rows, int features) where T : IFloatingPointIeee754<T>
    {
        RequireWhole(rows.Length, features);
        var (lows, ranges, column) = (new double[features], new double[features], new double[rows.Length / features]);
        for (var f = 0; f < features; f++)
        {
            var (low, high) = Moments.Range(NumbersOf(rows, features, f, column));
            if (double.IsInfinity(high - low))
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture, $"Feature {f} is from {low} to {high}; its range is at most {double.MaxValue}."),
                    nameof(rows));
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
            rows[i] = T.CreateChecked(Scaled(double.CreateChecked(rows[i]), centers[i % centers.Length], spreads[i % spreads.Length]));
    }

    /// <summary>Undoes <see cref="Apply{T}(Span{T})"/>: from scaled predictions to what they mean.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="rows">The scaled numbers, row by row.</param>
    /// <exception cref="ArgumentException">The rows have not as many features as those that were measured.</exception>
    public void Invert<T>(Span<T> rows) where T : IFloatingPointIeee754<T>
    {
        RequireWhole(rows.Length, centers.Length);
        for (var i = 0; i < rows.Length; i++)
            rows[i] = T.CreateChecked(Math.FusedMultiplyAdd(
                double.CreateChecked(rows[i]), spreads[i % spreads.Length], centers[i % centers.Length]));
    }

    /// <summary>A copy of a dataset with scaled inputs.</summary>
    /// <typeparam name="T">The type of the inputs' elements.</typeparam>
    /// <typeparam name="TTarget">The type of the targets' elements.</typeparam>
    /// <param name="data">The examples.</param>
    /// <returns>The scaled examples.</returns>
    /// <exception cref="ArgumentNullException">There is no dataset.</exception>
    /// <exception cref="ArgumentException">An input has not as many elements as the rows that were measured.</exception>
    public Dataset<T, TTarget> Apply<T, TTarget>(Dataset<T, TTarget> data)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.InputShape.ElementCount != centers.Length)
            throw new ArgumentException(
                $"An input of shape {data.InputShape} has not the {centers.Length} features that were measured.", nameof(data));
        var inputs = data.Inputs.ToArray();
        Apply(inputs.AsSpan());
        return new(inputs, data.InputShape, data.Targets.ToArray(), data.TargetShape);
    }

    /// <summary>The numbers of a feature without NaN, in the beginning of a buffer.</summary>
    static ReadOnlySpan<double> NumbersOf<T>(ReadOnlySpan<T> rows, int features, int feature, double[] buffer)
        where T : IFloatingPointIeee754<T>
    {
        var count = 0;
        for (var row = 0; row < buffer.Length; row++)
        {
            var number = double.CreateChecked(rows[row * features + feature]);
            if (double.IsInfinity(number))
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Row {row}, feature {feature} is {number}; only finite numbers and NaN are allowed."),
                    nameof(rows));
            if (!double.IsNaN(number))
                buffer[count++] = number;
        }
        return count > 0
            ? buffer.AsSpan(0, count)
            : throw new ArgumentException(
                $"Feature {feature} has no number in {Counted.Of(buffer.Length, "row")}; it needs 1 or more.", nameof(rows));
    }

    /// <summary>(x - center) / spread, also where the difference overflows.</summary>
    static double Scaled(double x, double center, double spread)
    {
        var deviation = x - center;
        return double.IsInfinity(deviation) ? (x / 2 - center / 2) / spread * 2 : deviation / spread;
    }

    static double OrOne(double spread) => spread == 0 ? 1 : spread;

    static void RequireWhole(int length, int features)
    {
        if (features < 1 || length % features != 0)
            throw new ArgumentException($"Expected whole rows of {Counted.Of(features, "feature")}, got {Counted.Of(length, "number")}.");
    }
}
