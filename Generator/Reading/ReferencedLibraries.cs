using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using GraphGen.Compiler.Descriptions;
using Microsoft.CodeAnalysis;

namespace GraphGen.Compiler.Reading;

/// <summary>Reads the descriptions that referenced assemblies export. Each assembly is read once: a reference stands for
/// the same content for as long as it lives.</summary>
static class ReferencedLibraries
{
    static readonly ConditionalWeakTable<MetadataReference, ExportedLibrary> Cache = new();

    /// <summary>What an assembly exports; no items where it exports nothing.</summary>
    public static ExportedLibrary Read(MetadataReference reference) => Cache.GetValue(reference, ReadNew);

    /// <summary>What the assemblies that a compilation refers to export.</summary>
    public static EquatableArray<ExportedLibrary> Read(Compilation compilation) =>
        compilation.References.Select(Read).Where(library => library.Items.Count > 0).ToEquatable();

    static ExportedLibrary ReadNew(MetadataReference reference)
    {
        try
        {
            return reference switch
            {
                PortableExecutableReference file when file.GetMetadata() is AssemblyMetadata metadata =>
                    ReadImage(metadata.GetModules()[0].GetMetadataReader()),
                CompilationReference project => ReadSymbols(project.Compilation.Assembly),
                _ => Nothing(""),
            };
        }
        catch (Exception exception) when (exception is BadImageFormatException or System.IO.IOException)
        {
            // The C# compiler reports a reference that it can't read.
            return Nothing("");
        }
    }

    static ExportedLibrary Nothing(string assembly) => new(assembly, EquatableArray<ExportedItem>.Empty);

    static ExportedLibrary ReadSymbols(IAssemblySymbol assembly) => new(assembly.Name, assembly.GetAttributes()
        .Where(attribute => attribute.AttributeClass?.ToDisplayString() == KnownAttributes.Exported)
        .Select(attribute => attribute.ConstructorArguments is [{ Value: string id }, { Value: string payload }] ? new ExportedItem(id, payload) : null)
        .OfType<ExportedItem>().ToEquatable());

    static ExportedLibrary ReadImage(MetadataReader image)
    {
        if (!image.IsAssembly) return Nothing("");
        var assembly = image.GetAssemblyDefinition();
        var items = new List<ExportedItem>();
        foreach (var handle in assembly.GetCustomAttributes())
        {
            var attribute = image.GetCustomAttribute(handle);
            if (!IsExported(image, attribute.Constructor)) continue;
            var value = image.GetBlobReader(attribute.Value);
            const ushort Prolog = 1;
            if (value.ReadUInt16() == Prolog && value.ReadSerializedString() is { } id && value.ReadSerializedString() is { } payload)
                items.Add(new ExportedItem(id, payload));
        }

        return new ExportedLibrary(image.GetString(assembly.Name), items);
    }

    /// <summary>Whether a constructor is that of the attribute: by reference, or in Runtime itself by definition.</summary>
    static bool IsExported(MetadataReader image, EntityHandle constructor)
    {
        var (space, name) = constructor.Kind switch
        {
            HandleKind.MemberReference when image.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } parent
                && image.GetTypeReference((TypeReferenceHandle)parent) is var type => (type.Namespace, type.Name),
            HandleKind.MethodDefinition when image.GetTypeDefinition(
                image.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()) is var type => (type.Namespace, type.Name),
            _ => default,
        };
        return !name.IsNil && image.GetString(space) + "." + image.GetString(name) == KnownAttributes.Exported;
    }
}
