using Microsoft.CodeAnalysis;

namespace GraphGen.Compiler.Reading;

/// <summary>What the reader looks for in the libraries, by full names: attributes, and one type.</summary>
static class KnownAttributes
{
    /// <summary>The base of programs for graphics cards, which is there where the library for them is referenced.</summary>
    public const string GpuProgram = "GraphGen.GpuProgram";

    public const string Model = "GraphGen.ModelAttribute";
    public const string Shape = "GraphGen.ShapeAttribute";
    public const string Float64 = "GraphGen.Float64Attribute";
    public const string Int32 = "GraphGen.Int32Attribute";
    public const string Bool = "GraphGen.BoolAttribute";
    public const string Differentiable = "GraphGen.DifferentiableAttribute";
    public const string Primitive = "GraphGen.PrimitiveAttribute";
    public const string Traceable = "GraphGen.TraceableAttribute";
    public const string PathName = "GraphGen.PathNameAttribute";
    public const string Exported = "GraphGen.ExportedAttribute";

    /// <summary>The attribute with that full name, or null.</summary>
    public static AttributeData? Find(this ISymbol symbol, string fullName)
    {
        foreach (var attribute in symbol.GetAttributes())
            if (attribute.AttributeClass is { } type && type.Name == fullName.Substring(Prefix.Length) && IsGraphGen(type))
                return attribute;
        return null;
    }

    public static bool Has(this ISymbol symbol, string fullName) => symbol.Find(fullName) is not null;

    /// <summary>The first constructor argument as text, or null.</summary>
    public static string? Text(this AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Value: string text }, ..] ? text : null;

    /// <summary>The name of the graph operation that a method is, or null; a property's accessors share its own.</summary>
    public static string? PrimitiveName(this IMethodSymbol method) =>
        (method.Find(Primitive) ?? method.AssociatedSymbol?.Find(Primitive))?.Text();

    /// <summary>Whether the compiler knows this method or type itself, so that its code is never read. The members of such a
    /// type are known, too, but for those marked <c>[Traceable]</c>.</summary>
    public static bool IsPrimitive(this ISymbol symbol) => symbol switch
    {
        IMethodSymbol method when method.PrimitiveName() is not null => true,
        INamedTypeSymbol type when type.OriginalDefinition.Has(Primitive) => true,
        _ => symbol.ContainingType is { } type && type.IsPrimitive() && !symbol.OriginalDefinition.Has(Traceable),
    };

    const string Prefix = "GraphGen.";

    static bool IsGraphGen(INamedTypeSymbol type) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "GraphGen", ContainingNamespace.IsGlobalNamespace: true } };
}
