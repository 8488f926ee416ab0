namespace GraphGen;

/// <summary>Measures of finite numbers of any size: no sum overflows, and no square becomes 0.</summary>
static class Moments
{
    /// <summary>The smallest and the largest number.</summary>
    /// <param name="numbers">Finite numbers, one or more.</param>
    public static (double Low, double High) Range(ReadOnlySpan<double> numbers)
    {
        var (low, high) = (numbers[0], numbers[0]);
        foreach (var number in numbers)
            (low, high) = (Math.Min(low, number), Math.Max(high, number));
        return (low, high);
    }

    /// <summary>The mean, and the root of the mean squared deviation from it: 0 if all numbers are equal, and only then.</summary>
    /// <param name="numbers">Finite numbers, one or more.</param>
    public static (double Mean, double Deviation) Of(ReadOnlySpan<double> numbers)
    {
        var (low, high) = Range(numbers);
        if (low == high)
            return (low, 0);

        // Scaling by a power of two does not round, and the distances from the lowest number are as exact as their range allows.
        var exponent = Math.ILogB(Math.Max(Math.Abs(low), Math.Abs(high)));
        var lowest = Math.ScaleB(low, -exponent);
        var (sum, squares) = (0.0, 0.0);
        foreach (var number in numbers)
            sum += Math.ScaleB(number, -exponent) - lowest;
        var distance = sum / numbers.Length;
        foreach (var number in numbers)
        {
            var deviation = Math.ScaleB(number, -exponent) - lowest - distance;
            squares += deviation * deviation;
        }
        return (
            Math.Clamp(Math.ScaleB(lowest + distance, exponent), low, high),
            Math.Clamp(Math.ScaleB(Math.Sqrt(squares / numbers.Length), exponent), double.Epsilon, double.MaxValue));
    }
}
