using System.Text.RegularExpressions;
using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.Documentation;

/// <summary>A fenced block of a page.</summary>
/// <param name="Comment">The HTML comment on the line above it, without its brackets; empty for none.</param>
/// <param name="Language">What follows the fence: <c>csharp</c>, or nothing.</param>
/// <param name="Text">The lines between the fences.</param>
sealed record FencedBlock(string Comment, string Language, string Text);

/// <summary>One of the repository's pages in Markdown.</summary>
sealed partial class Page(string path)
{
    readonly string text = File.ReadAllText(Repository.Combine(path)).ReplaceLineEndings("\n");

    /// <summary>All pages, by their paths from the root.</summary>
    public static IEnumerable<string> All { get; } = Directory
        .EnumerateFiles(Repository.Root, "*.md", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden })
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "artifacts"))
        .Order(StringComparer.Ordinal);

    /// <summary>The fenced blocks in order.</summary>
    public IEnumerable<FencedBlock> Blocks => Block().Matches(text)
        .Select(match => new FencedBlock(match.Groups["comment"].Value, match.Groups["language"].Value, match.Groups["text"].Value));

    /// <summary>Every comment that says where a block comes from.</summary>
    public IEnumerable<string> Sources => Source().Matches(text).Select(match => match.Groups["name"].Value);

    /// <summary>Where the page's links lead, without those to other sites.</summary>
    public IEnumerable<string> Links => Link().Matches(Prose)
        .Select(match => match.Groups["target"].Value).Where(target => !target.Contains(':'));

    /// <summary>The anchors of the page's headings, as GitHub makes them.</summary>
    public IEnumerable<string> Anchors => Heading().Matches(Prose)
        .Select(match => NoPartOfAnchor().Replace(match.Groups["title"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    string Prose => Block().Replace(text, "");

    [GeneratedRegex("(?:<!-- (?<comment>[^\n]*) -->\n)?^```(?<language>[a-z]*)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("<!-- from (?<name>[^\n]*) -->")]
    private static partial Regex Source();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<title>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoPartOfAnchor();
}
