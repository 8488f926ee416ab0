using System.Numerics;

namespace GraphGen.Kernels;

public static partial class VectorMath
{
    /// <summary>x to the power of y with the special cases of IEEE 754: 1 where y is 0 or x is 1, NaN where x is
    /// negative and y not an integer. Correctly rounded but for about one case in a million for float; the system's
    /// function, element by element, for double.</summary>
    public static Vector<float> Pow(Vector<float> x, Vector<float> y)
    {
        Vector.Widen(x, out var xLow, out var xHigh);
        Vector.Widen(y, out var yLow, out var yHigh);
        return Vector.Narrow(PowOfSingles(xLow, yLow), PowOfSingles(xHigh, yHigh));
    }

    /// <inheritdoc cref="Pow(Vector{float}, Vector{float})"/>
    public static Vector<double> Pow(Vector<double> x, Vector<double> y)
    {
        var result = Vector<double>.Zero;
        for (var i = 0; i < Vector<double>.Count; i++) result = result.WithElement(i, Math.Pow(x[i], y[i]));
        return result;
    }

    /// <inheritdoc cref="Pow(Vector{float}, Vector{float})"/>
    public static float Pow(float x, float y) => Pow(Vector.Create(x), Vector.Create(y)).ToScalar();

    /// <inheritdoc cref="Pow(Vector{float}, Vector{float})"/>
    public static double Pow(double x, double y) => Math.Pow(x, y);

    /// <summary>x to the power of y for float values, good to float precision.</summary>
    static Vector<double> PowOfSingles(Vector<double> x, Vector<double> y)
    {
        var one = Vector<double>.One;
        var size = Vector.Abs(x);
        var power = Exp(y * Log(size));
        power = Vector.ConditionalSelect(Vector.Equals(y, Vector<double>.Zero) | Vector.Equals(size, one), one, power);

        // A negative x needs an integer y, and an odd y keeps its sign; infinities count as even.
        var halfOfY = y * Vector.Create(0.5);
        var integer = Vector.Equals(Vector.Floor(y), y);
        var odd = Vector.AndNot(integer, Vector.Equals(Vector.Floor(halfOfY), halfOfY));
        power ^= x & Vector.Create(-0d) & Vector.AsVectorDouble(odd);
        var undefined = Vector.AndNot(
            Vector.LessThan(x, Vector<double>.Zero) & Vector.GreaterThanOrEqual(x, Vector.Create(double.MinValue)), integer);
        power = Vector.ConditionalSelect(undefined, Vector.Create(double.NaN), power);

        // Only 1 to the power of NaN is a number.
        return Vector.ConditionalSelect(Vector.Equals(y, y) | Vector.Equals(x, one), power, y);
    }
}
