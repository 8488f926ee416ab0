using System.Globalization;
using System.Xml.Linq;
using static GraphGen.Quantity;

namespace GraphGen;

/// <summary>Draws curves over one pair of axes as elements of SVG. Colours are attributes, so that a drawing stands by
/// itself; the style classes let a page choose others.</summary>
/// <param name="space">The namespace of the elements: that of SVG in a file of its own, none within a page.</param>
sealed class LineChart(XNamespace space)
{
    /// <summary>The width of a drawing.</summary>
    public const int Width = 720;

    /// <summary>The height of one pair of axes with its legend and labels.</summary>
    public const int PanelHeight = 270;

    /// <summary>From this many points on, a curve is a line without marks.</summary>
    const int MostMarks = 100;

    const int Left = 70, Right = 24, LegendHeight = 30, Bottom = 44;

    static readonly string[] Colors = ["#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#8c564b", "#17becf"];
    static readonly string?[] Dashes = [null, "7 4", "2 3", "9 3 2 3", "4 2", "1 2"];

    readonly record struct Point(double X, double Y);

    /// <summary>The axes, curves and legend.</summary>
    /// <param name="chart">What to draw; at least one point of it can be drawn.</param>
    /// <param name="top">Where the panel begins.</param>
    public XElement Panel(Chart chart, int top)
    {
        var (axis, measure, curves) = chart;
        var points = curves.SelectMany(curve => curve.Drawable).ToList();
        var levels = Ticks(points.Min(point => point.Y), points.Max(point => point.Y));
        var (begin, end) = (points.Min(point => point.X), points.Max(point => point.X));
        var (plotTop, plotBottom) = (top + LegendHeight, top + PanelHeight - Bottom);
        Point At((double X, double Y) point) => new(
            Left + (end > begin ? (point.X - begin) / (end - begin) : 0.5) * (Width - Left - Right),
            plotTop + (levels[^1] - point.Y) / (levels[^1] - levels[0]) * (plotBottom - plotTop));

        return new(
            space + "g",
            levels.Select(level => At((begin, level)).Y).Zip(levels, (y, level) => Level(y, level)),
            Marks(begin, end).Select(x => Text(At((x, 0)).X, plotBottom + 18, "middle", x.ToString("G6", CultureInfo.InvariantCulture))),
            Text((Left + Width - Right) / 2.0, plotBottom + 36, "middle", axis),
            measure is null ? null : Upwards(Text(16, (plotTop + plotBottom) / 2.0, "middle", measure)),
            curves.Select((curve, k) => Line(curve, k, axis, At)),
            Legend(curves, top + 14));
    }

    object[] Level(double y, double level) =>
    [
        new XElement(
            space + "line", new XAttribute("class", "grid"), new XAttribute("stroke", "#ddd"), new XAttribute("x1", Left),
            new XAttribute("x2", Width - Right), new XAttribute("y1", Coordinate(y)), new XAttribute("y2", Coordinate(y))),
        Text(Left - 8, y + 4, "end", level.ToString("G4", CultureInfo.InvariantCulture)),
    ];

    XElement Line(Curve curve, int number, string axis, Func<(double X, double Y), Point> at)
    {
        var points = curve.Drawable.ToList();
        var color = Colors[number % Colors.Length];
        return new(
            space + "g", new XAttribute("class", $"curve{number % Colors.Length}"),
            Stroke("polyline", number, new XAttribute("points", string.Join(' ', points.Select(point =>
                at(point) is var place ? $"{Coordinate(place.X)},{Coordinate(place.Y)}" : "")))),
            points.Count > MostMarks ? null : points.Select(point => new XElement(
                space + "circle", new XAttribute("class", "mark"), new XAttribute("cx", Coordinate(at(point).X)),
                new XAttribute("cy", Coordinate(at(point).Y)), new XAttribute("r", "2.5"), new XAttribute("fill", color),
                new XElement(space + "title", $"{curve.Name}, {axis} {Measure(point.X)}: {Measure(point.Y)}"))));
    }

    IEnumerable<XElement> Legend(IReadOnlyList<Curve> curves, int y)
    {
        var x = Left;
        for (var k = 0; k < curves.Count; k++)
        {
            yield return new(
                space + "g", new XAttribute("class", $"curve{k % Colors.Length}"),
                Stroke("path", k, new XAttribute("d", $"M{x} {y - 4}h26")), Text(x + 32, y, "start", curves[k].Name));
            x += 60 + 7 * curves[k].Name.Length;
        }
    }

    XElement Stroke(string shape, int number, XAttribute path) => new(
        space + shape, new XAttribute("class", "line"), new XAttribute("fill", "none"),
        new XAttribute("stroke", Colors[number % Colors.Length]), new XAttribute("stroke-width", 2),
        Markup.Attribute("stroke-dasharray", Dashes[number % Dashes.Length]), path);

    XElement Text(double x, double y, string anchor, string text) => new(
        space + "text", new XAttribute("x", Coordinate(x)), new XAttribute("y", Coordinate(y)), new XAttribute("text-anchor", anchor), text);

    /// <summary>Turns a text so that it is read from below, around its own place.</summary>
    static XElement Upwards(XElement text)
    {
        text.Add(new XAttribute("transform", $"rotate(-90 {text.Attribute("x")!.Value} {text.Attribute("y")!.Value})"));
        return text;
    }

    /// <summary>Whole numbers for the labels of X, about ten at most, from the first to the last.</summary>
    static IEnumerable<double> Marks(double begin, double end)
    {
        var step = Math.Max(1, Step((end - begin) / 10));
        return new[] { begin }.Concat(Multiples(step, begin + step / 2, end));
    }

    /// <summary>Round numbers, about five, that enclose a range.</summary>
    static double[] Ticks(double low, double high)
    {
        if (high - low < 1e-9 * Math.Max(1, Math.Abs(high))) (low, high) = (low - 0.5, high + 0.5);
        var step = Step((high - low) / 5);
        return [.. Multiples(step, Math.Floor(low / step + 1e-9) * step, Math.Ceiling(high / step - 1e-9) * step)];
    }

    /// <summary>The multiples of a step in a range.</summary>
    static IEnumerable<double> Multiples(double step, double low, double high)
    {
        var (first, last) = ((long)Math.Ceiling(low / step - 1e-6), (long)Math.Floor(high / step + 1e-6));
        for (var k = first; k <= last; k++) yield return k * step;
    }

    /// <summary>The next number of 1, 2, 5, 10, ….</summary>
    static double Step(double least)
    {
        if (least <= 0) return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return power * ((least / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
    }
}
