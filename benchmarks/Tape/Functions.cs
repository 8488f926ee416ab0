using System.Numerics;
using GraphGen.Kernels;

namespace GraphGen.Benchmarks.Tape;

/// <summary>A function of one argument with its derivative at an argument x and value y.</summary>
interface IUnary<T> where T : unmanaged
{
    static abstract Vector<T> Apply(Vector<T> x);

    static abstract T Apply(T x);

    static abstract Vector<T> Slope(Vector<T> x, Vector<T> y);

    static abstract T Slope(T x, T y);
}

/// <summary>A function of two arguments.</summary>
interface IBinary<T> where T : unmanaged
{
    static abstract Vector<T> Apply(Vector<T> x, Vector<T> y);

    static abstract T Apply(T x, T y);
}

/// <summary>The gradient of a function of two arguments times its derivative with respect to one of them.</summary>
interface ISlope<T> where T : unmanaged
{
    static abstract Vector<T> Times(Vector<T> gradient, Vector<T> x, Vector<T> y);

    static abstract T Times(T gradient, T x, T y);
}

readonly struct Sigmoid : IUnary<float>
{
    public static Vector<float> Apply(Vector<float> x) => VectorMath.Sigmoid(x);

    public static float Apply(float x) => VectorMath.Sigmoid(x);

    public static Vector<float> Slope(Vector<float> x, Vector<float> y) => y * (Vector<float>.One - y);

    public static float Slope(float x, float y) => y * (1 - y);
}

readonly struct Tanh : IUnary<float>
{
    public static Vector<float> Apply(Vector<float> x) => VectorMath.Tanh(x);

    public static float Apply(float x) => VectorMath.Tanh(x);

    public static Vector<float> Slope(Vector<float> x, Vector<float> y) => Vector<float>.One - y * y;

    public static float Slope(float x, float y) => 1 - y * y;
}

readonly struct Exp : IUnary<float>
{
    public static Vector<float> Apply(Vector<float> x) => VectorMath.Exp(x);

    public static float Apply(float x) => VectorMath.Exp(x);

    public static Vector<float> Slope(Vector<float> x, Vector<float> y) => y;

    public static float Slope(float x, float y) => y;
}

readonly struct Relu : IUnary<float>
{
    public static Vector<float> Apply(Vector<float> x) => VectorMath.Relu(x);

    public static float Apply(float x) => VectorMath.Relu(x);

    public static Vector<float> Slope(Vector<float> x, Vector<float> y) =>
        Vector.ConditionalSelect(Vector.GreaterThan(y, Vector<float>.Zero), Vector<float>.One, Vector<float>.Zero);

    public static float Slope(float x, float y) => y > 0 ? 1 : 0;
}

readonly struct Negate : IUnary<float>
{
    public static Vector<float> Apply(Vector<float> x) => -x;

    public static float Apply(float x) => -x;

    public static Vector<float> Slope(Vector<float> x, Vector<float> y) => -Vector<float>.One;

    public static float Slope(float x, float y) => -1;
}

readonly struct Log : IUnary<double>
{
    public static Vector<double> Apply(Vector<double> x) => VectorMath.Log(x);

    public static double Apply(double x) => Math.Log(x);

    public static Vector<double> Slope(Vector<double> x, Vector<double> y) => Vector<double>.One / x;

    public static double Slope(double x, double y) => 1 / x;
}

readonly struct Sin : IUnary<double>
{
    public static Vector<double> Apply(Vector<double> x) => VectorMath.Sin(x);

    public static double Apply(double x) => Math.Sin(x);

    public static Vector<double> Slope(Vector<double> x, Vector<double> y) => VectorMath.Cos(x);

    public static double Slope(double x, double y) => Math.Cos(x);
}

readonly struct Square : IUnary<double>
{
    public static Vector<double> Apply(Vector<double> x) => x * x;

    public static double Apply(double x) => x * x;

    public static Vector<double> Slope(Vector<double> x, Vector<double> y) => x + x;

    public static double Slope(double x, double y) => x + x;
}

readonly struct Sum<T> : IBinary<T> where T : unmanaged, INumber<T>
{
    public static Vector<T> Apply(Vector<T> x, Vector<T> y) => x + y;

    public static T Apply(T x, T y) => x + y;
}

readonly struct Difference<T> : IBinary<T> where T : unmanaged, INumber<T>
{
    public static Vector<T> Apply(Vector<T> x, Vector<T> y) => x - y;

    public static T Apply(T x, T y) => x - y;
}

readonly struct Product<T> : IBinary<T> where T : unmanaged, INumber<T>
{
    public static Vector<T> Apply(Vector<T> x, Vector<T> y) => x * y;

    public static T Apply(T x, T y) => x * y;
}

/// <summary>The slope 1.</summary>
readonly struct One<T> : ISlope<T> where T : unmanaged
{
    public static Vector<T> Times(Vector<T> gradient, Vector<T> x, Vector<T> y) => gradient;

    public static T Times(T gradient, T x, T y) => gradient;
}

/// <summary>The slope -1.</summary>
readonly struct MinusOne<T> : ISlope<T> where T : unmanaged, INumber<T>
{
    public static Vector<T> Times(Vector<T> gradient, Vector<T> x, Vector<T> y) => -gradient;

    public static T Times(T gradient, T x, T y) => -gradient;
}

/// <summary>The first argument as the slope.</summary>
readonly struct FirstArgument<T> : ISlope<T> where T : unmanaged, INumber<T>
{
    public static Vector<T> Times(Vector<T> gradient, Vector<T> x, Vector<T> y) => gradient * x;

    public static T Times(T gradient, T x, T y) => gradient * x;
}

/// <summary>The second argument as the slope.</summary>
readonly struct SecondArgument<T> : ISlope<T> where T : unmanaged, INumber<T>
{
    public static Vector<T> Times(Vector<T> gradient, Vector<T> x, Vector<T> y) => gradient * y;

    public static T Times(T gradient, T x, T y) => gradient * y;
}
