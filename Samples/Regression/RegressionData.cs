using GraphGen.Kernels;

namespace GraphGen.Samples.Regression;

/// <summary>Measurements with a linear law behind them, and noise.</summary>
/// <param name="X">Row by row a 1 and three numbers from the normal distribution.</param>
/// <param name="Y">What was measured.</param>
sealed record RegressionData(double[] X, double[] Y)
{
    /// <summary>The number of measurements.</summary>
    public const int Count = 200;

    /// <summary>The standard deviation of the noise.</summary>
    public const double Noise = 0.3;

    /// <summary>The weights of the law.</summary>
    public static IReadOnlyList<double> True { get; } = [1.5, 2, -3, 0.5];

    /// <summary>Draws measurements. The same seed gives the same ones.</summary>
    public static RegressionData Draw(ulong seed)
    {
        var random = new Philox(seed);
        var (x, y) = (new double[Count * LinearModel.Features], new double[Count]);
        for (var i = 0; i < Count; i++)
        {
            var row = x.AsSpan(i * LinearModel.Features, LinearModel.Features);
            row[0] = 1;
            for (var k = 1; k < row.Length; k++) row[k] = random.NextNormal();
            y[i] = Noise * random.NextNormal();
            for (var k = 0; k < row.Length; k++) y[i] += True[k] * row[k];
        }

        return new(x, y);
    }
}
