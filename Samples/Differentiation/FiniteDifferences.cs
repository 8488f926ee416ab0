namespace GraphGen.Samples.Differentiation;

/// <summary>Derivatives from values alone.</summary>
static class FiniteDifferences
{
    /// <summary>(f(x + h) - f(x)) / h, whose error falls with h.</summary>
    public static double Forward(Func<double, double> f, double x, double step) => (f(x + step) - f(x)) / step;

    /// <summary>(f(x + h) - f(x - h)) / 2h, whose error falls with h².</summary>
    public static double Central(Func<double, double> f, double x, double step = GradientCheck.DefaultStep) =>
        (f(x + step) - f(x - step)) / (2 * step);
}
