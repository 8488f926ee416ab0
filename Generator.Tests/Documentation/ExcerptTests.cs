using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.Documentation;

/// <summary>
/// What the pages show of a dump is what the compiler makes. A block below <c>&lt;!-- from DigitClassifier.Loss.2-graph --&gt;</c>
/// is a part of that snapshot, one below <c>&lt;!-- from Samples/… --&gt;</c> a part of that file: whole lines, all moved to the
/// left alike.
/// </summary>
public class ExcerptTests
{
    public static TheoryData<string> Pages => [.. Page.All.Where(path => new Page(path).Sources.Any())];

    [Theory, MemberData(nameof(Pages))]
    public void An_excerpt_is_in_the_file_that_it_names(string path)
    {
        var page = new Page(path);
        var excerpts = page.Blocks.Where(block => block.Comment.StartsWith("from ", StringComparison.Ordinal)).ToList();
        Assert.Equal(page.Sources, excerpts.Select(excerpt => excerpt.Comment["from ".Length..]));
        Assert.All(excerpts, excerpt => Assert.True(
            IsPart(excerpt.Text.TrimEnd('\n').Split('\n'), Lines(excerpt.Comment["from ".Length..])),
            $"{path}: this is no longer a part of {excerpt.Comment["from ".Length..]}:\n{excerpt.Text}"));
    }

    [Theory]
    [InlineData("b", true)]
    [InlineData("b\n  c", true)]
    [InlineData("  b\n    c", true)]
    [InlineData("  c\n\nd", true)]
    [InlineData("b\nc", false)]
    [InlineData("a\nc", false)]
    [InlineData("c\n\nd", false)]
    public void Whole_lines_count_and_how_they_are_indented_against_each_other(string excerpt, bool isPart) =>
        Assert.Equal(isPart, IsPart(excerpt.Split('\n'), ["a", "  b", "    c", "", "  d"]));

    static string[] Lines(string source) => File
        .ReadAllText(Repository.Combine(source.Contains('/') ? source : $"Generator.Tests/Snapshots/{source}.verified.txt"))
        .ReplaceLineEndings("\n").Split('\n');

    static bool IsPart(string[] excerpt, string[] file) => Enumerable.Range(0, Math.Max(0, file.Length - excerpt.Length + 1)).Any(start =>
    {
        var margin = file[start].Length - excerpt[0].Length;
        return margin >= 0 && excerpt.Index().All(line =>
            file[start + line.Index] == (line.Item.Length == 0 ? "" : new string(' ', margin) + line.Item));
    });
}
