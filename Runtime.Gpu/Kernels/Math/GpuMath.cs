using ILGPU;
using ILGPU.Util;

namespace GraphGen.Gpu;

/// <summary>The elementary functions for kernels of every kind of device, by the formulas of <see cref="Kernels.VectorMath"/>: the
/// same polynomials, evaluated by the same additions, multiplications and fused multiply-adds. Where a function is not said to
/// differ it has the bits of VectorMath on CUDA and on the processor. Errors are in units in the last place (ulp) of the exact
/// result, as measured by the tests.</summary>
/// <remarks>
/// <para>A context in which kernels call these functions must be built with <see cref="EnableGpuMath"/>.</para>
/// <para>Nothing here branches on a number: both sides are computed and one is selected. ILGPU marks branches in kernels that it
/// groups itself as taken by all threads alike, which the branches of numbers aren't. Loops have a fixed count of rounds.</para>
/// <para>No sum, difference or product is left to operators: ILGPU joins the constants of (x + a) + b and of a - (b - x), and the
/// driver's compiler joins products and sums to fused ones. Comparisons have their constant on the right: ILGPU turns 1 &lt; x to
/// an x &gt; 1 that is true for NaN.</para>
/// </remarks>
public static partial class GpuMath
{
    /// <summary>The first number where the condition is true, otherwise the second one; without a branch.</summary>
    public static float Select(bool condition, float first, float second) => Utilities.Select(condition, first, second);

    /// <inheritdoc cref="Select(bool, float, float)"/>
    public static double Select(bool condition, double first, double second) => Utilities.Select(condition, first, second);

    /// <inheritdoc cref="Select(bool, float, float)"/>
    public static int Select(bool condition, int first, int second) => Utilities.Select(condition, first, second);

    /// <inheritdoc cref="Select(bool, float, float)"/>
    public static bool Select(bool condition, bool first, bool second) => (condition & first) | (!condition & second);

    /// <inheritdoc cref="Select(bool, float, float)"/>
    static ulong Select(bool condition, ulong first, ulong second) => Utilities.Select(condition, first, second);

    /// <summary>The absolute value; 0 at -0.</summary>
    public static float Abs(float x) => FromBits(Bits(x) & int.MaxValue);

    /// <inheritdoc cref="Abs(float)"/>
    public static double Abs(double x) => FromBits(Bits(x) & long.MaxValue);

    /// <summary>The absolute value; that of the least number, which has none, is itself.</summary>
    public static int Abs(int x) => Utilities.Select(x < 0, -x, x);

    /// <summary>The larger of 0 and x; 0 at -0, NaN at NaN.</summary>
    public static float Relu(float x) => Select(x <= 0f, 0f, x);

    /// <inheritdoc cref="Relu(float)"/>
    public static double Relu(double x) => Select(x <= 0d, 0d, x);

    /// <summary>The larger of 0 and x.</summary>
    public static int Relu(int x) => Select(x <= 0, 0, x);

    /// <summary>-1, 0 or 1 as x is negative, zero or positive; 0 at NaN.</summary>
    public static float Sign(float x) => Select(x > 0f, 1f, Select(x < 0f, -1f, 0f));

    /// <inheritdoc cref="Sign(float)"/>
    public static double Sign(double x) => Select(x > 0d, 1d, Select(x < 0d, -1d, 0d));

    /// <summary>-1, 0 or 1 as x is negative, zero or positive.</summary>
    public static int Sign(int x) => Select(x > 0, 1, Select(x < 0, -1, 0));

    /// <summary>1 where x is positive, otherwise 0, also at NaN.</summary>
    public static float Step(float x) => Select(x > 0f, 1f, 0f);

    /// <inheritdoc cref="Step(float)"/>
    public static double Step(double x) => Select(x > 0d, 1d, 0d);

    /// <summary>1 where x is positive, otherwise 0.</summary>
    public static int Step(int x) => Select(x > 0, 1, 0);

    /// <summary>The larger of x and y, NaN if one is NaN; 0 is larger than -0.</summary>
    public static float Max(float x, float y) =>
        Select((x > y) | IsNaN(x) | (x == y & !IsNegative(x)), x, y);

    /// <inheritdoc cref="Max(float, float)"/>
    public static double Max(double x, double y) =>
        Select((x > y) | IsNaN(x) | (x == y & !IsNegative(x)), x, y);

    /// <summary>The larger of x and y.</summary>
    public static int Max(int x, int y) => Select(x > y, x, y);

    /// <summary>The smaller of x and y, NaN if one is NaN; -0 is smaller than 0.</summary>
    public static float Min(float x, float y) =>
        Select((x < y) | IsNaN(x) | (x == y & IsNegative(x)), x, y);

    /// <inheritdoc cref="Min(float, float)"/>
    public static double Min(double x, double y) =>
        Select((x < y) | IsNaN(x) | (x == y & IsNegative(x)), x, y);

    /// <summary>The smaller of x and y.</summary>
    public static int Min(int x, int y) => Select(x < y, x, y);

    /// <summary>Whether x is NaN.</summary>
    public static bool IsNaN(float x) => (Bits(x) & int.MaxValue) > 0x7f800000;

    /// <inheritdoc cref="IsNaN(float)"/>
    public static bool IsNaN(double x) => (Bits(x) & long.MaxValue) > 0x7ff0000000000000;

    /// <summary>Whether x is ∞ or -∞.</summary>
    public static bool IsInfinity(float x) => (Bits(x) & int.MaxValue) == 0x7f800000;

    /// <inheritdoc cref="IsInfinity(float)"/>
    public static bool IsInfinity(double x) => (Bits(x) & long.MaxValue) == 0x7ff0000000000000;

    /// <summary>Whether x is neither NaN nor infinite.</summary>
    public static bool IsFinite(float x) => (Bits(x) & int.MaxValue) < 0x7f800000;

    /// <inheritdoc cref="IsFinite(float)"/>
    public static bool IsFinite(double x) => (Bits(x) & long.MaxValue) < 0x7ff0000000000000;

    /// <summary>The magnitude of one number with the sign of another, which counts also for zero and NaN.</summary>
    public static float CopySign(float magnitude, float sign) => WithSign(Abs(magnitude), sign);

    /// <inheritdoc cref="CopySign(float, float)"/>
    public static double CopySign(double magnitude, double sign) => WithSign(Abs(magnitude), sign);

    /// <summary>x times x.</summary>
    public static float Square(float x) => Multiply(x, x);

    /// <inheritdoc cref="Square(float)"/>
    public static double Square(double x) => Multiply(x, x);

    /// <inheritdoc cref="Square(float)"/>
    public static int Square(int x) => x * x;

    /// <summary>x, or the bound if x lies above it; NaN stays.</summary>
    static float AtMost(float x, float bound) => Select(x > bound, bound, x);

    /// <inheritdoc cref="AtMost(float, float)"/>
    static double AtMost(double x, double bound) => Select(x > bound, bound, x);

    /// <summary>x, or the bound if x lies below it; NaN stays.</summary>
    static float AtLeast(float x, float bound) => Select(x < bound, bound, x);

    /// <inheritdoc cref="AtLeast(float, float)"/>
    static double AtLeast(double x, double bound) => Select(x < bound, bound, x);

    /// <summary>A number that is not negative, with the sign bit of another.</summary>
    static float WithSign(float magnitude, float sign) => FromBits(Bits(magnitude) | (Bits(sign) & int.MinValue));

    /// <inheritdoc cref="WithSign(float, float)"/>
    static double WithSign(double magnitude, double sign) => FromBits(Bits(magnitude) | (Bits(sign) & long.MinValue));

    /// <summary>Whether the sign bit is set, also that of -0 and NaN.</summary>
    static bool IsNegative(float x) => Bits(x) < 0;

    /// <inheritdoc cref="IsNegative(float)"/>
    static bool IsNegative(double x) => Bits(x) < 0;

    static int Bits(float x) => (int)Interop.FloatAsInt(x);

    static long Bits(double x) => (long)Interop.FloatAsInt(x);

    static float FromBits(int bits) => Interop.IntAsFloat((uint)bits);

    static double FromBits(long bits) => Interop.IntAsFloat((ulong)bits);
}
