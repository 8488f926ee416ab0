using GraphGen.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GraphGen.Compiler.Reading;

/// <summary>Where the parts of a description stand in the source: kept beside it, and only for those who report
/// problems, so that a description stays equal when text around it moves.</summary>
sealed class SourceMap
{
    readonly Dictionary<Site, Location> locations = [];

    /// <summary>What to underline for a piece of source: of a statement its keyword, of a declaration its name.</summary>
    public static Location PlaceOf(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.GetLocation(),
        MethodDeclarationSyntax method => method.Identifier.GetLocation(),
        LocalFunctionStatementSyntax function => function.Identifier.GetLocation(),
        VariableDeclaratorSyntax variable => variable.Identifier.GetLocation(),
        PropertyDeclarationSyntax property => property.Identifier.GetLocation(),
        ParameterSyntax parameter => parameter.Identifier.GetLocation(),
        ExpressionStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } => node.GetLocation(),
        StatementSyntax or GlobalStatementSyntax => node.GetFirstToken().GetLocation(),
        _ => node.GetLocation(),
    };

    /// <summary>Remembers where a site is.</summary>
    public void Add(Site site, Location location) => locations[site] = location;

    /// <summary>Where a problem was found and the calls that led there, innermost first: those of its sites that lie in
    /// this compilation's own source.</summary>
    public IEnumerable<Location> Find(Problem problem)
    {
        foreach (var site in problem.Trace)
            if (locations.TryGetValue(site, out var location))
                yield return location;
    }
}
