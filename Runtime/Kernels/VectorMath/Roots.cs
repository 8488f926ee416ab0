using System.Numerics;

namespace GraphGen.Kernels;

public static partial class VectorMath
{
    /// <summary>The cube root, within 1 ulp for float and double; -0 stays.</summary>
    public static Vector<float> Cbrt(Vector<float> x)
    {
        Vector.Widen(x, out var low, out var high);
        return Vector.Narrow(CbrtEstimate(low), CbrtEstimate(high));
    }

    /// <inheritdoc cref="Cbrt(Vector{float})"/>
    public static Vector<double> Cbrt(Vector<double> x)
    {
        // Numbers near the ends of the range are scaled, so that nothing below overflows or is subnormal.
        var a = Vector.Abs(x);
        var small = Vector.LessThan(a, Vector.Create(1e-200));
        var large = Vector.GreaterThan(a, Vector.Create(1e200));
        var scale = Vector.ConditionalSelect(small, Vector.Create(Math.ScaleB(1, 600)),
            Vector.ConditionalSelect(large, Vector.Create(Math.ScaleB(1, -600)), Vector<double>.One));
        var back = Vector.ConditionalSelect(small, Vector.Create(Math.ScaleB(1, -200)),
            Vector.ConditionalSelect(large, Vector.Create(Math.ScaleB(1, 200)), Vector<double>.One));
        a *= scale;

        // One step of Newton's iteration with the residue y³ - a to twice the precision.
        var y = CbrtEstimate(a);
        var square = y * y;
        var cube = square * y;
        var residue = cube - a + MultiplyAdd(MultiplyAdd(y, y, -square), y, MultiplyAdd(square, y, -cube));
        var root = (y - residue / (Vector.Create(3d) * square)) * back;
        var proper = Vector.GreaterThan(a, Vector<double>.Zero) & Vector.LessThanOrEqual(a, Vector.Create(double.MaxValue));
        return Vector.ConditionalSelect(proper, WithSign(root, x), x);
    }

    /// <inheritdoc cref="Cbrt(Vector{float})"/>
    public static float Cbrt(float x) => (float)CbrtEstimate(Vector.Create((double)x)).ToScalar();

    /// <inheritdoc cref="Cbrt(Vector{float})"/>
    public static double Cbrt(double x) => Cbrt(Vector.Create(x)).ToScalar();

    /// <summary>√(x² + y²) without overflow on the way, within 1 ulp for float and 2 ulp for double; ∞ where one is infinite, whatever
    /// the other.</summary>
    public static Vector<float> Hypot(Vector<float> x, Vector<float> y)
    {
        Vector.Widen(x, out var xLow, out var xHigh);
        Vector.Widen(y, out var yLow, out var yHigh);
        return Vector.Narrow(Hypot(xLow, yLow), Hypot(xHigh, yHigh));
    }

    /// <inheritdoc cref="Hypot(Vector{float}, Vector{float})"/>
    public static Vector<double> Hypot(Vector<double> x, Vector<double> y)
    {
        var (a, b) = (Vector.Abs(x), Vector.Abs(y));
        var infinity = Vector.Create(double.PositiveInfinity);
        var infinite = Vector.Equals(a, infinity) | Vector.Equals(b, infinity);
        var longer = Vector.Max(a, b);
        var small = Vector.LessThan(longer, Vector.Create(1e-140));
        var large = Vector.GreaterThan(longer, Vector.Create(1e140));
        var scale = Vector.ConditionalSelect(small, Vector.Create(Math.ScaleB(1, 600)),
            Vector.ConditionalSelect(large, Vector.Create(Math.ScaleB(1, -600)), Vector<double>.One));
        var back = Vector.ConditionalSelect(small, Vector.Create(Math.ScaleB(1, -600)),
            Vector.ConditionalSelect(large, Vector.Create(Math.ScaleB(1, 600)), Vector<double>.One));
        (a, b) = (a * scale, b * scale);
        var length = Vector.SquareRoot(MultiplyAdd(a, a, b * b)) * back;
        return Vector.ConditionalSelect(infinite, infinity, length);
    }

    /// <inheritdoc cref="Hypot(Vector{float}, Vector{float})"/>
    public static float Hypot(float x, float y) => (float)Hypot((double)x, y);

    /// <inheritdoc cref="Hypot(Vector{float}, Vector{float})"/>
    public static double Hypot(double x, double y) => Hypot(Vector.Create(x), Vector.Create(y)).ToScalar();

    /// <summary>The cube root to about 2⁻⁴⁵; -0 stays.</summary>
    static Vector<double> CbrtEstimate(Vector<double> x) => WithSign(Exp(Log(Vector.Abs(x)) * Vector.Create(1 / 3d)), x);
}
