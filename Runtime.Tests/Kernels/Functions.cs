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
        "log1p" => (VectorMath.Log1p, VectorMath.Log1p),
        "expm1" => (VectorMath.Expm1, VectorMath.Expm1),
        "exp2" => (VectorMath.Exp2, VectorMath.Exp2),
        "log2" => (VectorMath.Log2, VectorMath.Log2),
        "log10" => (VectorMath.Log10, VectorMath.Log10),
        "softplus" => (VectorMath.Softplus, VectorMath.Softplus),
        "tan" => (VectorMath.Tan, VectorMath.Tan),
        "asin" => (VectorMath.Asin, VectorMath.Asin),
        "acos" => (VectorMath.Acos, VectorMath.Acos),
        "atan" => (VectorMath.Atan, VectorMath.Atan),
        "sinh" => (VectorMath.Sinh, VectorMath.Sinh),
        "cosh" => (VectorMath.Cosh, VectorMath.Cosh),
        "asinh" => (VectorMath.Asinh, VectorMath.Asinh),
        "acosh" => (VectorMath.Acosh, VectorMath.Acosh),
        "atanh" => (VectorMath.Atanh, VectorMath.Atanh),
        "cbrt" => (VectorMath.Cbrt, VectorMath.Cbrt),
        "erfc" => (VectorMath.Erfc, VectorMath.Erfc),
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
        "log1p" => (VectorMath.Log1p, VectorMath.Log1p),
        "expm1" => (VectorMath.Expm1, VectorMath.Expm1),
        "exp2" => (VectorMath.Exp2, VectorMath.Exp2),
        "log2" => (VectorMath.Log2, VectorMath.Log2),
        "log10" => (VectorMath.Log10, VectorMath.Log10),
        "softplus" => (VectorMath.Softplus, VectorMath.Softplus),
        "tan" => (VectorMath.Tan, VectorMath.Tan),
        "asin" => (VectorMath.Asin, VectorMath.Asin),
        "acos" => (VectorMath.Acos, VectorMath.Acos),
        "atan" => (VectorMath.Atan, VectorMath.Atan),
        "sinh" => (VectorMath.Sinh, VectorMath.Sinh),
        "cosh" => (VectorMath.Cosh, VectorMath.Cosh),
        "asinh" => (VectorMath.Asinh, VectorMath.Asinh),
        "acosh" => (VectorMath.Acosh, VectorMath.Acosh),
        "atanh" => (VectorMath.Atanh, VectorMath.Atanh),
        "cbrt" => (VectorMath.Cbrt, VectorMath.Cbrt),
        "erfc" => (VectorMath.Erfc, VectorMath.Erfc),
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
        "log1p" => Kernels.Exact.Log1p,
        "expm1" => Kernels.Exact.Expm1,
        "exp2" => Kernels.Exact.Exp2,
        "log2" => Kernels.Exact.Log2,
        "log10" => Kernels.Exact.Log10,
        "softplus" => Kernels.Exact.Softplus,
        "tan" => Kernels.Exact.Tan,
        "asin" => Kernels.Exact.Asin,
        "acos" => Kernels.Exact.Acos,
        "atan" => Kernels.Exact.Atan,
        "sinh" => Kernels.Exact.Sinh,
        "cosh" => Kernels.Exact.Cosh,
        "asinh" => Kernels.Exact.Asinh,
        "acosh" => Kernels.Exact.Acosh,
        "atanh" => Kernels.Exact.Atanh,
        "cbrt" => Kernels.Exact.Cbrt,
        "erfc" => Kernels.Exact.Erfc,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    /// <summary>Whether a function is finite and real at a number.</summary>
    public static bool IsDefined(string name, double x) => name switch
    {
        "log" or "log2" or "log10" => x > 0,
        "log1p" => x > -1,
        "asin" or "acos" => Math.Abs(x) <= 1,
        "atanh" => Math.Abs(x) < 1,
        "acosh" => x >= 1,
        _ => true,
    };

    public static (Func<Vector<float>, Vector<float>, Vector<float>> Vector, Func<float, float, float> Scalar) SinglePair(string name) => name switch
    {
        "atan2" => (VectorMath.Atan2, VectorMath.Atan2),
        "hypot" => (VectorMath.Hypot, VectorMath.Hypot),
        "copysign" => (VectorMath.CopySign, VectorMath.CopySign),
        "xlogy" => (VectorMath.Xlogy, VectorMath.Xlogy),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    public static (Func<Vector<double>, Vector<double>, Vector<double>> Vector, Func<double, double, double> Scalar) DoublePair(string name) => name switch
    {
        "atan2" => (VectorMath.Atan2, VectorMath.Atan2),
        "hypot" => (VectorMath.Hypot, VectorMath.Hypot),
        "copysign" => (VectorMath.CopySign, VectorMath.CopySign),
        "xlogy" => (VectorMath.Xlogy, VectorMath.Xlogy),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    public static Func<double, double, Exact> ExactPair(string name) => name switch
    {
        "atan2" => (y, x) => Kernels.Exact.Atan2(y, x),
        "hypot" => (x, y) => Kernels.Exact.Hypot(x, y),
        "copysign" => (magnitude, sign) => Math.CopySign(magnitude, sign),
        "xlogy" => (x, y) => x * Kernels.Exact.Log(y),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
