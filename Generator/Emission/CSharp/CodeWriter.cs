using System.Text;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Writes indented text.</summary>
sealed class CodeWriter
{
    readonly StringBuilder text = new();
    int indent;

    /// <summary>A line, or several; each gets the indentation. No text gives an empty line.</summary>
    public void Line(string line = "")
    {
        foreach (var part in line.Split('\n'))
            text.Append(part.Length == 0 ? "" : new string(' ', 4 * indent)).Append(part).Append('\n');
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

    /// <summary>A documentation comment.</summary>
    public void Summary(string content)
    {
        var lines = content.Split('\n');
        if (lines.Length == 1 && content.Length < 100)
        {
            Line($"/// <summary>{Escape(content)}</summary>");
            return;
        }
        Line("/// <summary>");
        foreach (var line in lines) Line($"/// {Escape(line)}{(lines.Length > 1 ? "<br/>" : "")}");
        Line("/// </summary>");
    }

    static string Escape(string content) => content.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    public override string ToString() => text.ToString();
}
