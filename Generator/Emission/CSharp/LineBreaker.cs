namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Breaks long lines of C# where a person would: after a comma, after the bracket that opens a call or before an
/// operator, as far out of the brackets as can be; comments between words.</summary>
static class LineBreaker
{
    const int LongestLine = 120;

    /// <summary>A break within this part of the line leaves little on it: only where there is no other.</summary>
    const double Least = 0.4;

    /// <summary>What a break after the bracket that opens a call counts: it comes after all others outside of the call.</summary>
    const int OpeningRank = 9;

    const string DocComment = "/// ";

    /// <summary>Operators to break before, by how well the break separates.</summary>
    static readonly (string Text, int Rank)[] Operators =
    [
        (" || ", 2), (" && ", 2), (" ? ", 3), (" : ", 3), (" if ", 3), (" else ", 3), (" + ", 4), (" - ", 4), (" * ", 5), (" / ", 5), (" · ", 5),
    ];

    /// <summary>The pieces of a line; all but the first are indented against it. A documentation element that does not fit gets
    /// lines of their own for its tags.</summary>
    /// <param name="indent">The columns that come before the line.</param>
    public static IEnumerable<string> Break(string line, int indent)
    {
        if (Fits(line, indent)) return [line];
        if (line.StartsWith(DocComment, StringComparison.Ordinal)) return Element(line, indent);
        return line.StartsWith("//", StringComparison.Ordinal)
            ? Break(line, "//     ", indent, BetweenWords)
            : Break(line, "    ", indent, (text, width) => Place(text, width, CodePlaces(text)));
    }

    /// <summary>The pieces of a formula in a documentation comment.</summary>
    public static IEnumerable<string> BreakFormula(string formula, int indent) =>
        Break(DocComment + formula, DocComment + "    ", indent, (text, width) => Place(text, width, Places(text, DocComment.Length, isFormula: true)));

    /// <summary>The pieces of a formula that stands in strings; a space between them makes it whole again.</summary>
    public static IEnumerable<string> BreakText(string formula, int indent) =>
        Break(formula, "", indent, (text, width) => Place(text, width, Places(text, 0, isFormula: true)));

    public static bool Fits(string line, int indent) => indent + line.Length <= LongestLine;

    static IEnumerable<string> Element(string line, int indent)
    {
        var (opened, closing) = (line.IndexOf('>') + 1, line.LastIndexOf("</", StringComparison.Ordinal));
        if (!line.StartsWith(DocComment + "<", StringComparison.Ordinal) || closing < opened) return Break(line, DocComment, indent, BetweenWords);
        var text = DocComment + line.Substring(opened, closing - opened);
        return [line.Substring(0, opened), .. Break(text, DocComment, indent, BetweenWords), DocComment + line.Substring(closing)];
    }

    static IEnumerable<string> Break(string line, string prefix, int indent, Func<string, int, int?> place)
    {
        while (!Fits(line, indent) && place(line, LongestLine - indent) is { } at)
        {
            yield return line.Substring(0, at).TrimEnd();
            line = prefix + line.Substring(at).TrimStart();
        }
        yield return line;
    }

    /// <summary>The last space that fits and lies in no tag, or null where there is none.</summary>
    static int? BetweenWords(string line, int width)
    {
        int? best = null;
        var inTag = false;
        for (var at = 0; at <= width && at < line.Length; at++)
        {
            if (line[at] is '<' or '>') inTag = line[at] == '<';
            if (line[at] == ' ' && !inTag && at > width * Least) best = at + 1;
        }
        return best;
    }

    /// <summary>The best of some places, or null where there is none.</summary>
    static int? Place(string line, int width, IEnumerable<(int At, int Rank)> places)
    {
        int? best = null;
        var bestRank = int.MaxValue;
        foreach (var (at, place) in places)
        {
            if (at > width && best is not null) break;
            var rank = at > width ? int.MaxValue : at < width * Least && place % 10 != OpeningRank ? place + 1000 : place;
            if (rank <= bestRank) (best, bestRank) = (at, rank);
            if (at > width) break;
        }
        return best;
    }

    static IEnumerable<(int At, int Rank)> CodePlaces(string line) => Places(line, line.Length - line.TrimStart().Length, isFormula: false);

    /// <summary>The places where a break may be, in order, the better the lower their rank.</summary>
    static IEnumerable<(int At, int Rank)> Places(string line, int begin, bool isFormula)
    {
        var depth = 0;
        // What an earlier break has left may begin with an operator; to break before it once more would change nothing.
        while (begin < line.Length && line[begin] == ' ') begin++;
        for (var at = begin; at < line.Length; at++)
            switch (line[at])
            {
                case '"':
                    at = EndOfString(line, at);
                    break;
                case '/' when at + 1 < line.Length && line[at + 1] == '/':
                    yield break;
                case '(' or '[' or '{':
                    if (!isFormula && OpensCall(line, at)) yield return (at + 1, 10 * depth + OpeningRank);
                    depth++;
                    break;
                case ')' or ']' or '}':
                    depth--;
                    break;
                case ',' when at + 1 < line.Length && line[at + 1] == ' ':
                    yield return (at + 2, 10 * depth);
                    break;
                case ' ' when string.CompareOrdinal(line, at, " => ", 0, 4) == 0:
                    yield return (at + 4, 10 * depth + 1);
                    break;
                case ' ':
                    foreach (var (text, rank) in Operators)
                        if (string.CompareOrdinal(line, at, text, 0, text.Length) == 0)
                            yield return (at + 1, 10 * depth + rank);
                    break;
            }
    }

    /// <summary>Whether a bracket follows a name and has something in it.</summary>
    static bool OpensCall(string line, int at) =>
        line[at] == '(' && at > 0 && (char.IsLetterOrDigit(line[at - 1]) || line[at - 1] == '>') && at + 1 < line.Length && line[at + 1] != ')';

    static int EndOfString(string line, int begin)
    {
        var at = begin + 1;
        while (at < line.Length && line[at] != '"') at += line[at] == '\\' ? 2 : 1;
        return at;
    }
}
