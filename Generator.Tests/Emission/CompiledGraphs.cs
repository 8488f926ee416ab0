namespace GraphGen.Generator.Tests.Emission;

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
    const string AssemblyName = "Graphs";

    /// <summary>
    /// How the texts are read: without their documentation, and without the analysis of null, which takes a quarter of a
    /// compilation and only warns.
    /// </summary>
    static readonly CSharpParseOptions ParseOptions = CompilationHost.ParseOptions
        .WithDocumentationMode(DocumentationMode.None)
        .WithFeatures([new("run-nullable-analysis", "never")]);

    /// <summary>
    /// What every compilation starts from, so that the references are bound once. Each keeps to its thread: tests already run
    /// on every processor.
    /// </summary>
    static readonly Lazy<CSharpCompilation> Empty = new(() =>
    {
        var compilation = CompilationHost.CreateCompilation(AssemblyName, []).RemoveAllSyntaxTrees();
        return compilation
            .WithOptions(compilation.Options.WithConcurrentBuild(false))
            .AddReferences(MetadataReference.CreateFromFile(typeof(IGraphProgram).Assembly.Location));
    });

    readonly Dictionary<string, string> typeNames = [];
    readonly Dictionary<string, string> failures = [];
    readonly Dictionary<string, string> texts = [];
    readonly LoadedAssembly assembly;

    readonly Func<Graph, KernelList> fusion;
    readonly string device;

    /// <param name="everythingStored">Every value of the graphs gets memory of its own: nothing is fused.</param>
    public CompiledGraphs(IReadOnlyList<GraphCase> cases, bool everythingStored = false)
        : this(cases, everythingStored ? graph => Fuser.Run(graph, Unfused(graph)) : graph => Fuser.Run(graph))
    {
    }

    /// <param name="fusion">Makes the kernels of a graph.</param>
    /// <param name="device">Where the programs run, as an expression; empty for the processor.</param>
    public CompiledGraphs(IReadOnlyList<GraphCase> cases, Func<Graph, KernelList> fusion, string device = "")
    {
        (this.fusion, this.device) = (fusion, device);
        var sources = new Dictionary<string, SyntaxTree[]>();
        foreach (var graphCase in cases)
        {
            var typeName = typeNames[graphCase.Name] = "Case" + typeNames.Count;
            if (TryEmit(graphCase, typeName) is { } emitted)
                sources[graphCase.Name] = [.. emitted.Select((text, k) => Parse(text, $"{typeName}.{k}.cs"))];
        }
        assembly = new LoadedAssembly(AssemblyName, new Dictionary<string, byte[]> { [AssemblyName] = Compile(sources) });
    }

    /// <summary>The emitted text of a case; empty where a stage before threw.</summary>
    public string Text(string name) => texts.GetValueOrDefault(name, "");

    /// <summary>A new program for a case.</summary>
    /// <exception cref="Xunit.Sdk.XunitException">The case could not be compiled; the message says why.</exception>
    public IGraphProgram Bind(GraphCase graphCase)
    {
        if (failures.TryGetValue(graphCase.Name, out var failure)) Assert.Fail(failure);
        return (IGraphProgram)assembly.Create(typeNames[graphCase.Name] + "Driver");
    }

    public void Dispose() => assembly.Dispose();

    static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    /// <summary>The emitted text and the text that drives it; null, with the failure noted, where a stage throws.</summary>
    string[]? TryEmit(GraphCase graphCase, string typeName)
    {
        try
        {
            var graph = graphCase.Graph;
            var signature = Signature(graph, typeName);
            var plan = Planner.Run(fusion(graph), []);
            var isProcessor = device.Length == 0;
            var text = texts[graphCase.Name] = isProcessor
                ? FileEmitter.Program(signature, graph, plan) : Compiler.Emission.Ilgpu.FileEmitter.Program(signature, graph, plan);
            var program = new ProgramModel(signature, graph, plan, isProcessor ? "" : "Gpu");
            var inferred = DimensionInference.Solve(program.Inputs).Select(pair => pair.Symbol).ToHashSet();
            var bounds = program.Symbols.Select(s => graphCase.Sizes[s] + (inferred.Contains(s) ? 3 : 0));
            return [text, ProgramDriver.Write(typeName, program, graph.Outputs, bounds, device)];
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

    /// <summary>The assembly of all sources but those that do not compile, whose failures are noted.</summary>
    byte[] Compile(Dictionary<string, SyntaxTree[]> sources)
    {
        while (true)
        {
            using var image = new MemoryStream();
            var result = Empty.Value.AddSyntaxTrees(sources.Values.SelectMany(trees => trees)).Emit(image);
            if (result.Success) return image.ToArray();
            var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
            foreach (var group in errors.GroupBy(error => Owner(error, sources)).ToList())
            {
                failures[group.Key] = string.Join("\n", group.Select(Describe)) + "\n" + texts[group.Key];
                sources.Remove(group.Key);
            }
        }
    }

    /// <summary>The case in whose text an error is.</summary>
    static string Owner(Diagnostic error, Dictionary<string, SyntaxTree[]> sources)
    {
        Assert.True(error.Location.IsInSource, error.ToString());
        return sources.Single(source => source.Value.Contains(error.Location.SourceTree)).Key;
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
