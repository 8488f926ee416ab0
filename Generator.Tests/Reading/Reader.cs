using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Reading;
using GraphGen.Generator.Tests.Hosting;
using Microsoft.CodeAnalysis;

namespace GraphGen.Generator.Tests.Reading;

/// <summary>Reads the model methods of a source text.</summary>
static class Reader
{
    /// <summary>What is read of the method named <c>F</c>.</summary>
    public static ModelReading Read(string source, SourceMap? map = null) => Read(source, "F", map);

    /// <summary>What is read of a method of some type.</summary>
    public static ModelReading Read(string source, string method, SourceMap? map = null)
    {
        var compilation = CompilationHost.CreateCompilation("Test", [source]);
        var symbol = compilation.GetSymbolsWithName(method, SymbolFilter.Member).OfType<IMethodSymbol>().First();
        return ModelReader.Read(symbol, compilation, map, CancellationToken.None);
    }

    /// <summary>The description of <c>F</c>, which must have no problems.</summary>
    public static Description Describe(string source)
    {
        var reading = Read(source);
        Assert.Empty(reading.Problems.Select(problem => problem.ToString()));
        Assert.NotNull(reading.Description);
        return reading.Description;
    }

    /// <summary>The lines of a model's body when these statements are its own.</summary>
    public static string Body(string statements, string members = "") =>
        MethodText(Describe($$"""
            static partial class Sample
            {
                [Model] public static partial double F(double x, double y, int n, bool b) { {{statements}} }
                {{members}}
            }
            """), "F");

    /// <summary>An expression of the model, as printed.</summary>
    public static string Expression(string expression, string members = "")
    {
        var body = Body($"var result = {expression}; return 0;", members);
        return body.Split('\n').Single(line => line.StartsWith("var result = ", StringComparison.Ordinal))["var result = ".Length..^1];
    }

    /// <summary>The printed body of a method, without its braces.</summary>
    public static string MethodText(Description description, string name, string? type = null)
    {
        var method = description.Methods.First(method => method.Name == name && (type is null || method.ContainingType == type));
        var lines = DescriptionPrinter.Print(method).Split('\n')[2..^1];
        return string.Join("\n", lines.Select(line => line[4..]));
    }
}
