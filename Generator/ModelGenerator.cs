using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using GraphGen.Compiler.Emission.CSharp;
using GraphGen.Compiler.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GraphGen.Compiler;

/// <summary>
/// Compiles the methods marked <c>[Model]</c>. Reading is all that happens on every edit; what it gives is compared by
/// value, so that everything after it runs only when a description changes. Problems are reported by
/// <see cref="ModelAnalyzer"/>, at their places in the source.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ModelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output =>
            output.AddSource(PointwiseSurface.HintName, PointwiseSurface.Write()));

        var readings = context.SyntaxProvider.ForAttributeWithMetadataName(
            KnownAttributes.Model,
            static (node, _) => node is MethodDeclarationSyntax,
            static (model, token) => Read((IMethodSymbol)model.TargetSymbol, model.SemanticModel.Compilation, token))
            .WithTrackingName("Description");

        var libraries = context.CompilationProvider
            .Select(static (compilation, token) => LibraryReader.Read(compilation, token))
            .WithTrackingName("Libraries");

        var compiled = readings.Combine(libraries)
            .Select(static (pair, token) => Compile(pair.Left, pair.Right, token))
            .WithTrackingName("Compiled");

        var exports = context.SyntaxProvider.ForAttributeWithMetadataName(
            KnownAttributes.Traceable,
            static (_, _) => true,
            static (item, token) => ReadExport(item.TargetSymbol, item.SemanticModel.Compilation, token))
            .Collect()
            .Select(static (readings, _) => ExportReader.Merge(readings))
            .WithTrackingName("Exports");

        context.RegisterSourceOutput(compiled, static (output, model) => Write(output, model));
        context.RegisterSourceOutput(exports, static (output, items) =>
        {
            if (items.Count > 0) output.AddSource("GraphGen.Exports.g.cs", ExportEmitter.Write(items));
        });
    }

    static ModelReading Read(IMethodSymbol model, Compilation compilation, CancellationToken token)
    {
        try
        {
            return ModelReader.Read(model, compilation, null, token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new ModelReading(null, null, new(Failure($"{model.ContainingType.Name}.{model.Name}", failure)), true);
        }
    }

    static ExportReading ReadExport(ISymbol symbol, Compilation compilation, CancellationToken token)
    {
        try
        {
            return ExportReader.Read(symbol, compilation, null, token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new(EquatableArray<Method>.Empty, EquatableArray<TypeDeclaration>.Empty, new(Failure(symbol.Name, failure)));
        }
    }

    static CompiledModel? Compile(ModelReading reading, EquatableArray<ExportedLibrary> libraries, CancellationToken token)
    {
        if (reading.Signature is not { } signature) return new CompiledModel("", "", reading.Problems);
        try
        {
            if (reading.Description is { } description) return Pipeline.Compile(description, libraries, token);
            return signature.Declaration.Length == 0 ? null
                : new CompiledModel(signature.HintName, FileEmitter.Declaration(signature), reading.Problems);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new CompiledModel(
                signature.HintName, FileEmitter.Declaration(signature), new(Failure($"{signature.TypeName}.{signature.MethodName}", failure)));
        }
    }

    static void Write(SourceProductionContext output, CompiledModel? model)
    {
        if (model is null) return;
        if (model.Text.Length > 0) output.AddSource(model.HintName, model.Text);
        foreach (var problem in model.Problems.Where(problem => problem.Rule == Rules.InternalError.Id))
            output.ReportDiagnostic(Descriptors.Create(problem, Location.None));
    }

    static Problem Failure(string model, Exception failure) => Rules.InternalError.At(
        EquatableArray<Site>.Empty, model, $"{failure.GetType().Name}: {failure.Message}");
}
