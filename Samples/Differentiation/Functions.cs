namespace GraphGen.Samples.Differentiation;

/// <summary>Functions of numbers, and the derivatives that are generated for them.</summary>
static partial class Functions
{
    /// <summary>The example of Baydin, Pearlmutter, Radul and Siskind, "Automatic differentiation in machine learning: a
    /// survey", 2018.</summary>
    [Model(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hessian | Derivatives.HessianVector | Derivatives.GradCheck)]
    public static partial double F(double x1, double x2) => Math.Log(x1) + x1 * x2 - Math.Sin(x2);

    /// <summary>4x² + 3y² on the way around the unit circle.</summary>
    [Model]
    public static partial double Lap(double t)
    {
        double x = Math.Sin(t), y = Math.Cos(t);
        return 4 * x * x + 3 * y * y;
    }

    /// <summary>The max gate: the larger of two numbers.</summary>
    [Model]
    public static partial double Larger(double x, double y) => Math.Max(x, y);
}
