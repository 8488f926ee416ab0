namespace GraphGen.Generator.Tests.Graphs;

/// <summary>The pointwise operations on single numbers in float64, written apart from the table that is tested by them.</summary>
static class ReferenceScalars
{
    /// <summary>The value of a row for one element.</summary>
    /// <param name="isWhole">Whether the operands are int32.</param>
    public static double Apply(string row, bool isWhole, double[] x) => row switch
    {
        "neg" => -x[0],
        "exp" => Math.Exp(x[0]),
        "log" => Math.Log(x[0]),
        "sqrt" => Math.Sqrt(x[0]),
        "sin" => Math.Sin(x[0]),
        "cos" => Math.Cos(x[0]),
        "tanh" => Math.Tanh(x[0]),
        "sigmoid" => x[0] >= 0 ? 1 / (1 + Math.Exp(-x[0])) : Math.Exp(x[0]) / (1 + Math.Exp(x[0])),
        "relu" => x[0] <= 0 ? 0 : x[0],
        "abs" => Math.Abs(x[0]),
        "sign" => x[0] > 0 ? 1 : x[0] < 0 ? -1 : 0,
        "floor" => Math.Floor(x[0]),
        "erf" => Erf(x[0]),
        "square" => x[0] * x[0],
        "log2" => Math.Log2(x[0]),
        "log10" => Math.Log10(x[0]),
        "log1p" => Log1p(x[0]),
        "exp2" => Math.Pow(2, x[0]),
        "expm1" => Math.Abs(x[0]) < 0.5 ? 2 * Math.Sinh(x[0] / 2) * Math.Exp(x[0] / 2) : Math.Exp(x[0]) - 1,
        "softplus" => x[0] > 0 ? x[0] + Log1p(Math.Exp(-x[0])) : Log1p(Math.Exp(x[0])),
        "rsqrt" => 1 / Math.Sqrt(x[0]),
        "cbrt" => Math.Cbrt(x[0]),
        "reciprocal" => 1 / x[0],
        "tan" => Math.Tan(x[0]),
        "asin" => Math.Asin(x[0]),
        "acos" => Math.Acos(x[0]),
        "atan" => Math.Atan(x[0]),
        "atan2" => Math.Atan2(x[0], x[1]),
        "sinh" => Math.Sinh(x[0]),
        "cosh" => Math.Cosh(x[0]),
        "asinh" => Math.Asinh(x[0]),
        "acosh" => Math.Acosh(x[0]),
        "atanh" => Math.Atanh(x[0]),
        "hypot" => double.Hypot(x[0], x[1]),
        "copysign" => Math.CopySign(x[0], x[1]),
        "xlogy" => double.IsNaN(x[1]) || x[0] != 0 ? x[0] * Math.Log(x[1]) : 0,
        "step" => x[0] > 0 ? 1 : 0,
        "ceil" => Math.Ceiling(x[0]),
        "round" => Math.Round(x[0], MidpointRounding.ToEven),
        "trunc" => Math.Truncate(x[0]),
        "clamp" => Math.Min(Math.Max(x[0], x[1]), x[2]),
        "clamp_min" => Math.Max(x[0], x[1]),
        "clamp_max" => Math.Min(x[0], x[1]),
        "isnan" => double.IsNaN(x[0]) ? 1 : 0,
        "isinf" => double.IsInfinity(x[0]) ? 1 : 0,
        "isfinite" => double.IsFinite(x[0]) ? 1 : 0,
        "erfc" => Erfc(x[0]),
        "lgamma" => ReferenceGamma.Lgamma(x[0]),
        "digamma" => ReferenceGamma.Digamma(x[0]),
        "polygamma" => ReferenceGamma.Polygamma(x[0], x[1]),
        "not" => x[0] == 0 ? 1 : 0,
        "add" => x[0] + x[1],
        "sub" => x[0] - x[1],
        "mul" => x[0] * x[1],
        "div" => isWhole ? Math.Truncate(x[0] / x[1]) : x[0] / x[1],
        "pow" => Math.Pow(x[0], x[1]),
        "min" => Math.Min(x[0], x[1]),
        "max" => Math.Max(x[0], x[1]),
        "rem" => Math.IEEERemainder(x[0], x[1]) is var near && near != 0 && Math.Sign(near) != Math.Sign(x[0])
            ? near + Math.Sign(x[0]) * Math.Abs(x[1]) : near,
        "lt" => x[0] < x[1] ? 1 : 0,
        "le" => x[0] <= x[1] ? 1 : 0,
        "gt" => x[0] > x[1] ? 1 : 0,
        "ge" => x[0] >= x[1] ? 1 : 0,
        "eq" => x[0] == x[1] ? 1 : 0,
        "ne" => x[0] != x[1] ? 1 : 0,
        "and" => x[0] != 0 && x[1] != 0 ? 1 : 0,
        "or" => x[0] != 0 || x[1] != 0 ? 1 : 0,
        "xor" => x[0] != x[1] ? 1 : 0,
        "select" => x[0] != 0 ? x[1] : x[2],
        _ => throw new ArgumentException($"the reference has no pointwise operation '{row}'"),
    };

    /// <summary>The error function: its power series near 0, a continued fraction of the complement beyond.</summary>
    static double Erf(double x)
    {
        if (double.IsNaN(x)) return x;
        var magnitude = Math.Abs(x);
        if (magnitude > 6) return Math.Sign(x);
        if (magnitude < 2.5)
        {
            double term = x, sum = x;
            for (var n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
            {
                term *= -x * x / n;
                sum += term / (2 * n + 1);
            }
            return 2 / Math.Sqrt(Math.PI) * sum;
        }
        return Math.Sign(x) * (1 - Erfc(magnitude));
    }

    static double Erfc(double x)
    {
        if (!(x >= 2.5)) return 1 - Erf(x);
        var fraction = 0.0;
        for (var n = 120; n >= 1; n--) fraction = n / 2.0 / (x + fraction);
        return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * (x + fraction));
    }

    static double Log1p(double x) => Math.Abs(x) < 0.5 ? 2 * Math.Atanh(x / (2 + x)) : Math.Log(1 + x);
}
