using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Descriptions.Serialization;
using Microsoft.CodeAnalysis;
using RoslynTypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace GraphGen.Compiler.Reading;

/// <summary>Reads what a compilation marks <c>[Traceable]</c>, for other assemblies to call.</summary>
static class LibraryReader
{
    /// <summary>Reads marked methods and types with all of the compilation's own code that they reach.</summary>
    /// <param name="marked">The documentation ids of what is marked.</param>
    /// <param name="compilation">The compilation they belong to.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static LibraryReading Read(IEnumerable<string> marked, Compilation compilation, CancellationToken cancellationToken) =>
        Read(
            marked.SelectMany(id => DocumentationCommentId.GetSymbolsForDeclarationId(id, compilation))
                .Where(symbol => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly)),
            compilation, null, cancellationToken);

    /// <summary>Reads marked methods and types with all of the compilation's own code that they reach.</summary>
    /// <param name="marked">The methods and types.</param>
    /// <param name="compilation">The compilation they belong to.</param>
    /// <param name="map">Takes the positions of what is read, for those who report problems.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static LibraryReading Read(
        IEnumerable<ISymbol> marked, Compilation compilation, SourceMap? map, CancellationToken cancellationToken)
    {
        var code = new CodeReader(compilation, map, cancellationToken);
        foreach (var symbol in marked)
        {
            if (symbol is IMethodSymbol method) Reach(code, method);
            if (symbol is INamedTypeSymbol type) Reach(code, type);
        }

        var (methods, types) = code.Run();
        var layers = new LayerReader(code).Read();
        var faulty = new HashSet<string>(code.Problems.Select(problem => problem.Trace[0].MethodId).Concat(code.Broken), StringComparer.Ordinal);
        var exports = methods.Where(method => !faulty.Contains(method.Id))
            .Select(method => new ExportedItem(method.Id, DescriptionFormat.Write(method)))
            .Concat(types.Select(type => new ExportedItem("T:" + type.Id, DescriptionFormat.Write(type))))
            .OrderBy(item => item.Id, StringComparer.Ordinal);
        return new LibraryReading(exports.ToEquatable(), layers, code.Problems.ToEquatable());
    }

    /// <summary>Every method of the type that other assemblies see, but those that every object has.</summary>
    static void Reach(CodeReader code, INamedTypeSymbol type)
    {
        if (!code.IsSource(type)) return;
        code.Type(type);
        if (type is { IsAbstract: false, TypeKind: RoslynTypeKind.Class or RoslynTypeKind.Struct }) code.Create(type);
        foreach (var member in type.GetMembers().Where(member => IsVisible(member) && !member.IsGenerated()))
        {
            if (member is IMethodSymbol method && IsExported(method)) Reach(code, method);
            if (member is IFieldSymbol { IsStatic: true, IsReadOnly: true } field) code.ReachStatic(field);
        }
    }

    static void Reach(CodeReader code, IMethodSymbol method)
    {
        if (method.IsVirtual || method.IsAbstract || method.IsOverride) code.ReachSlot(method);
        else code.Reach(method);
    }

    static bool IsVisible(ISymbol member) => member.DeclaredAccessibility
        is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    static bool IsExported(IMethodSymbol method) => method.MethodKind
        is MethodKind.Ordinary or MethodKind.Constructor or MethodKind.PropertyGet or MethodKind.PropertySet
        or MethodKind.UserDefinedOperator or MethodKind.Conversion
        && !OverridesObject(method)
        && (!method.IsImplicitlyDeclared || method.MethodKind is not MethodKind.Ordinary and not MethodKind.UserDefinedOperator || method.Name == "Deconstruct")
        && !(method.IsImplicitlyDeclared && method is { MethodKind: MethodKind.Constructor, Parameters.Length: 1, ContainingType.IsRecord: true });

    static bool OverridesObject(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden) method = overridden;
        return method.ContainingType.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType;
    }
}
