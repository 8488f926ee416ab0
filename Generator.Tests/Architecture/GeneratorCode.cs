using GraphGen.Generator.Tests.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GraphGen.Generator.Tests.Architecture;

/// <summary>The generator's own source files, read by the C# compiler, so that rules about them can be checked.</summary>
static class GeneratorCode
{
    const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        """;

    static readonly Lazy<CSharpCompilation> Compilation = new(Compile);

    /// <summary>Every file that people write, with its path from the generator's folder on, such as
    /// <c>Graphs/Shape.cs</c>.</summary>
    public static IEnumerable<(string Path, SyntaxTree Tree)> Files =>
        Compilation.Value.SyntaxTrees.Where(tree => tree.FilePath != "").Select(tree => (tree.FilePath, tree));

    /// <summary>The namespaces below <c>GraphGen.Compiler</c> that each file uses, as names like <c>Graphs</c>, with a line
    /// that does.</summary>
    public static IEnumerable<(string Path, string Namespace, string Where)> Uses()
    {
        foreach (var (path, tree) in Files)
        {
            var model = Compilation.Value.GetSemanticModel(tree);
            var found = new HashSet<string>();
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
                if (StageOf(model.GetSymbolInfo(name).Symbol) is { } stage && found.Add(stage))
                    yield return (path, stage, $"{path}:{name.GetLocation().GetLineSpan().StartLinePosition.Line + 1}");
        }
    }

    static string? StageOf(ISymbol? symbol)
    {
        var space = symbol is INamespaceSymbol or null ? null : symbol.ContainingNamespace?.ToDisplayString();
        const string Root = "GraphGen.Compiler.";
        return space is not null && space.StartsWith(Root, StringComparison.Ordinal)
            ? space[Root.Length..].Split('.')[0]
            : null;
    }

    static CSharpCompilation Compile()
    {
        var folder = Repository.Combine("Generator");
        var trees = Repository.SourceFiles("Generator")
            .Select(path => CompilationHost.Parse(File.ReadAllText(path), Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .Append(CompilationHost.Parse(ImplicitUsings, ""));
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return CSharpCompilation.Create(
            "GeneratorUnderReview", trees,
            platform.Where(path => !Path.GetFileName(path).StartsWith("GraphGen.", StringComparison.Ordinal))
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
