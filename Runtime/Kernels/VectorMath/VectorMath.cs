using System.Numerics;
using System.Runtime.CompilerServices;

namespace GraphGen.Kernels;

/// <summary>Elementary functions of vectors, and of single numbers with the same bits: an element's result does not
/// depend on its neighbours, on the width of the vectors, nor on whether it was computed alone.</summary>
/// <remarks>
/// <para>Every formula uses additions, multiplications, divisions and fused multiply-adds only, which IEEE 754 rounds
/// alike everywhere. The form for a single number is one lane of the form for vectors.</para>
/// <para>The polynomials are near-minimax: weighted least squares at Chebyshev nodes in 400-bit arithmetic, reweighted
/// (Lawson) until the largest error levels out, and with the coefficients rounded from the lowest degree up and the
/// rest fitted again after each. Errors are in units in the last place (ulp) of the exact result, as measured by the
/// tests and, for float, by <c>benchmarks --accuracy</c> over all 2³² arguments.</para>
/// </remarks>
public static partial class VectorMath
{
    /// <summary>The larger of 0 and x; 0 at -0, NaN at NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Relu(Vector<float> x) =>
        Vector.ConditionalSelect(Vector.LessThanOrEqual(x, Vector<float>.Zero), Vector<float>.Zero, x);

    /// <inheritdoc cref="Relu(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Relu(Vector<double> x) =>
        Vector.ConditionalSelect(Vector.LessThanOrEqual(x, Vector<double>.Zero), Vector<double>.Zero, x);

    /// <inheritdoc cref="Relu(Vector{float})"/>
    public static float Relu(float x) => x <= 0 ? 0 : x;

    /// <inheritdoc cref="Relu(Vector{float})"/>
    public static double Relu(double x) => x <= 0 ? 0 : x;

    /// <summary>The absolute value; 0 at -0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Abs(Vector<float> x) => Vector.Abs(x);

    /// <inheritdoc cref="Abs(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Abs(Vector<double> x) => Vector.Abs(x);

    /// <inheritdoc cref="Abs(Vector{float})"/>
    public static float Abs(float x) => MathF.Abs(x);

    /// <inheritdoc cref="Abs(Vector{float})"/>
    public static double Abs(double x) => Math.Abs(x);

    /// <summary>-1, 0 or 1 as x is negative, zero or positive; 0 at NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sign(Vector<float> x)
    {
        var one = Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), Vector<float>.One, Vector<float>.Zero);
        return Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), -Vector<float>.One, one);
    }

    /// <inheritdoc cref="Sign(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Sign(Vector<double> x)
    {
        var one = Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<double>.Zero), Vector<double>.One, Vector<double>.Zero);
        return Vector.ConditionalSelect(Vector.LessThan(x, Vector<double>.Zero), -Vector<double>.One, one);
    }

    /// <inheritdoc cref="Sign(Vector{float})"/>
    public static float Sign(float x) => x > 0 ? 1 : x < 0 ? -1 : 0;

    /// <inheritdoc cref="Sign(Vector{float})"/>
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : 0;

    /// <summary>The largest integer that is not above x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Floor(Vector<float> x) => Vector.Floor(x);

    /// <inheritdoc cref="Floor(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Floor(Vector<double> x) => Vector.Floor(x);

    /// <inheritdoc cref="Floor(Vector{float})"/>
    public static float Floor(float x) => MathF.Floor(x);

    /// <inheritdoc cref="Floor(Vector{float})"/>
    public static double Floor(double x) => Math.Floor(x);

    /// <summary>The larger of x and y, NaN if one is NaN; 0 is larger than -0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Max(Vector<float> x, Vector<float> y) => Vector.Max(x, y);

    /// <inheritdoc cref="Max(Vector{float}, Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Max(Vector<double> x, Vector<double> y) => Vector.Max(x, y);

    /// <inheritdoc cref="Max(Vector{float}, Vector{float})"/>
    public static float Max(float x, float y) => MathF.Max(x, y);

    /// <inheritdoc cref="Max(Vector{float}, Vector{float})"/>
    public static double Max(double x, double y) => Math.Max(x, y);

    /// <summary>The smaller of x and y, NaN if one is NaN; -0 is smaller than 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Min(Vector<float> x, Vector<float> y) => Vector.Min(x, y);

    /// <inheritdoc cref="Min(Vector{float}, Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Min(Vector<double> x, Vector<double> y) => Vector.Min(x, y);

    /// <inheritdoc cref="Min(Vector{float}, Vector{float})"/>
    public static float Min(float x, float y) => MathF.Min(x, y);

    /// <inheritdoc cref="Min(Vector{float}, Vector{float})"/>
    public static double Min(double x, double y) => Math.Min(x, y);

    /// <summary>The square root, correctly rounded; NaN below zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sqrt(Vector<float> x) => Vector.SquareRoot(x);

    /// <inheritdoc cref="Sqrt(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Sqrt(Vector<double> x) => Vector.SquareRoot(x);

    /// <inheritdoc cref="Sqrt(Vector{float})"/>
    public static float Sqrt(float x) => MathF.Sqrt(x);

    /// <inheritdoc cref="Sqrt(Vector{float})"/>
    public static double Sqrt(double x) => Math.Sqrt(x);

    /// <summary>x times x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Square(Vector<float> x) => x * x;

    /// <inheritdoc cref="Square(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Square(Vector<double> x) => x * x;

    /// <inheritdoc cref="Square(Vector{float})"/>
    public static float Square(float x) => x * x;

    /// <inheritdoc cref="Square(Vector{float})"/>
    public static double Square(double x) => x * x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<float> MultiplyAdd(Vector<float> x, Vector<float> y, Vector<float> z) =>
        Vector.FusedMultiplyAdd(x, y, z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<float> MultiplyAdd(Vector<float> x, Vector<float> y, float z) =>
        Vector.FusedMultiplyAdd(x, y, Vector.Create(z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<float> MultiplyAdd(Vector<float> x, float y, Vector<float> z) =>
        Vector.FusedMultiplyAdd(x, Vector.Create(y), z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<double> MultiplyAdd(Vector<double> x, Vector<double> y, Vector<double> z) =>
        Vector.FusedMultiplyAdd(x, y, z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<double> MultiplyAdd(Vector<double> x, Vector<double> y, double z) =>
        Vector.FusedMultiplyAdd(x, y, Vector.Create(z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<double> MultiplyAdd(Vector<double> x, double y, Vector<double> z) =>
        Vector.FusedMultiplyAdd(x, Vector.Create(y), z);

    /// <summary>x, or the bound if x lies above it; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<T> AtMost<T>(Vector<T> x, T bound) where T : unmanaged =>
        Vector.ConditionalSelect(Vector.GreaterThan(x, Vector.Create(bound)), Vector.Create(bound), x);

    /// <summary>x, or the bound if x lies below it; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<T> AtLeast<T>(Vector<T> x, T bound) where T : unmanaged =>
        Vector.ConditionalSelect(Vector.LessThan(x, Vector.Create(bound)), Vector.Create(bound), x);

    /// <summary>A number that is not negative, with the sign bit of another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<float> WithSign(Vector<float> magnitude, Vector<float> sign) =>
        magnitude | (sign & Vector.Create(-0f));

    /// <inheritdoc cref="WithSign(Vector{float}, Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<double> WithSign(Vector<double> magnitude, Vector<double> sign) =>
        magnitude | (sign & Vector.Create(-0d));
}
