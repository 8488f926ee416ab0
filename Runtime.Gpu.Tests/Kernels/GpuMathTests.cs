using System.Numerics;
using GraphGen.Gpu;
using GraphGen.Kernels;
using GraphGen.Runtime.Tests.Kernels;

namespace GraphGen.Runtime.Gpu.Tests.Kernels;

/// <summary>The functions against those of the processor, whose accuracy is tested with them, and where they differ against numbers
/// of 300 bits.</summary>
[Collection(DeviceCollection.Name)]
public class GpuMathTests
{
    const double LargestReduced = 1 << 30;

    static readonly double[] Special =
    [
        0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e-45, -1e-45, 5e-324, 1e-40,
        -1e-310, 1.17549435e-38, float.MaxValue, double.MaxValue, 2.5, -2.5, -3.5, 1.5, 0.49999999999999994, 88.72283, 88.72284, -87.33654,
        -103.97, -103.98, 709.7, 710, -745.2, 0.65, 4, 5.9, 10, -7, 1000, Math.PI, 8388609.5, 1073741824, 1073741952, 1e22, -1e300,
    ];

    public static TheoryData<string> Names => [.. GpuMathKernels.Names];

    [Theory, MemberData(nameof(Names))]
    public void OnTheHostTheyHaveTheBitsOfTheProcessors(string name)
    {
        Compare<float>(name, 10_000, GpuMathKernels.Host<float>(name));
        Compare<double>(name, 10_000, GpuMathKernels.Host<double>(name));
    }

    [Theory, MemberData(nameof(Names))]
    public void InKernelsTheyHaveTheBitsOfTheHost(string name)
    {
        InKernels<float>(name);
        InKernels<double>(name);
    }

    [Theory]
    [InlineData("Sin", 0.51, 1)]
    [InlineData("Cos", 0.51, 1)]
    [InlineData("Tan", 0.51, 3)]
    public void LargeAnglesAreReducedExactly(string name, double singleBound, double doubleBound)
    {
        Func<Exact, Exact> exact = name switch { "Sin" => Exact.Sin, "Cos" => Exact.Cos, _ => Exact.Tan };
        var (single, ofDouble) = (GpuMathKernels.Host<float>(name), GpuMathKernels.Host<double>(name));
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            // The fixed-point numbers of the reference have room for 2²⁰⁰; beyond, the whole of the mantissa still counts.
            var x = Math.ScaleB(1 + random.NextDouble(), random.Next(28, 200)) * (random.Next(2) * 2 - 1);
            var y = MathF.ScaleB(1 + random.NextSingle(), random.Next(28, 127));
            if (i == 0) (x, y) = (6381956970095103d * 4, 16367173f * MathF.ScaleB(1, 72));
            Assert.InRange(exact(Exact.Of(x)).UlpsFrom(ofDouble(x, 0)), 0, doubleBound);
            Assert.InRange(exact(Exact.Of(y)).UlpsFrom(single(y, 0)), 0, singleBound);
        }
        Func<double, double> system = name switch { "Sin" => Math.Sin, "Cos" => Math.Cos, _ => Math.Tan };
        for (var exponent = 30; exponent < 1024; exponent++)
        {
            var x = Math.ScaleB(1 + random.NextDouble(), exponent);
            Assert.InRange(Math.Abs(ofDouble(x, 0) - system(x)) / Math.Abs(system(x)), 0, 7e-16);
        }
    }

    [Fact]
    public void TheDoubleNearestToAMultipleOfHalfATurnHasACosine()
    {
        // The reference has 2400 bits; the system's cosine is off by 14 ulp here.
        var x = Math.ScaleB(6381956970095103d, 797);
        Assert.Equal(-4.687165924254628e-19, GpuMath.Cos(x));
        Assert.Equal(1, GpuMath.Sin(x));
    }

    [Fact]
    public void TheLogarithmToTheBase10IsWithinItsBound()
    {
        var random = new Random(1);
        for (var i = 0; i < 3000; i++)
        {
            var x = Math.ScaleB(1 + random.NextDouble(), i % 2 == 0 ? random.Next(-1074, 1023) : random.Next(-3, 3));
            Assert.InRange(Exact.Log10(Exact.Of(x)).UlpsFrom(GpuMath.Log10(x)), 0, 0.51);
        }
        for (var n = 0; n < 23; n++) Assert.Equal(n, GpuMath.Log10(double.Parse($"1e{n}")));
    }

    [Fact]
    public void PowersAreWithinTheirBound()
    {
        var random = new Random(1);
        for (var i = 0; i < 3000; i++)
        {
            var x = Math.ScaleB(1 + random.NextDouble(), i % 2 == 0 ? random.Next(-1074, 1023) : random.Next(-3, 3));
            var y = (random.NextDouble() - 0.5) * (i % 3 == 0 ? 1000 : 8);
            var exact = Exact.Pow(Exact.Of(x), Exact.Of(y));
            if (exact.Size is > 1024 or < -1080) continue;
            Assert.InRange(exact.UlpsFrom(GpuMath.Pow(x, y)), 0, 1);
        }
    }

    [Fact]
    public void WholeNumbersHaveTheirFunctions()
    {
        foreach (var x in new[] { int.MinValue + 1, -7, -1, 0, 1, 9, int.MaxValue })
        {
            Assert.Equal(
                (Math.Abs(x), Math.Sign(x), Math.Max(x, 0), x > 0 ? 1 : 0),
                (GpuMath.Abs(x), GpuMath.Sign(x), GpuMath.Relu(x), GpuMath.Step(x)));
            foreach (var y in new[] { int.MinValue, -2, 0, 5, int.MaxValue })
                Assert.Equal((Math.Max(x, y), Math.Min(x, y)), (GpuMath.Max(x, y), GpuMath.Min(x, y)));
        }
    }

    static void InKernels<T>(string name) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (x, y) = Arguments<T>(name, 300);
        var (actual, host) = (GpuMathKernels.OnDevice(name, x, y), GpuMathKernels.Host<T>(name));
        for (var i = 0; i < x.Length; i++)
            Assert.True(Same(host(x[i], y[i]), actual[i]), $"{name}({x[i]}, {y[i]}) is {actual[i]} and {host(x[i], y[i])} on the host");
    }

    static void Compare<T>(string name, int count, Func<T, T, T> function) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (x, y) = Arguments<T>(name, count);
        var (reference, tolerance) = (Reference<T>(name), Tolerance<T>(name));
        for (var i = 0; i < x.Length; i++)
        {
            if (name == "Polygamma" && !IsComparable(double.CreateChecked(x[i]), double.CreateChecked(y[i]))) continue;
            var (expected, actual) = (reference(x[i], y[i]), function(x[i], y[i]));
            var allowed = tolerance(double.CreateChecked(x[i]), double.CreateChecked(y[i]), double.CreateChecked(expected));
            Assert.True(
                Same(expected, actual) || Math.Abs(double.CreateChecked(expected) - double.CreateChecked(actual)) <= allowed,
                $"{typeof(T).Name} {name}({x[i]}, {y[i]}) is {actual} and should be {expected}");
        }
    }

    /// <summary>Whether both have a polygamma function: beyond the highest order there is none here, and VectorMath is not exact where
    /// a power of the argument overflows.</summary>
    static bool IsComparable(double order, double x) =>
        !(order > GpuMath.HighestOrder) && !(double.IsFinite(x) && (Math.Abs(x) < 1e-10 || Math.Pow(Math.Abs(x), order + 1) > 1e290));

    /// <summary>By how much a result may differ, from the arguments and the expected one.</summary>
    static Func<double, double, double, double> Tolerance<T>(string name) => (name, typeof(T) == typeof(float)) switch
    {
        ("Sin" or "Cos" or "Tan", true) => (x, _, result) => Math.Abs(x) > LargestReduced ? 1.2e-7 * Math.Abs(result) : 0,
        ("Sin" or "Cos" or "Tan", false) => (x, _, result) => Math.Abs(x) > LargestReduced ? 7e-16 * Math.Abs(result) : 0,
        ("Log10" or "Pow", false) => (_, _, result) => 5e-16 * Math.Abs(result) + 1e-323,
        ("Lgamma", false) => (_, _, result) => 1e-14 * Math.Max(1, Math.Abs(result)),
        ("Digamma", false) => (x, _, result) => 1e-14 * Math.Max(1, Math.Abs(result)) * (x < 0 ? 1 + Math.Abs(result) + Math.Abs(x) : 1),
        ("Lgamma" or "Digamma", true) => (_, _, result) => 1.2e-7 * Math.Max(1, Math.Abs(result)),
        ("Polygamma", true) => (_, x, result) => (x < 0 ? 1e-3 : 1.2e-7) * Math.Abs(result),
        ("Polygamma", false) => (order, x, result) => 1e-14 * Math.Abs(result)
            + (x < 0 ? 1e-14 * Math.Abs(result) + 1e-13 * Math.Abs(x) * Math.Abs(VectorMath.Polygamma(order + 1, x)) : 0),
        _ => (_, _, _) => 0,
    };

    /// <summary>A function of the processor: VectorMath's, or the system's.</summary>
    static Func<T, T, T> Reference<T>(string name) where T : IBinaryFloatingPointIeee754<T>
    {
        switch (name)
        {
            case "IsNaN": return (x, _) => T.IsNaN(x) ? T.One : T.Zero;
            case "IsInfinity": return (x, _) => T.IsInfinity(x) ? T.One : T.Zero;
            case "IsFinite": return (x, _) => T.IsFinite(x) ? T.One : T.Zero;
            case "Step": return (x, _) => x > T.Zero ? T.One : T.Zero;
            case "Rsqrt": return (x, _) => T.One / T.Sqrt(x);
        }
        foreach (var type in new[] { typeof(VectorMath), typeof(T) })
        {
            if (type.GetMethod(name, [typeof(T), typeof(T)]) is { } two) return two.CreateDelegate<Func<T, T, T>>();
            if (type.GetMethod(name, [typeof(T)])?.CreateDelegate<Func<T, T>>() is { } one) return (x, _) => one(x);
        }
        throw new ArgumentException(name);
    }

    /// <summary>Some hundred pairs of special numbers, and random ones: a third over all exponents.</summary>
    static (T[] X, T[] Y) Arguments<T>(string name, int count) where T : IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(7);
        var exponents = typeof(T) == typeof(float) ? 126 : 1020;
        var (x, y) = (new List<T>(), new List<T>());
        foreach (var a in Special)
            foreach (var b in count < 1000 ? Special.Take(12).Where((_, i) => i % 4 == x.Count % 4).ToArray() : Special)
            {
                x.Add(T.CreateSaturating(a));
                y.Add(T.CreateSaturating(b));
            }
        for (var i = 0; i < count; i++)
        {
            x.Add(name == "Polygamma" ? T.CreateSaturating(random.Next(GpuMath.HighestOrder + 1)) : Number(i));
            y.Add(Number(i / 3));
        }
        return ([.. x], [.. y]);

        T Number(int i)
        {
            var exponent = i % 3 == 0 ? random.Next(-exponents, exponents) : random.Next(-4, 8);
            return T.CreateSaturating(Math.ScaleB(1 + random.NextDouble(), exponent) * (random.Next(2) * 2 - 1));
        }
    }

    static bool Same<T>(T expected, T actual) where T : IBinaryFloatingPointIeee754<T> =>
        T.IsNaN(expected) ? T.IsNaN(actual) : expected == actual && T.IsNegative(expected) == T.IsNegative(actual);
}
