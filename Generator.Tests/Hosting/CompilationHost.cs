using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GraphGen.Generator.Tests.Hosting;

/// <summary>
/// Compiles C# texts the way a user's project is compiled: with Runtime and the base class library as references, the
/// generator and the analyzer in the compiler, and the SDK's implicit usings plus those of GraphGen. Where the tests of graphics cards
/// use it, what they refer to is there, too.
/// </summary>
static class CompilationHost
{
    const string GlobalUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using GraphGen;
        global using static GraphGen.Ops;
        """;

    static readonly Lazy<ImmutableArray<MetadataReference>> PlatformReferences = new(FindPlatformReferences);

    /// <summary>How the host reads C#: the language version the SDK would use.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview);

    /// <summary>Whether what is compiled may refer to devices.</summary>
    public static bool HasDevices =>
        PlatformReferences.Value.Any(reference => Path.GetFileName(reference.Display) == "GraphGen.Runtime.Gpu.dll");

    /// <summary>A compilation of <paramref name="sources"/> before the generator has seen it.</summary>
    /// <param name="assemblyName">The name of the assembly to make.</param>
    /// <param name="sources">The source texts; their paths are <c>Source0.cs</c>, <c>Source1.cs</c>, ….</param>
    /// <param name="references">Assemblies made by the host before, which these sources use.</param>
    public static CSharpCompilation CreateCompilation(
        string assemblyName, IReadOnlyList<string> sources, params IEnumerable<HostedCompilation> references)
    {
        var trees = sources
            .Select((text, index) => Parse(text, $"Source{index}.cs"))
            .Append(Parse(GlobalUsings, "GlobalUsings.cs"));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        return CSharpCompilation.Create(
            assemblyName, trees, PlatformReferences.Value.AddRange(references.Select(other => other.Reference)), options);
    }

    /// <summary>Compiles one assembly named <c>Test</c> of these sources.</summary>
    public static HostedCompilation Compile(params string[] sources) => CompileAssembly("Test", sources);

    /// <summary>Compiles one assembly, which may use others that the host compiled before.</summary>
    /// <exception cref="Xunit.Sdk.XunitException">The generator threw.</exception>
    public static HostedCompilation CompileAssembly(
        string assemblyName, IReadOnlyList<string> sources, params HostedCompilation[] references)
    {
        var input = CreateCompilation(assemblyName, sources, references);
        var driver = CreateDriver().RunGeneratorsAndUpdateCompilation(input, out var output, out var fromGenerator);
        var result = driver.GetRunResult().Results.Single();
        if (result.Exception is { } failure) throw failure;
        var texts = result.GeneratedSources.ToImmutableSortedDictionary(
            source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
        var fromAnalyzer = output.WithAnalyzers([new Compiler.ModelAnalyzer()])
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        var fromCompiler = output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        return new HostedCompilation(
            (CSharpCompilation)output, texts, [.. fromGenerator, .. fromAnalyzer], [.. fromCompiler], references);
    }

    /// <summary>A driver that runs the generator alone; it records the steps it ran when asked to.</summary>
    public static GeneratorDriver CreateDriver(bool trackSteps = false) => CSharpGeneratorDriver.Create(
        [new Compiler.ModelGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackSteps));

    /// <summary>Parses one file as the host does.</summary>
    public static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(text, ParseOptions, path, System.Text.Encoding.UTF8);

    static ImmutableArray<MetadataReference> FindPlatformReferences()
    {
        var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")
            ?? throw new InvalidOperationException("The test host does not list its platform assemblies.");
        return [.. trusted.Split(Path.PathSeparator)
            .Where(path => IsReference(Path.GetFileName(path)))
            .Select(path => MetadataReference.CreateFromFile(path))];
    }

    static bool IsReference(string file) =>
        file is "mscorlib.dll" or "netstandard.dll" or "GraphGen.Runtime.dll" or "GraphGen.Runtime.Gpu.dll" or "ILGPU.dll"
        || file.StartsWith("System.", StringComparison.Ordinal);
}
