using System.Collections.Concurrent;
using System.Collections.Immutable;
using GraphGen.Compiler.Diagnostics;
using GraphGen.Compiler.Evaluation;
using GraphGen.Compiler.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GraphGen.Compiler;

/// <summary>Reports the problems of what is marked <c>[Model]</c> or <c>[Traceable]</c> at their places in the source, as the
/// user types. It reads and evaluates what <see cref="ModelGenerator"/> compiles.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownAttributes.Model) is null) return;
            // Two models that share a helper share its problems, which are reported once.
            var reported = new ConcurrentDictionary<(string, string, Location), bool>();
            start.RegisterSymbolAction(symbol => Analyze(symbol, reported), SymbolKind.Method, SymbolKind.NamedType);
            start.RegisterOperationAction(AnalyzeLocalFunction, OperationKind.LocalFunction);
        });
    }

    static void Analyze(SymbolAnalysisContext context, ConcurrentDictionary<(string, string, Location), bool> reported)
    {
        if (context.Symbol is IMethodSymbol { PartialImplementationPart: not null }) return;
        var map = new SourceMap();
        foreach (var problem in Find(context.Symbol, context.Compilation, map, context.CancellationToken))
        {
            var places = map.Find(problem).ToArray();
            var location = places.FirstOrDefault() ?? context.Symbol.Locations[0];
            if (reported.TryAdd((problem.Rule, problem.Message, location), true))
                context.ReportDiagnostic(Descriptors.Create(problem, location, places.Skip(1)));
        }
    }

    /// <summary>A local function is no member of a type, so that nothing could be generated for it.</summary>
    static void AnalyzeLocalFunction(OperationAnalysisContext context)
    {
        var function = ((ILocalFunctionOperation)context.Operation).Symbol;
        if (!function.Has(KnownAttributes.Model)) return;
        var problem = Rules.UnsupportedSyntax.At(EquatableArray<Site>.Empty, "A model that is a local function", "make it a method");
        context.ReportDiagnostic(Descriptors.Create(problem, function.Locations[0]));
    }

    static EquatableArray<Problem> Find(ISymbol symbol, Compilation compilation, SourceMap map, CancellationToken token)
    {
        try
        {
            if (symbol is IMethodSymbol method && method.Has(KnownAttributes.Model))
                return Evaluate(ModelReader.Read(method, compilation, map, token), compilation, token);
            return symbol.Has(KnownAttributes.Traceable)
                ? LibraryReader.Read([symbol], compilation, map, token).Problems
                : EquatableArray<Problem>.Empty;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new(Rules.InternalError.At(EquatableArray<Site>.Empty, symbol.Name, $"{failure.GetType().Name}: {failure.Message}"));
        }
    }

    /// <summary>The problems of a reading, and then those of running it. Where the C# compiler finds errors, what follows from
    /// them is left unsaid.</summary>
    static EquatableArray<Problem> Evaluate(ModelReading reading, Compilation compilation, CancellationToken token) =>
        reading is { Description: { } description, IsBroken: false }
            ? Evaluator.Run(description, ReferencedLibraries.Read(compilation), token).Problems
            : reading.Problems;
}
