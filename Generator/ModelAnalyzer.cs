using System.Collections.Concurrent;
using System.Collections.Immutable;
using GraphGen.Compiler.Diagnostics;
using GraphGen.Compiler.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GraphGen.Compiler;

/// <summary>Reports the problems of the methods marked <c>[Model]</c> at their places in the source, as the user types. It
/// reads and evaluates what <see cref="ModelGenerator"/> compiles.</summary>
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
            start.RegisterSymbolAction(symbol => Analyze(symbol, reported), SymbolKind.Method);
        });
    }

    static void Analyze(SymbolAnalysisContext context, ConcurrentDictionary<(string, string, Location), bool> reported)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (!method.Has(KnownAttributes.Model) || method.PartialImplementationPart is not null) return;
        var map = new SourceMap();
        foreach (var problem in Find(method, context.Compilation, map, context.CancellationToken))
        {
            var places = map.Find(problem).ToArray();
            var location = places.FirstOrDefault() ?? method.Locations[0];
            if (reported.TryAdd((problem.Rule, problem.Message, location), true))
                context.ReportDiagnostic(Descriptors.Create(problem, location, places.Skip(1)));
        }
    }

    static EquatableArray<Problem> Find(IMethodSymbol method, Compilation compilation, SourceMap map, CancellationToken token)
    {
        try
        {
            return ModelReader.Read(method, compilation, map, token).Problems;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new(Rules.InternalError.At(EquatableArray<Site>.Empty, method.Name, $"{failure.GetType().Name}: {failure.Message}"));
        }
    }
}
