using Microsoft.CodeAnalysis;

namespace GraphGen.Compiler.Reading;

/// <summary>What <see cref="ModelGenerator"/> itself has written. It is not there when the generator runs but is when the
/// analyzer does, and both are to read the same.</summary>
static class GeneratedCode
{
    /// <summary>Whether all of a symbol's text was generated; false for one without text.</summary>
    public static bool IsGenerated(this ISymbol symbol)
    {
        var declarations = (symbol is IMethodSymbol method ? SymbolIds.Definition(method) : symbol).DeclaringSyntaxReferences;
        return declarations.Length > 0 && declarations.All(declaration => IsGenerated(declaration.SyntaxTree));
    }

    /// <summary>The compiler puts a generated file into a folder named after its generator.</summary>
    static bool IsGenerated(SyntaxTree tree) => tree.FilePath.Contains(typeof(ModelGenerator).FullName);
}
