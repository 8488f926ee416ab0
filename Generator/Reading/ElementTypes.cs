using Microsoft.CodeAnalysis;

namespace GraphGen.Compiler.Reading;

/// <summary>The C# types of a model's inputs and outputs.</summary>
static class ElementTypes
{
    public static bool IsTensor(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Tensor", ContainingType: null, ContainingNamespace: { Name: "GraphGen", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>The element type that a C# scalar stands for, or null.</summary>
    public static string? OfScalar(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Single => "float32",
        SpecialType.System_Double => "float64",
        SpecialType.System_Int32 => "int32",
        SpecialType.System_Boolean => "bool",
        _ => null,
    };
}
