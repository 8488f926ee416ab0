using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GraphGen.Generator.Tests.Hosting;

/// <summary>What came of a compilation: the generated texts and everything that was said about it.</summary>
/// <param name="Compilation">The compilation with the generated files in it.</param>
/// <param name="GeneratedTexts">The generated files by hint name.</param>
/// <param name="Diagnostics">What the generator and the analyzer reported.</param>
/// <param name="CompilerDiagnostics">The C# compiler's own warnings and errors.</param>
/// <param name="References">The host's other assemblies that this one uses.</param>
sealed record HostedCompilation(
    CSharpCompilation Compilation,
    ImmutableSortedDictionary<string, string> GeneratedTexts,
    ImmutableArray<Diagnostic> Diagnostics,
    ImmutableArray<Diagnostic> CompilerDiagnostics,
    IReadOnlyList<HostedCompilation> References)
{
    readonly Lazy<byte[]> image = new(() => Emit(Compilation));

    /// <summary>The assembly as bytes.</summary>
    /// <exception cref="InvalidOperationException">It does not compile; the message lists the errors with their lines.
    /// </exception>
    public byte[] Image => image.Value;

    /// <summary>This assembly as a reference for another compilation.</summary>
    public MetadataReference Reference => MetadataReference.CreateFromImage(Image);

    /// <summary>Every error, of the compiler, the generator and the analyzer.</summary>
    public IEnumerable<Diagnostic> Errors =>
        Diagnostics.Concat(CompilerDiagnostics).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>The generated file whose hint name contains <paramref name="part"/>; exactly one must.</summary>
    public string GeneratedText(string part) =>
        GeneratedTexts.Single(text => text.Key.Contains(part, StringComparison.Ordinal)).Value;

    /// <summary>Loads this assembly, and those it uses, into a context of their own.</summary>
    /// <exception cref="InvalidOperationException">Something does not compile.</exception>
    public LoadedAssembly Load() => new(Compilation.AssemblyName!, WithReferences());

    /// <summary>Compiles, loads and calls one static method.</summary>
    /// <typeparam name="T">What the method returns.</typeparam>
    public T Invoke<T>(string type, string method, params object?[] arguments)
    {
        using var assembly = Load();
        return assembly.Invoke<T>(type, method, arguments);
    }

    Dictionary<string, byte[]> WithReferences()
    {
        var images = new Dictionary<string, byte[]>();
        Add(this);
        return images;

        void Add(HostedCompilation assembly)
        {
            images[assembly.Compilation.AssemblyName!] = assembly.Image;
            foreach (var other in assembly.References) Add(other);
        }
    }

    static byte[] Emit(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        return result.Success ? stream.ToArray() : throw new InvalidOperationException(Describe(result.Diagnostics));
    }

    static string Describe(IEnumerable<Diagnostic> diagnostics)
    {
        var text = new StringBuilder("The compilation failed:");
        foreach (var diagnostic in diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error).Take(20))
        {
            var span = diagnostic.Location.GetLineSpan();
            var line = diagnostic.Location.SourceTree?.GetText().Lines[span.StartLinePosition.Line].ToString().Trim();
            text.Append($"\n  {diagnostic}\n    {line}");
        }

        return text.ToString();
    }
}
