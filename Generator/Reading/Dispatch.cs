using Microsoft.CodeAnalysis;

namespace GraphGen.Compiler.Reading;

/// <summary>Which method runs when a virtual or interface method is called on an instance of a type.</summary>
static class Dispatch
{
    /// <summary>The implementation of <paramref name="slot"/> in <paramref name="type"/>; null where the type does not have
    /// the slot, or has nothing but the slot itself.</summary>
    public static IMethodSymbol? Find(INamedTypeSymbol type, IMethodSymbol slot)
    {
        var found = slot.ContainingType.TypeKind is TypeKind.Interface ? FindInterface(type, slot) : FindOverride(type, slot);
        return found is null || Same(found, slot) ? null : SymbolIds.Definition(found);
    }

    /// <summary>Whether a type implements an interface twice, for different type arguments: which method is meant then depends on
    /// more than the method that is called.</summary>
    public static bool IsAmbiguous(INamedTypeSymbol type, IMethodSymbol slot) =>
        slot.ContainingType.IsGenericType && type.AllInterfaces.Count(implemented =>
            SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, slot.ContainingType)) > 1;

    /// <summary>The virtual methods of the <c>[Traceable]</c> interfaces and base types of a type: those that code outside
    /// this compilation may call on it.</summary>
    public static IEnumerable<IMethodSymbol> TraceableSlots(INamedTypeSymbol type)
    {
        var owners = type.AllInterfaces.ToList();
        for (var current = type.BaseType; current is not null; current = current.BaseType) owners.Add(current);
        return owners
            .Where(owner => owner.OriginalDefinition.Has(KnownAttributes.Traceable))
            .SelectMany(owner => owner.OriginalDefinition.GetMembers().OfType<IMethodSymbol>())
            .Where(method => method is { IsStatic: false } && (method.IsAbstract || method.IsVirtual || method.IsOverride));
    }

    static IMethodSymbol? FindInterface(INamedTypeSymbol type, IMethodSymbol slot)
    {
        foreach (var implemented in type.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, slot.ContainingType)) continue;
            foreach (var member in implemented.GetMembers(slot.Name))
                if (member is IMethodSymbol method && Same(method, slot))
                    return type.FindImplementationForInterfaceMember(method) is IMethodSymbol found
                        ? FindOverride(type, found.OriginalDefinition) ?? found
                        : null;
        }

        return null;
    }

    static IMethodSymbol? FindOverride(INamedTypeSymbol type, IMethodSymbol slot)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, slot.ContainingType)) return null;
            foreach (var member in current.GetMembers(slot.Name))
                for (var method = member as IMethodSymbol; method is not null; method = method.OverriddenMethod)
                    if (Same(method, slot))
                        return (IMethodSymbol)member;
        }

        return null;
    }

    static bool Same(IMethodSymbol method, IMethodSymbol slot) =>
        SymbolEqualityComparer.Default.Equals(SymbolIds.Definition(method), SymbolIds.Definition(slot));
}
