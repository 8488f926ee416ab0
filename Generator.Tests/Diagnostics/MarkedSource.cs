namespace GraphGen.Generator.Tests.Diagnostics;

/// <summary>A source text in which the places of the expected diagnostics stand in <c>[|</c> and <c>|]</c>.</summary>
/// <param name="Text">The text without the marks.</param>
/// <param name="Marked">The pieces that were marked, in order.</param>
sealed record MarkedSource(string Text, IReadOnlyList<(int Start, string Text)> Marked)
{
    public static MarkedSource Parse(string source)
    {
        var text = source.ReplaceLineEndings("\n");
        var marked = new List<(int, string)>();
        for (int start; (start = text.IndexOf("[|", StringComparison.Ordinal)) >= 0;)
        {
            var end = text.IndexOf("|]", start, StringComparison.Ordinal);
            marked.Add((start, text[(start + 2)..end]));
            text = text[..start] + text[(start + 2)..end] + text[(end + 2)..];
        }

        return new(text, marked);
    }
}
