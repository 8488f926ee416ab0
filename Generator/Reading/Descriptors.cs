using System.Collections.Immutable;
using GraphGen.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GraphGen.Compiler.Reading;

/// <summary>The rules and problems as the C# compiler knows them.</summary>
static class Descriptors
{
    static readonly Dictionary<string, DiagnosticDescriptor> ById =
        Rules.All.ToDictionary(rule => rule.Id, Create, StringComparer.Ordinal);

    /// <summary>Every rule.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. ById.Values];

    /// <summary>A problem at its place.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="location">Where it is.</param>
    /// <param name="callers">The calls that led there.</param>
    public static Diagnostic Create(Problem problem, Location location, IEnumerable<Location>? callers = null) =>
        Diagnostic.Create(ById[problem.Rule], location, callers, [.. problem.Arguments]);

    static DiagnosticDescriptor Create(Rule rule) => new(
        rule.Id, rule.Title, rule.Format, "GraphGen." + rule.Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: rule.HelpLink);
}
