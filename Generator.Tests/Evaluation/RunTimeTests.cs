using GraphGen.Generator.Tests.Graphs;
using GraphGen.Generator.Tests.Hosting;
using Microsoft.CodeAnalysis;

namespace GraphGen.Generator.Tests.Evaluation;

/// <summary>Numbers known only at run time, and branches on them: the graph computes what .NET computes, for arguments that
/// take every way.</summary>
public class RunTimeTests
{
    static readonly string[] Snippets =
    [
        // Arithmetic and functions.
        "x * y - x / y + -x", "x + n * 2 + 1", "(float)x * 0.5f", "n / 3 + n % 3", "-n / 2 - n", "(int)(x * 2.7) + n", "b ? 1 : 0",
        "Math.Exp(x) + Math.Sin(y) * Math.Cos(x) + Math.Tanh(x)", "Math.Sqrt(Math.Abs(x)) + Math.Log(Math.Abs(y) + 1)", "Math.Max(x, y) - Math.Min(x, 1)", "Math.Pow(Math.Abs(x) + 1, y)",
        "Math.Floor(x) + Math.Ceiling(y)", "Math.Abs(n) + Math.Sign(x)", "Math.Clamp(x, -1, 1)", "Math.Tan(x) + Math.Sinh(y) + Math.Cosh(x)", "Math.Log10(Math.Abs(x) + 1) + Math.Log(Math.Abs(x) + 2, 3)", "double.Max(x, y)", "Math.Truncate(x * 1.7)",
        "Math.Asin(x / 4) + Math.Acos(y / 4) + Math.Atan(x * y) + Math.Atan2(x, y) + Math.Atan2(y, -x)", "Math.Asinh(x) + Math.Acosh(Math.Abs(y) + 1) + Math.Atanh(x / 3)", "Math.Cbrt(x * y) + Math.Log2(Math.Abs(x)) + Math.CopySign(x, y)",
        "Math.Round(x * 1.3)", "Math.Round(x + 0.5)", "Math.Round(x * y, 1)", "Math.Round(x * 0.5, MidpointRounding.AwayFromZero)", "Math.Round(x + 0.5, MidpointRounding.AwayFromZero) + Math.Round(-x - 0.5, MidpointRounding.AwayFromZero) * 10",
        "Math.Round(x * y, MidpointRounding.ToZero)", "Math.Round(x * y, MidpointRounding.ToNegativeInfinity)", "Math.Round(x * y, 2, MidpointRounding.ToPositiveInfinity)", "MathF.Round((float)x * 1.7f) + MathF.Round((float)y * 1.7f, MidpointRounding.AwayFromZero)",
        "double.LogP1(Math.Abs(x)) + double.ExpM1(y) + double.Exp2(x) + double.Exp10(y) + double.Log2P1(Math.Abs(x)) + double.Log10P1(Math.Abs(y))", "double.Hypot(x, y) + float.Pow(Math.Abs((float)x), 1.5f)", "double.RootN(Math.Abs(x), 2) + double.RootN(x, 3) + double.RootN(x, 5) + double.RootN(Math.Abs(y), 4)",
        "double.IsNaN(Math.Log(x)) ? 1 : 2", "double.IsInfinity(1 / (x - 1)) ? 1 : 2", "double.IsFinite(Math.Sqrt(y)) ? 1 : 2", "double.IsPositiveInfinity(1 / (x - 1)) || double.IsNegativeInfinity(y) ? 1 : 2", "Math.Clamp(x, y - 4, n)", "{ var (sine, cosine) = Math.SinCos(x); return sine * 2 + cosine; }",
        "MathF.Exp((float)x) * 2", "{ double s = 0; for (var i = 1; i <= 3; i++) s += Math.Pow(x, i) / i; return s; }",
        // Conditions.
        "x > y ? x : y", "x > 0 && y > 0 ? 1 : 2", "x > 0 || y > 0 ? x : y", "!(x > 0) ? x : -x", "x > 0 && Math.Log(x) < y ? Math.Log(x) : y", "b && n > 1 || x < y ? 3 : x", "b == (x > y) ? 1 : 0", "b ^ (n == 2) ? x : y", "x == 1 ? 5 : x", "n != 2 ? n : x",
        "(x > 0 ? 1 : 2) * (x > 0 ? 10 : 20)", "x > 0 ? x > 1 ? 1 : 2 : y > 0 ? 3 : 4",
        // Branches.
        "{ if (x > 0) return Math.Log(x); return x; }", "{ if (x > 0) return 1; else if (y > 0) return 2; else return 3; }", "{ var r = x; if (y > 0) r = r * 2; else r -= 1; return r + y; }", "{ var r = 0.0; if (x > 0) { r = 1; if (y > 0) r += 2; } return r; }",
        "{ if (x > 0) { if (y > 0) return 1; x = 5; } return x * y; }", "{ if (x > 0) { if (y > 0) return x; } else if (n > 1) return y; return 7; }", "{ if (x > 0) { x = Math.Sqrt(x); if (y > 0) return x; y = -y; } else { if (b) return y; x = n; } return x * y; }",
        "{ int k; if (x > 0) k = 1; else k = 2; return k * y; }", "{ int k; if (x > 0) k = 1; else return 9; return new[] { 3, 4, 5 }[k]; }", "{ var k = 1; if (x > 0) k = 2; if (x > 0) return new[] { 3, 4, 5 }[k]; return k; }",
        "{ double Abs(double v) { if (v < 0) return -v; return v; } return Abs(x) + Abs(y); }", "{ Func<double, double> f = v => v > 1 ? v : 1; return f(x) * f(y); }",
        "{ var r = 0.0; void Add(double v) { if (v > 0) r += v; } Add(x); Add(y); Add(n); return r; }",
        // Loops.
        "{ var s = 0.0; for (var i = 0; i < 4; i++) { if (x > i) break; s += i; } return s; }", "{ var s = 0.0; for (var i = 0; i < 4; i++) { if (x > i) continue; s += y; } return s; }", "{ for (var i = 0; i < 4; i++) if (x < i) return i; return -1; }",
        "{ foreach (var v in new[] { x, y, 1.5 }) { if (v > 1) return v; } return 0; }", "{ var s = 0.0; foreach (var v in new[] { x, y }) { if (v < 0) { s--; continue; } if (v > 2) break; s += v; } return s; }",
        "{ var s = 0.0; for (var i = 0; i < 3; i++) { for (var j = 0; j < 3; j++) { if (x > j) break; s += i; } if (y > i) break; s += 10; } return s; }", "{ var i = 0; while (true) { if (x > i) return i; i++; if (i > 3) break; } return 99; }", "{ while (true) { if (x > 0) return 1; break; } return y; }",
        // Switches and patterns.
        "n switch { 1 => x, 2 => y, > 5 => 3, _ => 0 }", "x switch { < -1 => 1, >= -1 and < 1 => x, _ => y }", "n switch { 0 => 5, int k when k > 2 => k * 2, _ => 1 }", "(n, b) switch { (1, true) => x, (_, false) => y, _ => 4 }", "x is > 0 and < 2 ? 1 : 0", "n is not 1 ? x : y", "n is 1 or 3 ? x : y",
        "{ switch (n) { case 1: return x; case 2: case 3: return y; default: return 5; } }", "{ var r = 0.0; switch (n) { case 1: r = x; break; case > 2: r = y; break; } return r; }",
        // What branches leave in objects.
        "{ var a = new double[] { 1, 2 }; if (x > 0) a[0] = x; else a[1] = y; return a[0] * 10 + a[1]; }", "{ var l = new List<double> { 1, 2 }; if (x > 0) l[0] = y; return l[0] + l[1]; }", "{ var t = (1.0, 2.0); if (x > 0) t.Item2 = x; return t.Item1 + t.Item2; }", "{ var p = new Point(1, 2); if (x > 0) p.X = x; else p = new Point(y, 5); return p.X * p.Y; }",
        "{ var c = new Counter(); if (x > 0) { c.Add(x); c.Add(1); } c.Add(y); return c.Total; }", "{ var d = new Dictionary<string, double> { [\"a\"] = 1 }; if (x > 0) d[\"a\"] = y; return d[\"a\"]; }", "{ var p = x > 0 ? new Point(x, 1) : new Point(2, y); return p.X + p.Y; }", "{ var (u, v) = x > 0 ? (x, y) : (y, x); return u * 2 + v; }", "{ Set(x, out var r); return r; static void Set(double v, out double r) { if (v > 0) r = v; else r = 1; } }",
        "{ (double, bool) Half(double v) => (v / 2, v > 1); var (h, big) = Half(x); return big ? h : -h; }",
    ];

    const string Types = """
        struct Point(double x, double y) { public double X = x; public double Y = y; }
        class Counter { public double Total { get; private set; } public void Add(double v) { if (v > 0.5) Total += v; else Total -= 1; } }
        """;

    static readonly (double X, double Y, int N, bool B)[] Points =
    [
        .. from x in new[] { -2.3, 0.7, 1.0, 2.5 } from y in new[] { -0.6, 0.4, 3.2 } from n in new[] { 1, 2, 7 } select (x, y, n, (n + (int)y) % 2 == 0),
    ];

    static readonly Lazy<Compilation> Models = new(() => CompilationHost.CreateCompilation("Models", [Source("[Model] public static partial double")]));

    static readonly Lazy<HostedCompilation> Plain = new(() => CompilationHost.CompileAssembly("Plain", [Source("public static double")]));

    public static TheoryData<int, string> Cases()
    {
        var cases = new TheoryData<int, string>();
        for (var i = 0; i < Snippets.Length; i++) cases.Add(i, Snippets[i]);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Computes_what_csharp_computes(int index, string snippet)
    {
        Assert.NotEmpty(snippet);
        var result = Evaluating.Run(Models.Value, $"Value{index}");
        Assert.Empty(result.Problems.Select(problem => problem.ToString()));
        result.Graph!.Verify();
        using var assembly = Plain.Value.Load();
        foreach (var (x, y, n, b) in Points)
        {
            var inputs = new Dictionary<string, double[]> { ["x"] = [x], ["y"] = [y], ["n"] = [n], ["b"] = [b ? 1 : 0] };
            var expected = assembly.Invoke<double>("Sample", $"Value{index}", x, y, n, b);
            var actual = Assert.Single(Assert.Single(ReferenceInterpreter.Run(result.Graph, inputs)).Elements);
            Assert.True(Math.Abs(expected - actual) <= 1e-6 * Math.Max(1, Math.Abs(expected)), $"x {x}, y {y}, n {n}, b {b}: {expected} is expected, not {actual}");
        }
    }

    static string Source(string head) => "static partial class Sample {\n"
        + string.Join("\n", Snippets.Select((snippet, i) => $"{head} Value{i}(double x, double y, int n, bool b) {(snippet.StartsWith("{ ", StringComparison.Ordinal) ? snippet : $"=> {snippet};")}"))
        + "\n}\n" + Types;
}
