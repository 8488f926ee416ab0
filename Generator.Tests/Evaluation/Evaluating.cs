using GraphGen.Compiler;
using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using GraphGen.Compiler.Evaluation;
using GraphGen.Compiler.Graphs;
using GraphGen.Compiler.Reading;
using GraphGen.Generator.Tests.Graphs;
using GraphGen.Generator.Tests.Reading;

namespace GraphGen.Generator.Tests.Evaluation;

/// <summary>Evaluates model methods of source texts.</summary>
static class Evaluating
{
    /// <summary>What comes of evaluating the method <c>F</c> of a source text.</summary>
    public static EvaluationResult Run(string source, Limits? limits = null) => Run(Reader.Describe(source), limits);

    public static EvaluationResult Run(Description description, Limits? limits = null) =>
        Evaluator.Run(description, EquatableArray<ExportedLibrary>.Empty, limits ?? Limits.Default, CancellationToken.None);

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

    /// <summary>The value of a model method without inputs whose body has these statements.</summary>
    public static double Value(string statements, string members = "") =>
        Assert.Single(ReferenceInterpreter.Run(Graph(Sample($"double F() {{ {statements} }}", members)), new Dictionary<string, double[]>())[0].Elements);

    /// <summary>The value of a model method of doubles.</summary>
    public static double Value(string method, string members, params (string Name, double Value)[] inputs) =>
        Assert.Single(ReferenceInterpreter.Run(
            Graph(Sample(method, members)), inputs.ToDictionary(input => input.Name, input => new[] { input.Value }))[0].Elements);

    /// <summary>What the compiler thinks of a text: it throws it as the exception of a model, and the problem says it.</summary>
    public static string Said(string statements, string members = "")
    {
        var problem = Assert.Single(Run(Sample($"double F(double x) {{ {statements} }}", members)).Problems);
        Assert.Equal(Rules.Thrown.Id, problem.Rule);
        return problem.Message;
    }

    /// <summary>The problems of a source text, each with the source of the place where it was found.</summary>
    public static string[] Problems(string source, Limits? limits = null)
    {
        var map = new SourceMap();
        var description = Reader.Read(source, map).Description;
        Assert.NotNull(description);
        return [.. Run(description, limits).Problems.Select(problem => $"{problem} @ {Place(map, problem)}")];
    }

    static string Place(SourceMap map, Problem problem) =>
        map.Find(problem).FirstOrDefault() is { SourceTree: { } tree } location ? tree.GetText().ToString(location.SourceSpan) : "?";
}
