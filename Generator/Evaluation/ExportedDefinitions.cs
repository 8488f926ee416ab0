using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Descriptions.Serialization;

namespace GraphGen.Compiler.Evaluation;

/// <summary>The definitions in the exports of referenced assemblies, each read when it is first used and kept as long as its
/// library is.</summary>
sealed class ExportedDefinitions(EquatableArray<ExportedLibrary> libraries)
{
    static readonly ConditionalWeakTable<ExportedLibrary, Definitions> Known = new();

    readonly Definitions[] definitions = [.. libraries.Select(library => Known.GetValue(library, l => new Definitions(l)))];

    public Method? Method(string id) => definitions.Select(d => d.Method(id)).FirstOrDefault(m => m is not null);

    public TypeDeclaration? Type(string id) => definitions.Select(d => d.Type(id)).FirstOrDefault(t => t is not null);

    /// <summary>One library's definitions.</summary>
    sealed class Definitions
    {
        readonly Dictionary<string, string> payloads = new(StringComparer.Ordinal);
        readonly ConcurrentDictionary<string, Method> methods = new(StringComparer.Ordinal);
        readonly ConcurrentDictionary<string, TypeDeclaration> types = new(StringComparer.Ordinal);

        public Definitions(ExportedLibrary library)
        {
            foreach (var item in library.Items) payloads[item.Id] = item.Payload;
        }

        public Method? Method(string id) => payloads.TryGetValue(id, out var payload)
            ? methods.GetOrAdd(id, _ => DescriptionFormat.ReadMethod(payload))
            : null;

        public TypeDeclaration? Type(string id) => payloads.TryGetValue("T:" + id, out var payload)
            ? types.GetOrAdd(id, _ => DescriptionFormat.ReadType(payload))
            : null;
    }
}
