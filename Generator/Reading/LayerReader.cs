using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using TypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace GraphGen.Compiler.Reading;

/// <summary>Finds the source types that hold parameters, directly or in other such types, and what members hold them: those
/// get code that reports the parameters with their names.</summary>
sealed class LayerReader(CodeReader code)
{
    /// <summary>The method that generated code calls from a derived type.</summary>
    const string Collect = "CollectParameters";

    readonly Holders holders = new(code);
    readonly HashSet<INamedTypeSymbol> seen = new(SymbolEqualityComparer.Default);
    readonly List<LayerDeclaration> layers = [];

    /// <summary>The layers among the types that were read, and those that their members lead to.</summary>
    public EquatableArray<LayerDeclaration> Read()
    {
        foreach (var type in code.Types.ToArray()) Add(type);
        return layers;
    }

    void Add(INamedTypeSymbol type)
    {
        type = type.OriginalDefinition;
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || !code.IsSource(type) || !seen.Add(type)) return;
        if (IsHandWritten(type) || !holders.Holds(type)) return;
        if (type.BaseType is { } baseType) Add(baseType);
        var members = Holders.Members(type).Where(member => holders.CanHold(member.Type)).ToArray();
        foreach (var inner in members.SelectMany(member => Holders.Parts(member.Type)).OfType<INamedTypeSymbol>()) Add(inner);
        if (IsExtensible(type)) layers.Add(Declare(type, members.Select(member => member.Symbol)));
    }

    LayerDeclaration Declare(INamedTypeSymbol type, IEnumerable<ISymbol> members) => new(
        code.Id(type), TypeHeads.Namespace(type), TypeHeads.FromOutside(type).Select(TypeHeads.Head).ToEquatable(),
        type.IsSealed || type.IsValueType, HasLayerBase(type), IsModel(type) && !Bases(type).Any(IsModel),
        members.Select(member => new LayerMember(TypeHeads.Escape(member.Name), PathNames.Of(member))).ToEquatable());

    bool HasLayerBase(INamedTypeSymbol type) => type.BaseType is { } baseType && holders.Holds(baseType);

    /// <summary>Whether code can be added to the type.</summary>
    bool IsExtensible(INamedTypeSymbol type)
    {
        if (HasLayerBase(type) && Bases(type).Any(IsHandWritten))
            return Refuse(type, Rules.UnsupportedSyntax, "A layer whose base implements IParameterized by hand", "implement it here, too");
        if (IsModel(type) && type.GetMembers("Parameters").FirstOrDefault(member => !member.IsGenerated()) is { } taken)
            return Refuse(taken, Rules.NameTaken, taken.Name, type.Name);
        foreach (var outer in TypeHeads.FromOutside(type))
        {
            if (outer.IsFileLocal)
                return Refuse(outer, Rules.UnsupportedSyntax, "A file-local type that holds parameters", "declare it without 'file'");
            if (!TypeHeads.IsPartial(outer, code.CancellationToken))
                // That of a model is reported with the model.
                return !IsModel(type) && Refuse(outer, Rules.LayerNotPartial, outer.Name);
        }

        return true;
    }

    bool Refuse(ISymbol symbol, Rule rule, params string[] arguments)
    {
        code.ReportAt(symbol, rule, arguments);
        return false;
    }

    static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType) yield return current;
    }

    static bool IsModel(INamedTypeSymbol type) =>
        type.GetMembers().Any(member => member is IMethodSymbol { IsStatic: false } method && method.Has(KnownAttributes.Model));

    /// <summary>Whether a type implements the interface other than by generated code.</summary>
    bool IsHandWritten(INamedTypeSymbol type) =>
        type.OriginalDefinition.Interfaces.Any(Holders.IsParameterized)
        && (code.IsSource(type) ? type.OriginalDefinition.GetMembers().Any(IsCollect) : !type.GetMembers(Collect).Any());

    static bool IsCollect(ISymbol member) =>
        member is IMethodSymbol { Name: "Collect" or "GraphGen.IParameterized.Collect" }
        && !member.IsGenerated();
}
