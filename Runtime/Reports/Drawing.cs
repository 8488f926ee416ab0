using System.Xml.Linq;
using static GraphGen.Quantity;

namespace GraphGen;

/// <summary>Elements of SVG within a page, whose style classes give them their colours.</summary>
static class Drawing
{
    /// <summary>A drawing with what it shows in words.</summary>
    public static XElement Root(double left, double top, double width, double height, string title, params object?[] content) => new(
        "svg", new XAttribute("role", "img"), new XAttribute("width", Coordinate(width)), new XAttribute("height", Coordinate(height)),
        new XAttribute("viewBox", $"{Coordinate(left)} {Coordinate(top)} {Coordinate(width)} {Coordinate(height)}"),
        new XElement("title", title), content);

    /// <summary>A line of text.</summary>
    /// <param name="anchor">Which part of it is at X: <c>start</c>, <c>middle</c> or <c>end</c>.</param>
    public static XElement Text(string style, string anchor, double x, double y, string text) => Markup.Classed(
        "text", style, new XAttribute("x", Coordinate(x)), new XAttribute("y", Coordinate(y)), new XAttribute("text-anchor", anchor), text);

    /// <summary>A rectangle with round corners.</summary>
    public static XElement Rectangle(double x, double y, double width, double height, double radius) => new(
        "rect", new XAttribute("x", Coordinate(x)), new XAttribute("y", Coordinate(y)), new XAttribute("width", Coordinate(width)),
        new XAttribute("height", Coordinate(height)), new XAttribute("rx", Coordinate(radius)));

    /// <summary>An open or closed path.</summary>
    public static XElement Path(string style, string d) => Markup.Classed("path", style, new XAttribute("d", d));
}
