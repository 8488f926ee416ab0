using System.Runtime.CompilerServices;
using GraphGen.Compiler.Descriptions;
using Microsoft.CodeAnalysis;

namespace GraphGen.Compiler.Reading;

/// <summary>Finds what referenced assemblies export for descriptions. An assembly is asked once.</summary>
static class LibraryReader
{
    const string Runtime = "GraphGen.Runtime";

    static readonly ConditionalWeakTable<MetadataReference, ExportedLibrary> Known = new();

    public static EquatableArray<ExportedLibrary> Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var libraries = new List<ExportedLibrary>();
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (assembly.Name != Runtime && !assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == Runtime))) continue;
            var library = compilation.GetMetadataReference(assembly) is { } reference
                ? Known.GetValue(reference, _ => Read(assembly))
                : Read(assembly);
            if (library.Items.Count > 0) libraries.Add(library);
        }

        return libraries;
    }

    static ExportedLibrary Read(IAssemblySymbol assembly) => new(
        assembly.Identity.Name,
        assembly.GetAttributes()
            .Where(a => a.AttributeClass?.ToDisplayString() == KnownAttributes.Exported)
            .Where(a => a.ConstructorArguments is [{ Value: string }, { Value: string }])
            .Select(a => new ExportedItem((string)a.ConstructorArguments[0].Value!, (string)a.ConstructorArguments[1].Value!))
            .ToEquatable());
}
