using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GraphGen.Compiler.Reading;

/// <summary>What one type or method marked <c>[Traceable]</c> exports: itself and all of the compilation's own code that it
/// reaches.</summary>
sealed record ExportReading(EquatableArray<Method> Methods, EquatableArray<TypeDeclaration> Types, EquatableArray<Problem> Problems);

/// <summary>Reads what a compilation exports for the descriptions of others.</summary>
static class ExportReader
{
    /// <param name="symbol">A type or method marked <c>[Traceable]</c>.</param>
    /// <param name="compilation">The compilation it belongs to.</param>
    /// <param name="map">Takes the positions of what is read, for those who report problems.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static ExportReading Read(ISymbol symbol, Compilation compilation, SourceMap? map, CancellationToken cancellationToken)
    {
        var code = new CodeReader(compilation, map, cancellationToken);
        if (symbol is IMethodSymbol method) code.Reach(method);
        if (symbol is INamedTypeSymbol type) ReachAll(code, type);
        var (methods, types) = code.Run();
        return new(methods, types, code.Problems.ToEquatable());
    }

    /// <summary>One list of all that is exported; of a type that several readings met, everything that any of them found.</summary>
    public static EquatableArray<ExportedItem> Merge(IEnumerable<ExportReading> readings)
    {
        var methods = new SortedDictionary<string, Method>(StringComparer.Ordinal);
        var types = new SortedDictionary<string, TypeDeclaration>(StringComparer.Ordinal);
        foreach (var reading in readings)
        {
            foreach (var method in reading.Methods) methods[method.Id] = method;
            foreach (var type in reading.Types)
                types[type.Id] = types.TryGetValue(type.Id, out var known)
                    ? known with
                    {
                        Fields = (known.Fields.Count >= type.Fields.Count ? known : type).Fields,
                        Overrides = known.Overrides.Union(type.Overrides).ToEquatable(),
                    }
                    : type;
        }

        return types.Values.Select(t => new ExportedItem("T:" + t.Id, Descriptions.Serialization.DescriptionFormat.Write(t)))
            .Concat(methods.Values.Select(m => new ExportedItem(m.Id, Descriptions.Serialization.DescriptionFormat.Write(m)))).ToEquatable();
    }

    static void ReachAll(CodeReader code, INamedTypeSymbol type)
    {
        if (type is { IsStatic: false, TypeKind: Microsoft.CodeAnalysis.TypeKind.Class or Microsoft.CodeAnalysis.TypeKind.Struct }) code.Create(type);
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            if (method.DeclaredAccessibility is not Accessibility.Private && !(method.IsImplicitlyDeclared && method.MethodKind == MethodKind.Ordinary))
                code.Reach(method);
    }
}
