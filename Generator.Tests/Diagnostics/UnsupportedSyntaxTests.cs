using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.Diagnostics;

/// <summary>What the language does not have is reported at the very expression, each with what to write instead.</summary>
public class UnsupportedSyntaxTests
{
    [Theory]
    [InlineData("[|try|] { return x; } finally { }", "'try'", "let the exception be the build error")]
    [InlineData("[|lock|] (\"\") return x;", "'lock'", "leave it out: a description runs on one thread")]
    [InlineData("[|using|] var stream = new System.IO.MemoryStream(); return x;", "'using'", "load data outside and pass it as an input")]
    [InlineData("[|using|] (new System.IO.MemoryStream()) return x;", "'using'", "load data outside and pass it as an input")]
    [InlineData("[|goto|] end; [|end|]: return x;", "'goto'", "use a loop, a switch or a local function")]
    [InlineData("switch (n) { case 1: [|goto|] case 2; case 2: return x; } return x;", "'goto'", "use a loop, a switch or a local function")]
    [InlineData("dynamic d = x; return [|d + 1|];", "'dynamic'", "give the value a static type")]
    [InlineData("return ([|from i in new[] { 1 } select i|]).Count();", "Query syntax", "call Select and Where, or write a loop")]
    [InlineData("return [|new { A = x }|].A;", "An anonymous object", "use a tuple or a record")]
    [InlineData("unsafe [|{|] double* p = &x; return *p; }", "'unsafe' code", "use arrays and tensors")]
    [InlineData("Span<double> s = [|stackalloc double[2]|]; return s[0];", "'stackalloc'", "use an array")]
    [InlineData("ref double [|r|] = ref x; return r;", "A 'ref' local", "copy the value, or pass it as a ref argument")]
    [InlineData("[|Changed|] += () => { }; return x;", "An event", "call a method or a delegate")]
    [InlineData("Action a = () => { }; [|a += a|]; return x;", "Combining delegates", "call one after the other")]
    [InlineData("return [|\"a\"u8|].Length;", "A UTF-8 literal", "use a string")]
    [InlineData("System.Linq.Expressions.Expression<Func<double>> e = [|() => 1|]; return x;", "An expression tree", "use a delegate")]
    [InlineData("FormattableString f = [|$\"{n}\"|]; return x;", "An interpolated string that is not a string", "use a string")]
    [InlineData("double Id<T>(T v) => 1; return Id(x);", null, null)]
    [InlineData("return Wait().[|Result|];", null, null)]
    [InlineData("int? m = n; return [|m + m|] ?? 1;", null, null)]
    [InlineData("return Items().First();", null, null)]
    public void Statements(string statements, string? what, string? instead)
    {
        var source = MarkedSource.Parse($$"""
            static partial class S
            {
                [Model] public static partial double F(double x, int n) { {{statements}} }
                static event Action? Changed;
                static async System.Threading.Tasks.Task<double> Wait() { await System.Threading.Tasks.Task.Yield(); return 1; }
                static IEnumerable<double> Items() { yield return 1; }
            }
            """);
        var problems = CompilationHost.Compile(source.Text).Diagnostics.Where(problem => problem.Id == "GG0101").ToArray();
        if (what is null) return;
        Assert.All(problems, problem => Assert.Equal($"{what} can't be part of a description; {instead}", problem.GetMessage()));
        Assert.Equal(
            source.Marked.Select(mark => (mark.Start, mark.Text.Length)),
            problems.Select(problem => (problem.Location.SourceSpan.Start, problem.Location.SourceSpan.Length)));
    }
}
