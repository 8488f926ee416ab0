namespace GraphGen.Generator.Tests.Emission;

using System.Collections.Immutable;
using GraphGen.Compiler;
using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Emission.CSharp;
using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using GraphGen.Compiler.Planning;
using GraphGen.Generator.Tests.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

/// <summary>
/// Graphs compiled the whole way: fused, planned, emitted, and compiled by the C# compiler, all into one assembly, because
/// a compilation costs about as much as a hundred graphs. Programs are bound to more than the sizes of their cases.
/// </summary>
sealed class CompiledGraphs : IDisposable
{
    readonly Dictionary<string, string> failures = [];
    readonly Dictionary<string, string> texts = [];
    readonly LoadedAssembly assembly;

    readonly bool everythingStored;

    /// <param name="everythingStored">Every value of the graphs gets memory of its own: nothing is fused.</param>
    public CompiledGraphs(IReadOnlyList<GraphCase> cases, bool everythingStored = false)
    {
        this.everythingStored = everythingStored;
        var sources = new Dictionary<string, string[]>();
        for (var k = 0; k < cases.Count; k++)
            if (TryEmit(cases[k], TypeName(k)) is { } emitted)
                sources[cases[k].Name] = emitted;
        Names = [.. cases.Select(c => c.Name)];
        var compilation = Compile(sources);
        assembly = new HostedCompilation(
            compilation, ImmutableSortedDictionary<string, string>.Empty, [], [], []).Load();
    }

    IReadOnlyList<string> Names { get; }

    /// <summary>The emitted text of a case; empty where a stage before threw.</summary>
    public string Text(string name) => texts.GetValueOrDefault(name, "");

    /// <summary>A new program for a case.</summary>
    /// <exception cref="Xunit.Sdk.XunitException">The case could not be compiled; the message says why.</exception>
    public IGraphProgram Bind(GraphCase graphCase)
    {
        if (failures.TryGetValue(graphCase.Name, out var failure)) Assert.Fail(failure);
        return (IGraphProgram)assembly.Create(TypeName(Names.ToList().IndexOf(graphCase.Name)) + "Driver");
    }

    public void Dispose() => assembly.Dispose();

    static string TypeName(int number) => "Case" + number;

    /// <summary>The emitted text and the text that drives it; null, with the failure noted, where a stage throws.</summary>
    string[]? TryEmit(GraphCase graphCase, string typeName)
    {
        try
        {
            var graph = graphCase.Graph;
            var signature = Signature(graph, typeName);
            var plan = Planner.Run(everythingStored ? Fuser.Run(graph, Unfused(graph)) : Fuser.Run(graph), []);
            var text = texts[graphCase.Name] = FileEmitter.Program(signature, graph, plan);
            var program = new ProgramModel(signature, graph, plan);
            var inferred = DimensionInference.Solve(program.Inputs).Select(pair => pair.Symbol).ToHashSet();
            var bounds = program.Symbols.Select(s => graphCase.Sizes[s] + (inferred.Contains(s) ? 3 : 0));
            return [text, ProgramDriver.Write(typeName, program, graph.Outputs, bounds)];
        }
        catch (Exception exception)
        {
            failures[graphCase.Name] = $"{exception}\n{graphCase.Graph}";
            return null;
        }
    }

    static Materialization Unfused(Graph graph)
    {
        var stored = new Materialization(graph);
        foreach (var node in stored.Nodes)
            if (node.Guard is null || !stored.IsScalarCode)
                stored.Add(node);
        return stored;
    }

    /// <summary>Compiles all sources but those that do not compile, whose failures are noted.</summary>
    CSharpCompilation Compile(Dictionary<string, string[]> sources)
    {
        var test = MetadataReference.CreateFromFile(typeof(IGraphProgram).Assembly.Location);
        while (true)
        {
            var names = sources.Keys.ToList();
            var compilation = CompilationHost
                .CreateCompilation("Graphs", [.. names.SelectMany(name => sources[name])]).AddReferences(test);
            var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
            if (errors.Count == 0) return compilation;
            foreach (var file in errors.GroupBy(error => error.Location.SourceTree?.FilePath))
            {
                Assert.True(file.Key is not null && file.Key.StartsWith("Source", StringComparison.Ordinal), string.Join("\n", file));
                var name = names[int.Parse(file.Key["Source".Length..^".cs".Length]) / 2];
                if (!sources.Remove(name, out var source)) continue;
                failures[name] = string.Join("\n", file.Select(Describe)) + "\n" + source[0];
            }
        }
    }

    static string Describe(Diagnostic error) =>
        error + "\n    " + error.Location.SourceTree!.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();

    static ModelSignature Signature(Graph graph, string typeName)
    {
        var inputs = graph.Inputs.Select(node => (Input)node.Operation).Select(input => new InputSignature(
            input.Path, input.ElementType.Text(), input.Size.Rank == 0, input.Size.Select(dim => dim.ToString()).ToEquatable(), true));
        var results = graph.Outputs.Where(output => output.Role == OutputRole.Result);
        return new(
            Namespace: "", Types: new("static partial class " + typeName), TypeName: typeName, MethodId: "M:" + typeName, MethodName: "Run",
            Declaration: "", Accessibility: "public", IsStatic: true, Derivatives: DerivativeKinds.Gradient, Inputs: inputs.ToEquatable(),
            Outputs: results.Select(output => new OutputSignature(output.Name, output.Value.Shape.Rank == 0)).ToEquatable(),
            HintName: typeName);
    }
}
