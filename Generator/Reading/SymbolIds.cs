using GraphGen.Compiler.Descriptions;
using Microsoft.CodeAnalysis;
using RoslynTypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace GraphGen.Compiler.Reading;

/// <summary>Turns symbols into the names that a description knows them by.</summary>
sealed class SymbolIds
{
    /// <summary>Stands for a type that does not exist, in source that does not compile.</summary>
    public static readonly TypeReference Unknown = new("?");

    readonly Dictionary<ISymbol, string> ids = new(SymbolEqualityComparer.Default);
    readonly Dictionary<ITypeSymbol, TypeReference> types = new(SymbolEqualityComparer.Default);

    /// <summary>The method that a call means: unreduced, unconstructed, and its part with a body.</summary>
    public static IMethodSymbol Definition(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.PartialImplementationPart ?? definition;
    }

    /// <summary>The documentation id of a method, property or field.</summary>
    public string Of(ISymbol symbol)
    {
        var definition = symbol is IMethodSymbol method ? Definition(method) : symbol.OriginalDefinition;
        if (!ids.TryGetValue(definition, out var id))
            ids[definition] = id = Compute(definition);
        return id;
    }

    /// <summary>The id of a type: its documentation id without the prefix, and for a file-local type what tells its file.
    /// </summary>
    public string Of(INamedTypeSymbol type)
    {
        var definition = type.OriginalDefinition;
        if (!ids.TryGetValue(definition, out var id))
            ids[definition] = id = definition switch
            {
                { IsFileLocal: true } => Documented(definition) + "@" + definition.MetadataName.Replace("__" + definition.Name, ""),
                { ContainingType: { } outer } when Of(outer) is var prefix && prefix != Documented(outer) =>
                    prefix + Documented(definition).Substring(Documented(outer).Length),
                _ => Documented(definition),
            };
        return id;
    }

    /// <summary>The id of the field that keeps a primary-constructor parameter.</summary>
    public string OfCaptured(IParameterSymbol parameter) => $"F:{Of(parameter.ContainingType)}.<{parameter.Name}>";

    /// <summary>A type with its arguments.</summary>
    public TypeReference Type(ITypeSymbol? type)
    {
        if (type is null) return Unknown;
        if (types.TryGetValue(type, out var reference)) return reference;
        reference = type switch
        {
            IArrayTypeSymbol array => new($"[{new string(',', array.Rank - 1)}]", new(Type(array.ElementType))),
            ITypeParameterSymbol parameter => new("!" + parameter.Name),
            INamedTypeSymbol { IsTupleType: true } tuple => new("()", Types(tuple.TupleElements.Select(element => element.Type))),
            INamedTypeSymbol { TypeKind: not RoslynTypeKind.Error } named => new(Of(named), Types(AllArguments(named))),
            _ => Unknown,
        };
        types[type] = reference;
        return reference;
    }

    /// <summary>A method with its arguments and the name of the graph operation that it is.</summary>
    public MethodReference Method(IMethodSymbol method) => new(
        Of(method), method.Name, Type(method.ContainingType), Types(method.TypeArguments), Definition(method).PrimitiveName());

    EquatableArray<TypeReference> Types(IEnumerable<ITypeSymbol> symbols) => symbols.Select(Type).ToEquatable();

    /// <summary>The type arguments, those of the types around first.</summary>
    public static IEnumerable<ITypeSymbol> AllArguments(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? AllArguments(outer).Concat(type.TypeArguments) : type.TypeArguments;

    string Compute(ISymbol definition)
    {
        if (definition is IFieldSymbol { AssociatedSymbol: IPropertySymbol property }) return Of(property);
        var id = definition.GetDocumentationCommentId() ?? definition.ToDisplayString();
        return definition.ContainingType is { } type && Of(type) is var prefix && prefix != Documented(type)
            ? id.Substring(0, 2) + prefix + id.Substring(2 + Documented(type).Length)
            : id;
    }

    static string Documented(INamedTypeSymbol type) =>
        type.OriginalDefinition.GetDocumentationCommentId()?.Substring(2) ?? type.OriginalDefinition.ToDisplayString();
}
