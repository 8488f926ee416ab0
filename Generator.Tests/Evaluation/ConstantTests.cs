using System.Globalization;
using GraphGen.Generator.Tests.Hosting;
using Microsoft.CodeAnalysis;

namespace GraphGen.Generator.Tests.Evaluation;

/// <summary>What is known at build time has the very value and type that C# gives it: each snippet is compiled and run by
/// .NET, and evaluated by the compiler.</summary>
public class ConstantTests
{
    static readonly string[] Snippets = [.. ConstantSnippets.All];

    static readonly Lazy<string[]> Expected = new(RunAll);

    static readonly Lazy<Compilation> Models = new(() => CompilationHost.CreateCompilation(
        "Models", [Source(Snippets.Select((snippet, i) =>
            $$"""{{Method(snippet, i)}}[Model] public static partial double Model{{i}}(double x) { var v = Value{{i}}(); throw new Exception($"{v.GetType().Name} {v}"); }"""))]));

    public static TheoryData<int, string> Cases()
    {
        var cases = new TheoryData<int, string>();
        for (var i = 0; i < Snippets.Length; i++) cases.Add(i, Snippets[i]);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Has_the_value_that_csharp_gives_it(int index, string snippet)
    {
        Assert.NotEmpty(snippet);
        Assert.Equal(Expected.Value[index], Assert.Single(Evaluating.Run(Models.Value, $"Model{index}").Problems).Message);
    }

    static string[] RunAll()
    {
        using var assembly = new LoadedAssembly(
            "Values", new Dictionary<string, byte[]> { ["Values"] = Compile(Source(Snippets.Select(Method))) });
        return [.. Snippets.Select((_, i) => Describe(assembly, i))];
    }

    /// <summary>The type and text of a value, or that of the exception which computing it throws.</summary>
    static string Describe(LoadedAssembly assembly, int index)
    {
        try
        {
            var value = assembly.Invoke<object>("Sample", $"Value{index}");
            return string.Create(CultureInfo.InvariantCulture, $"{value.GetType().Name} {value}");
        }
        catch (DivideByZeroException)
        {
            return "The description fails at build time: an integer is divided by 0";
        }
        catch (OverflowException)
        {
            return "The description fails at build time: a number is out of the range of its type";
        }
    }

    static byte[] Compile(string source)
    {
        using var stream = new MemoryStream();
        var result = CompilationHost.CreateCompilation("Values", [source]).Emit(stream);
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
        return stream.ToArray();
    }

    static string Source(IEnumerable<string> members) =>
        "using System.Text;\nstatic partial class Sample {\n" + string.Join("\n", members) + ConstantSnippets.Members + "\n}\n" + ConstantSnippets.Types;

    static string Method(string snippet, int index) => snippet.StartsWith("{ ", StringComparison.Ordinal)
        ? $"static object Value{index}() {snippet}\n"
        : $"static object Value{index}() => {snippet};\n";
}
