namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Breaks long lines of C# where a person would: after a comma or before an operator, as far out of the brackets as
/// can be; comments between words.</summary>
static class LineBreaker
{
    const int LongestLine = 120;

    /// <summary>A break within this part of the line leaves little on it: only where there is no other.</summary>
    const double Least = 0.4;

    /// <summary>Operators to break before, by how well the break separates.</summary>
    static readonly (string Text, int Rank)[] Operators =
    [
        (" => ", 1), (" || ", 2), (" && ", 2), (" ? ", 3), (" : ", 3), (" + ", 4), (" - ", 4), (" * ", 5), (" / ", 5),
    ];

    /// <summary>The pieces of a line; all but the first are indented against it.</summary>
    /// <param name="indent">The columns that come before the line.</param>
    public static IEnumerable<string> Break(string line, int indent)
    {
        var isComment = line.StartsWith("//", StringComparison.Ordinal);
        var prefix = !isComment ? "    " : line.StartsWith("///", StringComparison.Ordinal) ? "/// " : "//     ";
        while (indent + line.Length > LongestLine && Place(line, LongestLine - indent, isComment) is { } at)
        {
            yield return line.Substring(0, at).TrimEnd();
            line = prefix + line.Substring(at).TrimStart();
        }
        yield return line;
    }

    /// <summary>Where to break, or null where nothing suits.</summary>
    static int? Place(string line, int width, bool isComment)
    {
        if (isComment)
        {
            var space = line.LastIndexOf(' ', Math.Min(width, line.Length - 1));
            return space > width * Least ? space + 1 : null;
        }
        int? best = null;
        var bestRank = int.MaxValue;
        foreach (var (at, place) in Candidates(line))
        {
            if (at > width && best is not null) break;
            var rank = at > width ? int.MaxValue : at < width * Least ? place + 1000 : place;
            if (rank <= bestRank) (best, bestRank) = (at, rank);
            if (at > width) break;
        }
        return best;
    }

    /// <summary>The places in code where a break may be, in order, the better the lower their rank.</summary>
    static IEnumerable<(int At, int Rank)> Candidates(string line)
    {
        var depth = 0;
        for (var at = line.Length - line.TrimStart().Length; at < line.Length; at++)
            switch (line[at])
            {
                case '"':
                    at = EndOfString(line, at);
                    break;
                case '/' when at + 1 < line.Length && line[at + 1] == '/':
                    yield break;
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}':
                    depth--;
                    break;
                case ',' when at + 1 < line.Length && line[at + 1] == ' ':
                    yield return (at + 2, 10 * depth);
                    break;
                case ' ':
                    foreach (var (text, rank) in Operators)
                        if (string.CompareOrdinal(line, at, text, 0, text.Length) == 0)
                            yield return (at + 1, 10 * depth + rank);
                    break;
            }
    }

    static int EndOfString(string line, int begin)
    {
        var at = begin + 1;
        while (at < line.Length && line[at] != '"') at += line[at] == '\\' ? 2 : 1;
        return at;
    }
}
