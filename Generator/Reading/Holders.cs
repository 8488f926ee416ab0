using Microsoft.CodeAnalysis;
using RoslynTypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace GraphGen.Compiler.Reading;

/// <summary>Which types hold parameters.</summary>
sealed class Holders(CodeReader code)
{
    readonly Answers holds = new();
    readonly Answers canHold = new();

    /// <summary>Whether values of this type, or items in them, hold parameters in the code that was read.</summary>
    public bool Holds(ITypeSymbol type) => Parts(type).Any(part => holds.Find(part, HoldsItself));

    /// <summary>Whether they may hold parameters in any code: the same whichever model was read.</summary>
    public bool CanHold(ITypeSymbol type) => Parts(type).Any(part => canHold.Find(part, CanHoldItself));

    public static bool IsParameterized(INamedTypeSymbol type) => type.Name == "IParameterized" && IsGraphGen(type);

    /// <summary>The instance fields, properties with storage and captured parameters of a type.</summary>
    public static IEnumerable<(ISymbol Symbol, ITypeSymbol Type)> Members(INamedTypeSymbol type)
    {
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>())
        {
            if (field.IsStatic || field.IsConst || field.IsGenerated()) continue;
            if (field is not { IsImplicitlyDeclared: true, AssociatedSymbol: null }) yield return (ReadType.Member(field), field.Type);
            else if (ReadType.PrimaryConstructor(type)?.Parameters.FirstOrDefault(parameter => field.Name == $"<{parameter.Name}>P") is { } captured)
                yield return (captured, captured.Type);
        }
    }

    /// <summary>A type, or the types of the elements of a collection or tuple, or the values of a dictionary.</summary>
    public static IEnumerable<ITypeSymbol> Parts(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => [],
        IArrayTypeSymbol array => Parts(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.SelectMany(element => Parts(element.Type)),
        INamedTypeSymbol { Name: "KeyValuePair", TypeArguments.Length: 2 } pair => Parts(pair.TypeArguments[1]),
        INamedTypeSymbol named when ElementType(named) is { } element => Parts(element).Prepend(type),
        _ => [type],
    };

    static ITypeSymbol? ElementType(INamedTypeSymbol type) => type.AllInterfaces.Prepend(type)
        .FirstOrDefault(candidate => candidate.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T)
        ?.TypeArguments[0];

    bool HoldsItself(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(Holds) || ArgumentsFor(parameter).Any(Holds),
        INamedTypeSymbol named when IsStored(named) || IsKnownOpen(named) => true,
        INamedTypeSymbol named when IsOpen(named) =>
            HoldsInMembers(named, Holds) || code.Types.ToArray().Any(other => Derives(other, named) && Holds(other)),
        INamedTypeSymbol named => HoldsInMembers(named, Holds),
        _ => false,
    };

    bool CanHoldItself(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        INamedTypeSymbol named when IsStored(named) || IsKnownOpen(named) || IsOpen(named) => true,
        INamedTypeSymbol named => HoldsInMembers(named, CanHold),
        _ => false,
    };

    bool HoldsInMembers(INamedTypeSymbol type, Func<ITypeSymbol, bool> decide) =>
        type.TypeKind is RoslynTypeKind.Class or RoslynTypeKind.Struct
        && (type.AllInterfaces.Any(IsParameterized)
            || type.BaseType is { } baseType && decide(baseType)
            || code.IsSource(type) && Members(type).Any(member => decide(member.Type)));

    static bool IsStored(INamedTypeSymbol type) => type.Name is "Parameter" or "StateBuffer" && IsGraphGen(type);

    /// <summary>An interface or abstract class of a library, which layers implement.</summary>
    static bool IsKnownOpen(INamedTypeSymbol type) =>
        type is { IsAbstract: true, IsStatic: false } && (IsParameterized(type) || type.Has(KnownAttributes.Traceable));

    /// <summary>An interface or abstract class of this compilation.</summary>
    bool IsOpen(INamedTypeSymbol type) => type is { IsAbstract: true, IsStatic: false } && code.IsSource(type);

    static bool Derives(INamedTypeSymbol type, INamedTypeSymbol from)
    {
        if (type.AllInterfaces.Any(other => SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, from))) return true;
        for (var current = type.BaseType; current is not null; current = current.BaseType)
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, from))
                return true;
        return false;
    }

    /// <summary>What a type parameter stands for in the types that were read.</summary>
    IEnumerable<ITypeSymbol> ArgumentsFor(ITypeParameterSymbol parameter) => code.Mentioned.ToArray().OfType<INamedTypeSymbol>()
        .Where(type => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, parameter.ContainingSymbol))
        .Select(type => type.TypeArguments[parameter.Ordinal])
        .Where(argument => !SymbolEqualityComparer.Default.Equals(argument, parameter));

    static bool IsGraphGen(INamedTypeSymbol type) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "GraphGen", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Answers about types that refer to each other. While one is looked for it counts as no, so that a type which
    /// holds only itself holds nothing; a no that rests on that is not kept.</summary>
    sealed class Answers
    {
        readonly Dictionary<ITypeSymbol, bool> known = new(SymbolEqualityComparer.Default);
        readonly HashSet<ITypeSymbol> pending = new(SymbolEqualityComparer.Default);
        bool isProvisional;

        public bool Find(ITypeSymbol type, Func<ITypeSymbol, bool> decide)
        {
            type = type.OriginalDefinition;
            if (known.TryGetValue(type, out var answer)) return answer;
            if (!pending.Add(type))
            {
                isProvisional = true;
                return false;
            }

            answer = decide(type);
            pending.Remove(type);
            isProvisional &= pending.Count > 0;
            if (answer || !isProvisional) known[type] = answer;
            return answer;
        }
    }
}
