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

        var libraries = context.MetadataReferencesProvider
            .Select(static (reference, _) => ReferencedLibraries.Read(reference))
            .Where(static library => library.Items.Count > 0)
            .Collect().Select(static (libraries, _) => libraries.ToEquatable())
            .WithTrackingName("Libraries");

        var hasDevices = context.CompilationProvider
            .Select(static (compilation, _) => compilation.GetTypeByMetadataName(KnownAttributes.GpuProgram) is not null)
            .WithTrackingName("Devices");

        var compiled = readings.Combine(libraries.Combine(hasDevices))
            .Select(static (model, token) => Compile(model.Left, model.Right.Left, model.Right.Right, token))
            .WithTrackingName("Compiled");

        // One reading of all that is marked, for one method is reached from many; there is none where nothing is marked.
        var library = context.SyntaxProvider.ForAttributeWithMetadataName(
                KnownAttributes.Traceable, static (_, _) => true,
                static (item, _) => item.TargetSymbol.GetDocumentationCommentId() ?? "")
            .Collect().Select(static (ids, _) => ids.ToEquatable())
            .Combine(context.CompilationProvider)
            .Select(static (marked, token) => Read(marked.Left, marked.Right, token))
            .WithTrackingName("Library");

        var layers = readings.SelectMany(static (reading, _) => reading.Layers).Collect()
            .Combine(library)
            .SelectMany(static (found, _) => Distinct(found.Left.Concat(found.Right.Layers)))
            .WithTrackingName("Layers");

        context.RegisterSourceOutput(compiled, static (output, model) => Write(output, model));
        context.RegisterSourceOutput(layers, static (output, layer) => output.AddSource(LayerEmitter.HintName(layer), LayerEmitter.Write(layer)));
        context.RegisterSourceOutput(library, static (output, reading) => Write(output, reading));
    }

    static ModelReading Read(IMethodSymbol model, Compilation compilation, CancellationToken token)
    {
        try
        {
            return ModelReader.Read(model, compilation, null, token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new ModelReading(
                null, null, EquatableArray<LayerDeclaration>.Empty,
                new(Failure($"{model.ContainingType.Name}.{model.Name}", failure)), true);
        }
    }

    static LibraryReading Read(EquatableArray<string> marked, Compilation compilation, CancellationToken token)
    {
        if (marked.Count == 0) return LibraryReading.Empty;
        try
        {
            return LibraryReader.Read(marked, compilation, token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return LibraryReading.Empty with { Problems = new(Failure("[Traceable]", failure)) };
        }
    }

    static IEnumerable<LayerDeclaration> Distinct(IEnumerable<LayerDeclaration> layers) =>
        layers.GroupBy(layer => layer.Id).Select(same => same.First()).OrderBy(layer => layer.Id, StringComparer.Ordinal);

    static CompiledModel? Compile(ModelReading reading, EquatableArray<ExportedLibrary> libraries, bool hasDevices, CancellationToken token)
    {
        if (reading.Signature is not { } signature) return new CompiledModel(EquatableArray<GeneratedFile>.Empty, reading.Problems);
        try
        {
            if (reading.Description is { } description) return Pipeline.Compile(description, libraries, hasDevices, token);
            return signature.Declaration.Length == 0 ? null
                : Declaration(signature, reading.Problems, hasDevices);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return Declaration(signature, new(Failure($"{signature.TypeName}.{signature.MethodName}", failure)), hasDevices);
        }
    }

    /// <summary>What the user's code needs to compile when there is no program.</summary>
    static CompiledModel Declaration(ModelSignature signature, EquatableArray<Problem> problems, bool hasDevices)
    {
        var file = new GeneratedFile(signature.HintName, FileEmitter.Declaration(signature));
        return new((hasDevices ? Pipeline.DeviceStub(signature).Prepend(file) : [file]).ToEquatable(), problems);
    }

    static void Write(SourceProductionContext output, CompiledModel? model)
    {
        if (model is null) return;
        foreach (var file in model.Files) output.AddSource(file.HintName, file.Text);
        Report(output, model.Problems);
    }

    static void Write(SourceProductionContext output, LibraryReading library)
    {
        if (library.Exports.Count > 0) output.AddSource(ExportEmitter.HintName, ExportEmitter.Write(library.Exports));
        Report(output, library.Problems);
    }

    static void Report(SourceProductionContext output, EquatableArray<Problem> problems)
    {
        foreach (var problem in problems.Where(problem => problem.Rule == Rules.InternalError.Id))
            output.ReportDiagnostic(Descriptors.Create(problem, Location.None));
    }

    static Problem Failure(string model, Exception failure) => Rules.InternalError.At(
        EquatableArray<Site>.Empty, model, $"{failure.GetType().Name}: {failure.Message}");
}
