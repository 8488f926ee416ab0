using GraphGen.Gpu;

namespace GraphGen.Runtime.Gpu.Tests.Kernels;

/// <summary>A function of one or two numbers for a kernel to be made of.</summary>
public interface IFunction
{
    float Apply(float x, float y);

    double Apply(double x, double y);
}

/// <summary>The functions of <see cref="GpuMath"/>, a type each. Truth values are 1 and 0.</summary>
public static class GpuMathFunctions
{
    public struct Abs : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Abs(x);

        public readonly double Apply(double x, double y) => GpuMath.Abs(x);
    }

    public struct Acos : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Acos(x);

        public readonly double Apply(double x, double y) => GpuMath.Acos(x);
    }

    public struct Acosh : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Acosh(x);

        public readonly double Apply(double x, double y) => GpuMath.Acosh(x);
    }

    public struct Asin : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Asin(x);

        public readonly double Apply(double x, double y) => GpuMath.Asin(x);
    }

    public struct Asinh : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Asinh(x);

        public readonly double Apply(double x, double y) => GpuMath.Asinh(x);
    }

    public struct Atan : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Atan(x);

        public readonly double Apply(double x, double y) => GpuMath.Atan(x);
    }

    public struct Atan2 : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Atan2(x, y);

        public readonly double Apply(double x, double y) => GpuMath.Atan2(x, y);
    }

    public struct Atanh : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Atanh(x);

        public readonly double Apply(double x, double y) => GpuMath.Atanh(x);
    }

    public struct Cbrt : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Cbrt(x);

        public readonly double Apply(double x, double y) => GpuMath.Cbrt(x);
    }

    public struct Ceiling : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Ceiling(x);

        public readonly double Apply(double x, double y) => GpuMath.Ceiling(x);
    }

    public struct CopySign : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.CopySign(x, y);

        public readonly double Apply(double x, double y) => GpuMath.CopySign(x, y);
    }

    public struct Cos : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Cos(x);

        public readonly double Apply(double x, double y) => GpuMath.Cos(x);
    }

    public struct Cosh : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Cosh(x);

        public readonly double Apply(double x, double y) => GpuMath.Cosh(x);
    }

    public struct Digamma : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Digamma(x);

        public readonly double Apply(double x, double y) => GpuMath.Digamma(x);
    }

    public struct Erf : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Erf(x);

        public readonly double Apply(double x, double y) => GpuMath.Erf(x);
    }

    public struct Erfc : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Erfc(x);

        public readonly double Apply(double x, double y) => GpuMath.Erfc(x);
    }

    public struct Exp : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Exp(x);

        public readonly double Apply(double x, double y) => GpuMath.Exp(x);
    }

    public struct Exp2 : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Exp2(x);

        public readonly double Apply(double x, double y) => GpuMath.Exp2(x);
    }

    public struct Expm1 : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Expm1(x);

        public readonly double Apply(double x, double y) => GpuMath.Expm1(x);
    }

    public struct Floor : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Floor(x);

        public readonly double Apply(double x, double y) => GpuMath.Floor(x);
    }

    public struct Hypot : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Hypot(x, y);

        public readonly double Apply(double x, double y) => GpuMath.Hypot(x, y);
    }

    public struct IsFinite : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Select(GpuMath.IsFinite(x), 1f, 0f);

        public readonly double Apply(double x, double y) => GpuMath.Select(GpuMath.IsFinite(x), 1d, 0d);
    }

    public struct IsInfinity : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Select(GpuMath.IsInfinity(x), 1f, 0f);

        public readonly double Apply(double x, double y) => GpuMath.Select(GpuMath.IsInfinity(x), 1d, 0d);
    }

    public struct IsNaN : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Select(GpuMath.IsNaN(x), 1f, 0f);

        public readonly double Apply(double x, double y) => GpuMath.Select(GpuMath.IsNaN(x), 1d, 0d);
    }

    public struct Lgamma : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Lgamma(x);

        public readonly double Apply(double x, double y) => GpuMath.Lgamma(x);
    }

    public struct Log : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Log(x);

        public readonly double Apply(double x, double y) => GpuMath.Log(x);
    }

    public struct Log10 : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Log10(x);

        public readonly double Apply(double x, double y) => GpuMath.Log10(x);
    }

    public struct Log1p : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Log1p(x);

        public readonly double Apply(double x, double y) => GpuMath.Log1p(x);
    }

    public struct Log2 : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Log2(x);

        public readonly double Apply(double x, double y) => GpuMath.Log2(x);
    }

    public struct Max : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Max(x, y);

        public readonly double Apply(double x, double y) => GpuMath.Max(x, y);
    }

    public struct Min : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Min(x, y);

        public readonly double Apply(double x, double y) => GpuMath.Min(x, y);
    }

    public struct Polygamma : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Polygamma(x, y);

        public readonly double Apply(double x, double y) => GpuMath.Polygamma(x, y);
    }

    public struct Pow : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Pow(x, y);

        public readonly double Apply(double x, double y) => GpuMath.Pow(x, y);
    }

    public struct Relu : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Relu(x);

        public readonly double Apply(double x, double y) => GpuMath.Relu(x);
    }

    public struct Round : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Round(x);

        public readonly double Apply(double x, double y) => GpuMath.Round(x);
    }

    public struct Rsqrt : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Rsqrt(x);

        public readonly double Apply(double x, double y) => GpuMath.Rsqrt(x);
    }

    public struct Sigmoid : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Sigmoid(x);

        public readonly double Apply(double x, double y) => GpuMath.Sigmoid(x);
    }

    public struct Sign : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Sign(x);

        public readonly double Apply(double x, double y) => GpuMath.Sign(x);
    }

    public struct Sin : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Sin(x);

        public readonly double Apply(double x, double y) => GpuMath.Sin(x);
    }

    public struct Sinh : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Sinh(x);

        public readonly double Apply(double x, double y) => GpuMath.Sinh(x);
    }

    public struct Softplus : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Softplus(x);

        public readonly double Apply(double x, double y) => GpuMath.Softplus(x);
    }

    public struct Sqrt : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Sqrt(x);

        public readonly double Apply(double x, double y) => GpuMath.Sqrt(x);
    }

    public struct Square : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Square(x);

        public readonly double Apply(double x, double y) => GpuMath.Square(x);
    }

    public struct Step : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Step(x);

        public readonly double Apply(double x, double y) => GpuMath.Step(x);
    }

    public struct Tan : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Tan(x);

        public readonly double Apply(double x, double y) => GpuMath.Tan(x);
    }

    public struct Tanh : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Tanh(x);

        public readonly double Apply(double x, double y) => GpuMath.Tanh(x);
    }

    public struct Truncate : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Truncate(x);

        public readonly double Apply(double x, double y) => GpuMath.Truncate(x);
    }

    public struct Xlogy : IFunction
    {
        public readonly float Apply(float x, float y) => GpuMath.Xlogy(x, y);

        public readonly double Apply(double x, double y) => GpuMath.Xlogy(x, y);
    }
}
