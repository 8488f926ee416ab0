using GraphGen.Compiler;
using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using GraphGen.Compiler.Evaluation;
using GraphGen.Compiler.Graphs;
using GraphGen.Compiler.Reading;
using GraphGen.Generator.Tests.Hosting;
using Microsoft.CodeAnalysis;

namespace GraphGen.Generator.Tests.Evaluation;

/// <summary>Evaluates model methods of source texts, with what Runtime exports at hand.</summary>
static class Evaluating
{
    /// <summary>What comes of evaluating the method <c>F</c> of a source text.</summary>
    public static EvaluationResult Run(string source, Limits? limits = null) =>
        Run(CompilationHost.CreateCompilation("Test", [source]), "F", limits);

    /// <summary>What comes of evaluating a method of a compilation, which must have a description.</summary>
    public static EvaluationResult Run(
        Compilation compilation, string method, Limits? limits = null, SourceMap? map = null, CancellationToken cancellation = default)
    {
        var symbol = compilation.GetSymbolsWithName(method, SymbolFilter.Member).OfType<IMethodSymbol>().First();
        var reading = ModelReader.Read(symbol, compilation, map, CancellationToken.None);
        Assert.Empty(reading.Problems.Select(problem => problem.ToString()));
        Assert.NotNull(reading.Description);
        return Evaluator.Run(reading.Description, Libraries(compilation), limits ?? Limits.Default, cancellation);
    }

    /// <summary>The graph of <c>F</c>, which must have no problems.</summary>
    public static Graph Graph(string source)
    {
        var result = Run(source);
        Assert.Empty(result.Problems.Select(problem => problem.ToString()));
        Assert.NotNull(result.Graph);
        result.Graph.Verify();
        return result.Graph;
    }

    /// <summary>A static class with the model method <c>F</c> and other members.</summary>
    public static string Sample(string method, string members = "") => $$"""
        static partial class Sample
        {
            [Model] public static partial {{method}}
            {{members}}
        }
        """;

    /// <summary>The dump of a model method's graph.</summary>
    public static string Dump(string method, string members = "") => Graph(Sample(method, members)).ToString().Trim();

    /// <summary>The dump without the lines of inputs, and with positions as they are.</summary>
    public static string Operations(string method, string members = "") => string.Join("\n",
        Dump(method, members).Split('\n').Where(line => !line.Contains(" = input ", StringComparison.Ordinal)));

    /// <summary>What a model method says by throwing.</summary>
    public static string Said(string method, string members = "")
    {
        var problem = Assert.Single(Run(Sample(method, members)).Problems);
        Assert.Equal(Rules.Thrown.Id, problem.Rule);
        return problem.Message;
    }

    /// <summary>The problems of a source text, each with the text of the place where it was found.</summary>
    public static string[] Problems(string source, Limits? limits = null)
    {
        var map = new SourceMap();
        var result = Run(CompilationHost.CreateCompilation("Test", [source]), "F", limits, map);
        Assert.Null(result.Graph);
        return [.. result.Problems.Select(problem => $"{problem} @ {Place(map, problem)}")];
    }

    static EquatableArray<ExportedLibrary> Libraries(Compilation compilation) => ReferencedLibraries.Read(compilation);

    static string Place(SourceMap map, Problem problem) =>
        map.Find(problem).FirstOrDefault() is { SourceTree: { } tree } location ? tree.GetText().ToString(location.SourceSpan) : "?";
}
