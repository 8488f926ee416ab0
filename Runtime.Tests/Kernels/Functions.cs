using System.Numerics;
using GraphGen.Kernels;

namespace GraphGen.Runtime.Tests.Kernels;

/// <summary>The functions of <see cref="VectorMath"/> by name.</summary>
static class Functions
{
    public static (Func<Vector<float>, Vector<float>> Vector, Func<float, float> Scalar) Single(string name) => name switch
    {
        "exp" => (VectorMath.Exp, VectorMath.Exp),
        "log" => (VectorMath.Log, VectorMath.Log),
        "sigmoid" => (VectorMath.Sigmoid, VectorMath.Sigmoid),
        "tanh" => (VectorMath.Tanh, VectorMath.Tanh),
        "erf" => (VectorMath.Erf, VectorMath.Erf),
        "sin" => (VectorMath.Sin, VectorMath.Sin),
        "cos" => (VectorMath.Cos, VectorMath.Cos),
        "relu" => (VectorMath.Relu, VectorMath.Relu),
        "sign" => (VectorMath.Sign, VectorMath.Sign),
        "abs" => (VectorMath.Abs, VectorMath.Abs),
        "floor" => (VectorMath.Floor, VectorMath.Floor),
        "sqrt" => (VectorMath.Sqrt, VectorMath.Sqrt),
        "square" => (VectorMath.Square, VectorMath.Square),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    public static (Func<Vector<double>, Vector<double>> Vector, Func<double, double> Scalar) Double(string name) => name switch
    {
        "exp" => (VectorMath.Exp, VectorMath.Exp),
        "log" => (VectorMath.Log, VectorMath.Log),
        "sigmoid" => (VectorMath.Sigmoid, VectorMath.Sigmoid),
        "tanh" => (VectorMath.Tanh, VectorMath.Tanh),
        "erf" => (VectorMath.Erf, VectorMath.Erf),
        "sin" => (VectorMath.Sin, VectorMath.Sin),
        "cos" => (VectorMath.Cos, VectorMath.Cos),
        "relu" => (VectorMath.Relu, VectorMath.Relu),
        "sign" => (VectorMath.Sign, VectorMath.Sign),
        "abs" => (VectorMath.Abs, VectorMath.Abs),
        "floor" => (VectorMath.Floor, VectorMath.Floor),
        "sqrt" => (VectorMath.Sqrt, VectorMath.Sqrt),
        "square" => (VectorMath.Square, VectorMath.Square),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    public static Func<Exact, Exact> Exact(string name) => name switch
    {
        "exp" => Kernels.Exact.Exp,
        "log" => Kernels.Exact.Log,
        "sigmoid" => Kernels.Exact.Sigmoid,
        "tanh" => Kernels.Exact.Tanh,
        "erf" => Kernels.Exact.Erf,
        "sin" => Kernels.Exact.Sin,
        "cos" => Kernels.Exact.Cos,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
