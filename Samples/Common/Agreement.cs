using System.Globalization;

namespace GraphGen.Samples.Common;

/// <summary>Compares numbers that a sample computes with what they must be, and remembers the largest error,
/// |a - b| / max(1, |a| + |b|).</summary>
/// <param name="tolerance">The largest error that still counts as equal.</param>
sealed class Agreement(double tolerance)
{
    int count;
    double largest;

    /// <summary>Compares a number.</summary>
    /// <param name="what">What it is, for the message.</param>
    /// <param name="expected">What it must be.</param>
    /// <param name="actual">What it is.</param>
    /// <returns>The error.</returns>
    /// <exception cref="DisagreementException">The error is above the tolerance, or not a number.</exception>
    public double Require(string what, double expected, double actual)
    {
        var error = Math.Abs(expected - actual) / Math.Max(1, Math.Abs(expected) + Math.Abs(actual));
        if (!(error <= tolerance))
            throw new DisagreementException(
                string.Create(CultureInfo.InvariantCulture, $"{what} is {actual:R}, but must be {expected:R} within {tolerance:0e+0}."));
        count++;
        largest = Math.Max(largest, error);
        return error;
    }

    /// <summary>Compares numbers one by one.</summary>
    /// <param name="what">What they are, for the message.</param>
    /// <param name="expected">What they must be.</param>
    /// <param name="actual">What they are.</param>
    /// <returns>The largest error among them.</returns>
    /// <exception cref="DisagreementException">There are more or fewer, or an error is above the tolerance.</exception>
    public double Require(string what, ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        if (expected.Length != actual.Length)
            throw new DisagreementException($"{what} has {actual.Length} numbers, but must have {expected.Length}.");
        var worst = 0.0;
        for (var i = 0; i < expected.Length; i++) worst = Math.Max(worst, Require($"{what}, number {i + 1},", expected[i], actual[i]));
        return worst;
    }

    /// <summary>The result in words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{count} numbers agree; the largest error is {largest:0.0e+0}, {tolerance:0e+0} is allowed");
}
