using System.Numerics;
using System.Runtime.CompilerServices;

namespace GraphGen.Kernels;

public static partial class VectorMath
{
    /// <summary>The magnitude of one number with the sign of another, which counts also for zero and NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> CopySign(Vector<float> magnitude, Vector<float> sign) =>
        WithSign(Vector.Abs(magnitude), sign);

    /// <inheritdoc cref="CopySign(Vector{float}, Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> CopySign(Vector<double> magnitude, Vector<double> sign) =>
        WithSign(Vector.Abs(magnitude), sign);

    /// <inheritdoc cref="CopySign(Vector{float}, Vector{float})"/>
    public static float CopySign(float magnitude, float sign) => MathF.CopySign(magnitude, sign);

    /// <inheritdoc cref="CopySign(Vector{float}, Vector{float})"/>
    public static double CopySign(double magnitude, double sign) => Math.CopySign(magnitude, sign);

    /// <summary>x·ln y, which is 0 where x is 0, unless y is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Xlogy(Vector<float> x, Vector<float> y) => Vector.ConditionalSelect(
        Vector.Equals(x, Vector<float>.Zero) & Vector.Equals(y, y), Vector<float>.Zero, x * Log(y));

    /// <inheritdoc cref="Xlogy(Vector{float}, Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Xlogy(Vector<double> x, Vector<double> y) => Vector.ConditionalSelect(
        Vector.Equals(x, Vector<double>.Zero) & Vector.Equals(y, y), Vector<double>.Zero, x * Log(y));

    /// <inheritdoc cref="Xlogy(Vector{float}, Vector{float})"/>
    public static float Xlogy(float x, float y) => Xlogy(Vector.Create(x), Vector.Create(y)).ToScalar();

    /// <inheritdoc cref="Xlogy(Vector{float}, Vector{float})"/>
    public static double Xlogy(double x, double y) => Xlogy(Vector.Create(x), Vector.Create(y)).ToScalar();
}
