using GraphGen.Compiler.Descriptions;
using Microsoft.CodeAnalysis;

namespace GraphGen.Compiler.Reading;

/// <summary>Reads one <c>[Model]</c> method with all of the compilation's own code that it reaches.</summary>
static class ModelReader
{
    /// <summary>Reads a model.</summary>
    /// <param name="model">The annotated method.</param>
    /// <param name="compilation">The compilation it belongs to.</param>
    /// <param name="map">Takes the positions of what is read, for those who report problems.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static ModelReading Read(
        IMethodSymbol model, Compilation compilation, SourceMap? map, CancellationToken cancellationToken)
    {
        var method = SymbolIds.Definition(model);
        var code = new CodeReader(compilation, map, cancellationToken);
        var signature = new SignatureReader(code, method).Read();
        code.Reach(method);
        if (!method.IsStatic) CreateOwner(code, method.ContainingType);
        var (methods, types) = code.Run();
        var layers = new LayerReader(code).Read();
        // A field initializer may use what is generated from this very description, so that one which does not compile yet is
        // no reason to give up.
        var isComplete = code.Problems.Count == 0 && methods.Count > 0 && !methods.Any(read => code.Broken.Contains(read.Id));
        return new ModelReading(
            signature, isComplete ? new Description(signature, methods, types) : null, layers, code.Problems.ToEquatable(),
            code.Broken.Count > 0);
    }

    /// <summary>The model object itself is made by the constructor without arguments, or by whichever there is.</summary>
    static void CreateOwner(CodeReader code, INamedTypeSymbol type)
    {
        code.Create(type);
        var constructors = type.InstanceConstructors.Where(constructor => !IsCopy(constructor)).ToArray();
        var parameterless = constructors.Where(constructor => constructor.Parameters.IsEmpty).ToArray();
        foreach (var constructor in parameterless.Length > 0 ? parameterless : constructors) code.Reach(constructor);
    }

    static bool IsCopy(IMethodSymbol constructor) =>
        constructor is { IsImplicitlyDeclared: true, ContainingType.IsRecord: true, Parameters.Length: 1 };
}
