using System.Text.RegularExpressions;
using GraphGen.Compiler.Diagnostics;
using GraphGen.Generator.Tests.Architecture;
using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.Diagnostics;

/// <summary>Every rule has a help page whose first example breaks it and whose second does not, and a row in the list of
/// releases.</summary>
public partial class HelpPageTests
{
    public static TheoryData<string> Ids => [.. Rules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_explains_the_rule(string id)
    {
        var rule = Rules.Get(id);
        var page = Page(id + ".md");
        Assert.StartsWith($"# {id}: {rule.Title}\n", page);
        Assert.Equal($"docs/diagnostics/{id}.md", rule.HelpLink);
        if (rule.Category == RuleCategory.Internal) return;
        var examples = Example().Matches(page).Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(2, examples.Length);
        Assert.Equal([id], CompilationHost.Compile(examples[0]).Diagnostics.Select(diagnostic => diagnostic.Id).Distinct());
        Assert.Empty(CompilationHost.Compile(examples[1]).Errors);
    }

    [Fact]
    public void The_list_of_pages_is_complete()
    {
        var list = Page("README.md");
        Assert.All(Rules.All, rule => Assert.Contains($"| [{rule.Id}]({rule.Id}.md) | {rule.Title} |\n", list));
    }

    [Fact]
    public void The_list_of_releases_is_complete()
    {
        var releases = File.ReadAllText(Repository.Combine("Generator", "Diagnostics", "AnalyzerReleases.Shipped.md"))
            + File.ReadAllText(Repository.Combine("Generator", "Diagnostics", "AnalyzerReleases.Unshipped.md"));
        var rows = releases.Split('\n').Where(line => line.StartsWith("GG", StringComparison.Ordinal));
        Assert.Equal(Rules.All.Select(rule => $"{rule.Id} | GraphGen.{rule.Category} | Error | {rule.Title}"), rows);
    }

    static string Page(string name) => File.ReadAllText(Repository.Combine("docs", "diagnostics", name)).ReplaceLineEndings("\n");

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
