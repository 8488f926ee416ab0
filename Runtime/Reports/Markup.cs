using System.Xml;
using System.Xml.Linq;

namespace GraphGen;

/// <summary>Turns a tree of elements into the text of a page that is well-formed as HTML and as XML. The tree escapes what
/// it holds; this sees to what the two languages read differently.</summary>
static class Markup
{
    /// <summary>The elements of HTML that have no end.</summary>
    static readonly HashSet<string> Void = ["br", "col", "hr", "img", "meta"];

    /// <summary>The text of a page.</summary>
    public static string Page(XElement html) => "<!DOCTYPE html>\n" + Text(html);

    /// <summary>The text of a tree.</summary>
    public static string Text(XElement root)
    {
        foreach (var element in root.DescendantsAndSelf()) Finish(element);
        return $"{root}\n";
    }

    /// <summary>An attribute, left out where there is nothing to say.</summary>
    public static XAttribute? Attribute(string name, string? value) => value is null ? null : new XAttribute(name, value);

    /// <summary>A cell that heads a row or column.</summary>
    public static XElement Head(string scope, params object?[] content) => new("th", new XAttribute("scope", scope), content);

    /// <summary>The head of a column of numbers.</summary>
    public static XElement NumberHead(string text) => new("th", new XAttribute("scope", "col"), new XAttribute("class", "number"), text);

    /// <summary>A cell with a number.</summary>
    public static XElement Number(params object?[] content) => new("td", new XAttribute("class", "number"), content);

    /// <summary>An element of a style class.</summary>
    public static XElement Classed(string name, string style, params object?[] content) =>
        new(name, new XAttribute("class", style), content);

    /// <summary>Gives elements without content an end tag, which HTML asks for, and replaces characters that XML can't
    /// hold.</summary>
    static void Finish(XElement element)
    {
        if (element.IsEmpty && !Void.Contains(element.Name.LocalName)) element.Value = "";
        foreach (var attribute in element.Attributes()) attribute.Value = Clean(attribute.Value);
        foreach (var text in element.Nodes().OfType<XText>()) text.Value = Clean(text.Value);
    }

    static string Clean(string text)
    {
        if (text.All(XmlConvert.IsXmlChar)) return text;
        return string.Concat(text.EnumerateRunes().Select(rune =>
            rune.Utf16SequenceLength == 2 || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD"));
    }
}
