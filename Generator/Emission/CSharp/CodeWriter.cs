using System.Text;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Writes indented text, with long lines broken and without superfluous empty lines.</summary>
/// <param name="indent">The levels of indentation to begin with.</param>
sealed class CodeWriter(int indent = 0)
{
    const int Level = 4;

    /// <summary>The length of what stands around a piece of a broken string: <c>+ "… "</c>.</summary>
    const int QuotesAndOperator = 5;

    readonly StringBuilder text = new();
    int indent = indent;

    /// <summary>The last line was empty.</summary>
    bool afterEmpty;

    /// <summary>The last line opened a block; nothing has been written yet.</summary>
    bool afterOpening = true;

    /// <summary>A line, or several; each gets the indentation. No text gives an empty line, where one is due: not at the
    /// beginning or end of a block, and not twice.</summary>
    public void Line(string line = "")
    {
        foreach (var part in line.Split('\n'))
            if (part.Length == 0) afterEmpty = !afterOpening;
            else
                foreach (var piece in LineBreaker.Break(part, Level * indent))
                    Append(piece);
    }

    /// <summary>Text that is written already, as it is.</summary>
    public void Raw(string lines)
    {
        Separate(isClosing: false);
        text.Append(lines);
        afterOpening = false;
    }

    /// <summary>A head and an indented block in braces.</summary>
    public void Block(string head, Action body)
    {
        Line(head);
        Braces(body);
    }

    /// <summary>An indented block in braces.</summary>
    public void Braces(Action body, string end = "}")
    {
        Line("{");
        Indented(body);
        Line(end);
    }

    /// <summary>An indented part.</summary>
    public void Indented(Action body)
    {
        indent++;
        body();
        indent--;
    }

    /// <summary>A documentation comment of one sentence or more.</summary>
    public void Summary(string content) => Line($"/// <summary>{Escape(content)}</summary>");

    /// <summary>A documentation comment of formulas, one a line.</summary>
    public void Formulas(string content)
    {
        var lines = Escape(content).Split('\n');
        if (lines.Length == 1 && Fits($"/// <summary>{lines[0]}</summary>"))
        {
            Line($"/// <summary>{lines[0]}</summary>");
            return;
        }
        Line("/// <summary>");
        for (var k = 0; k < lines.Length; k++)
            foreach (var piece in LineBreaker.BreakFormula(lines[k] + (k < lines.Length - 1 ? "<br/>" : ""), Level * indent))
                Append(piece);
        Line("/// </summary>");
    }

    /// <summary>A formula as a string between other text, broken into several where it is long.</summary>
    public void Text(string formula, string end)
    {
        var pieces = LineBreaker.BreakText(formula, Level * indent + QuotesAndOperator + end.Length).ToList();
        for (var k = 0; k < pieces.Count; k++)
        {
            var isLast = k == pieces.Count - 1;
            Append((k == 0 ? "" : "+ ") + CSharp.Text(pieces[k] + (isLast ? "" : " ")) + (isLast ? end : ""));
        }
    }

    /// <summary>Whether a line needs no break here.</summary>
    public bool Fits(string line) => LineBreaker.Fits(line, Level * indent);

    public override string ToString() => text.ToString();

    static string Escape(string content) => content.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    void Append(string line)
    {
        var trimmed = line.TrimStart();
        Separate(isClosing: trimmed[0] is '}' or ']');
        text.Append(' ', Level * indent).Append(line).Append('\n');
        afterOpening = trimmed[trimmed.Length - 1] == '{';
    }

    void Separate(bool isClosing)
    {
        if (afterEmpty && !isClosing) text.Append('\n');
        afterEmpty = false;
    }
}
