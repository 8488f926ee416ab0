using System.Numerics;
using System.Runtime.InteropServices;
using GraphGen.Kernels;

namespace GraphGen.Benchmarks.Kernels;

/// <summary>Measures <see cref="VectorMath"/> over all 2³² float arguments against double precision:
/// <c>dotnet run -c Release --project benchmarks -- --accuracy [function]</c>.</summary>
static class FloatAccuracy
{
    /// <summary>Prints the largest error of every function in units in the last place, and where it is.</summary>
    public static void Report(string? only)
    {
        (string Name, Func<Vector<float>, Vector<float>> Function, Func<double, double> Reference)[] functions =
        [
            ("exp", VectorMath.Exp, Math.Exp),
            ("log", VectorMath.Log, Math.Log),
            ("sigmoid", VectorMath.Sigmoid, static x => 1 / (1 + Math.Exp(-x))),
            ("tanh", VectorMath.Tanh, Math.Tanh),
            ("erf", VectorMath.Erf, VectorMath.Erf),
            ("sin", VectorMath.Sin, Math.Sin),
            ("cos", VectorMath.Cos, Math.Cos),
            ("tan", VectorMath.Tan, Math.Tan),
            ("asin", VectorMath.Asin, Math.Asin),
            ("acos", VectorMath.Acos, Math.Acos),
            ("atan", VectorMath.Atan, Math.Atan),
            ("sinh", VectorMath.Sinh, Math.Sinh),
            ("cosh", VectorMath.Cosh, Math.Cosh),
            ("asinh", VectorMath.Asinh, Math.Asinh),
            ("acosh", VectorMath.Acosh, Math.Acosh),
            ("atanh", VectorMath.Atanh, Math.Atanh),
            ("expm1", VectorMath.Expm1, VectorMath.Expm1),
            ("exp2", VectorMath.Exp2, static x => Math.Pow(2, x)),
            ("log1p", VectorMath.Log1p, VectorMath.Log1p),
            ("log2", VectorMath.Log2, Math.Log2),
            ("log10", VectorMath.Log10, Math.Log10),
            ("softplus", VectorMath.Softplus, VectorMath.Softplus),
            ("cbrt", VectorMath.Cbrt, Math.Cbrt),
            ("erfc", VectorMath.Erfc, VectorMath.Erfc),
        ];
        Console.WriteLine("Largest error over all float arguments, in ulp of the exact result:");
        foreach (var (name, function, reference) in functions)
            if (only is null || only == name) Measure(name, function, reference);
    }

    static void Measure(string name, Func<Vector<float>, Vector<float>> function, Func<double, double> reference)
    {
        const int chunks = 1 << 12;
        var worst = 0d;
        var argument = 0f;
        var gate = new Lock();
        Parallel.For(0, chunks, chunk =>
        {
            var size = (int)((1L << 32) / chunks);
            var arguments = new float[size];
            var bits = MemoryMarshal.Cast<float, int>(arguments.AsSpan());
            for (var i = 0; i < size; i++) bits[i] = (int)((long)chunk * size + i);
            var largest = 0d;
            var at = 0f;
            for (var i = 0; i < size; i += Vector<float>.Count)
            {
                var results = function(new Vector<float>(arguments, i));
                for (var lane = 0; lane < Vector<float>.Count; lane++)
                {
                    var error = Ulps(results[lane], reference(arguments[i + lane]));
                    if (!(error <= largest))
                    {
                        largest = error;
                        at = arguments[i + lane];
                    }
                }
            }
            lock (gate)
            {
                if (largest <= worst) return;
                worst = largest;
                argument = at;
            }
        });
        Console.WriteLine($"  {name,-8} {worst:F4} at {argument:R}");
    }

    /// <summary>The distance of a float from the exact value in units of the last place that a float of that size has;
    /// infinite where only one of the two is NaN or infinite.</summary>
    static double Ulps(float actual, double exact)
    {
        if (double.IsNaN(exact) || float.IsNaN(actual)) return double.IsNaN(exact) && float.IsNaN(actual) ? 0 : double.PositiveInfinity;
        if (float.IsInfinity(actual) || float.IsInfinity((float)exact)) return actual == (float)exact ? 0 : double.PositiveInfinity;
        var exponent = Math.Max(exact == 0 ? -126 : Math.ILogB(exact), -126);
        return Math.Abs(actual - exact) / Math.ScaleB(1, exponent - 23);
    }
}
