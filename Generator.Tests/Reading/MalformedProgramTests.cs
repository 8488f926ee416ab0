using GraphGen.Generator.Tests.Hosting;
using Microsoft.CodeAnalysis;

namespace GraphGen.Generator.Tests.Reading;

/// <summary>Source that does not compile, as it is while somebody types: neither the generator nor the analyzer fails, and
/// neither adds noise to what the C# compiler says.</summary>
public class MalformedProgramTests
{
    const string Good = "static partial class Good { [Model] public static partial double G(double x) => x * x; public static double Use() => G(3); }";

    public static TheoryData<string> Sources { get; } =
    [
        "",
        "[Model]",
        "partial class S { [Model] }",
        "partial class S { [Model] public }",
        "partial class S { [Model] public static partial }",
        "partial class S { [Model] public static partial double }",
        "partial class S { [Model] public static partial double F }",
        "partial class S { [Model] public static partial double F( }",
        "partial class S { [Model] public static partial double F(double }",
        "partial class S { [Model] public static partial double F(double x }",
        "partial class S { [Model] public static partial double F(double x) }",
        "partial class S { [Model] public static partial double F(double x) => }",
        "partial class S { [Model] public static partial double F(double x) => x",
        "partial class S { [Model] public static partial double F(double x) => x + ; }",
        "partial class S { [Model] public static partial double F(double x) => Math.; }",
        "partial class S { [Model] public static partial double F(double x) => Math.Nothing(x); }",
        "partial class S { [Model] public static partial double F(double x) => nothing + x; }",
        "partial class S { [Model] public static partial double F(double x) => new Missing(x).Value; }",
        "partial class S { [Model] public static partial Missing F(Missing x) => x; }",
        "partial class S { [Model] public static partial double F(double x) { return; } }",
        "partial class S { [Model] public static partial double F(double x) { if (x } }",
        "partial class S { [Model] public static partial double F(double x) { for (;; } }",
        "partial class S { [Model] public static partial double F(double x) { foreach (var i in ) { } return x; } }",
        "partial class S { [Model] public static partial double F(double x) { foreach (var (a, b in new[] { 1 }) { } return x; } }",
        "partial class S { [Model] public static partial double F(double x) { var (a, b) = x; return a; } }",
        "partial class S { [Model] public static partial double F(double x) { var a; return a; } }",
        "partial class S { [Model] public static partial double F(double x) { int y = \"text\"; return y; } }",
        "partial class S { [Model] public static partial double F(double x) { x.Length++; return x; } }",
        "partial class S { [Model] public static partial double F(double x) => x switch { }; }",
        "partial class S { [Model] public static partial double F(double x) => x switch { > => 1, _ => 2 }; }",
        "partial class S { [Model] public static partial double F(double x) => x is { A.B: 1 } ? 1 : 2; }",
        "partial class S { [Model] public static partial double F(double x) => new[] { 1, }[^; }",
        "partial class S { [Model] public static partial double F(double x) => [1, ..].Length; }",
        "partial class S { [Model] public static partial double F(double x) { Func<double, double> f = v => v.; return f(x); } }",
        "partial class S { [Model] public static partial double F(double x) { double Local( => 1; return Local(); } }",
        "partial class S { [Model] public static partial double F(double x) => $\"{x\".Length; }",
        "partial class S { [Model] public static partial double F(double x) => G(x); static double G(double y) => H(y) + ; }",
        "partial class S { [Model] public static partial double F(double x) => F(x, x); }",
        "partial class S { [Model] public static partial double F(double x) => x; [Model] public static partial double F(double x) => x; }",
        "partial class S { [Model] [Model] public static partial double F(double x) => x; }",
        "partial class S { [Model(Derivatives = )] public static partial double F(double x) => x; }",
        "partial class S { [Model(Derivatives = Derivatives.Nothing)] public static partial double F(double x) => x; }",
        "partial class S { [Model] public static partial Tensor F([Shape(\"n\", )] Tensor x) => x; }",
        "partial class S { [Model] public static partial Tensor F([Shape(null)] Tensor x) => x; }",
        "partial class S { [Model] public static partial Tensor F([Shape(null, \"n\")] Tensor x) => x; }",
        "partial class S { [Model] public static partial Tensor F([Shape(new[] { 1 }, typeof(int))] Tensor x) => x; }",
        "partial class S { [Model] public static partial Tensor F([Shape(\"\")] Tensor x) => x; }",
        "partial class S { [Model] public static partial Tensor F([Shape(\"99999999999999999999\")] Tensor x) => x; }",
        "partial class S : S { [Model] public partial double F(double x) => x; }",
        "partial class S : Missing { [Model] public partial double F(double x) => x; }",
        "partial class S : IMissing { readonly Missing field = new(); [Model] public partial Tensor F([Shape] Tensor x) => field.Forward(x); }",
        "partial class S(Missing layer) { [Model] public partial Tensor F([Shape] Tensor x) => layer.Forward(x); }",
        "partial class S { readonly Linear layer = new(; [Model] public partial Tensor F([Shape(2)] Tensor x) => layer.Forward(x); }",
        "partial class S { readonly Linear layer = new(2, 2) [Model] public partial Tensor F([Shape(2)] Tensor x) => layer.Forward(x); }",
        "partial record S(double A, double A) { [Model] public partial double F(double x) => x * A; }",
        "partial struct S { S s; [Model] public static partial double F(double x) => new S().s.s.GetHashCode() + x; }",
        "partial interface S { [Model] partial double F(double x) => x; }",
        "partial enum S { [Model] A }",
        "[Traceable] class A : A { public double F() => 1; }",
        "[Traceable] public class A { public double F( => 1; }",
        "[Traceable] public static double F(double x) => x;",
        "[Model] double F(double x) => x;",
        "partial class S { const double A = B; const double B = A; [Model] public static partial double F(double x) => A * x; }",
        "partial class S { static readonly Missing A = new(); [Model] public static partial double F(double x) => A.Value * x; }",
        "partial class S { [Model] public static partial double F<T>(T x) where T : => x; }",
        "partial class S { double P { get => Q; } double Q => ; [Model] public partial double F(double x) => P * x; }",
        "namespace { partial class S { [Model] public static partial double F(double x) => x; } }",
        "#if A\npartial class S { [Model] public static partial double F(double x) => x; }",
        "partial class S { [Model] public static partial double F(double x) => x /* ",
        "partial class S { [Model] public static partial double F(double x) => default(T); }",
    ];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Neither_generator_nor_analyzer_fails(string source)
    {
        var compiled = CompilationHost.Compile(source, Good);
        Assert.DoesNotContain(compiled.Diagnostics, diagnostic => diagnostic.Id is "GG9999" or "AD0001" or "CS8785");
        Assert.Contains("GGradient", compiled.GeneratedTexts.Single(text => text.Key == "Good.G.g.cs").Value);
        Assert.DoesNotContain(compiled.Errors, error => error.Location.SourceTree?.FilePath == "Source1.cs");
    }

    [Theory]
    [InlineData("partial class S { [Model] public static partial double F(double x) => x + ; }")]
    [InlineData("partial class S { [Model] public static partial double F(double x) => Math.Nothing(x); }")]
    [InlineData("partial class S { readonly Linear layer = new(; [Model] public partial Tensor F([Shape(2)] Tensor x) => layer.Forward(x); }")]
    [InlineData("partial class S { [Model] public static partial double F(double x) => G(x); static double G(double y) => H(y) + ; }")]
    public void Errors_of_CSharp_are_left_to_its_compiler(string source)
    {
        var compiled = CompilationHost.Compile(source);
        Assert.Empty(compiled.Diagnostics);
        Assert.NotEmpty(compiled.Errors);
    }

    [Fact]
    public void Deep_nesting_is_no_way_to_end_the_compiler()
    {
        var sum = string.Join(" + ", Enumerable.Repeat("x", 3000));
        var calls = string.Concat(Enumerable.Repeat("Math.Abs(", 500)) + "x" + new string(')', 500);
        foreach (var expression in new[] { sum, calls })
        {
            var compiled = CompilationHost.Compile($"partial class S {{ [Model] public static partial double F(double x) => {expression}; }}", Good);
            Assert.DoesNotContain(compiled.Diagnostics, diagnostic => diagnostic.Id == "GG9999");
            Assert.Contains("GGradient", compiled.GeneratedText("Good.G"));
        }
    }

    [Fact]
    public void The_rest_of_the_project_compiles_whatever_is_wrong_with_a_model()
    {
        var compiled = CompilationHost.Compile(
            """
            static partial class Bad
            {
                [Model] public static partial double F(double x) { lock ("") return x; }
                [Model] public static partial Tensor G(Tensor x) => x;
                [Model] public static partial string H(double x, string y) => y;
                public static double Use() => F(1) + G(1).Rank + H(1, "").Length;
            }
            """,
            Good);
        Assert.Equal(["GG0003", "GG0004", "GG0007", "GG0101"], compiled.Diagnostics.Select(diagnostic => diagnostic.Id).Order());
        Assert.DoesNotContain(compiled.CompilerDiagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
