using System.Globalization;
using System.Xml.Linq;
using static GraphGen.Markup;
using static GraphGen.Quantity;

namespace GraphGen;

/// <summary>The parts of a report about how a training went.</summary>
static class CurveSection
{
    public static XElement Of(string title, string id, string axis, IReadOnlyList<Curve> curves) => Section(title, id, Figure(curves, axis));

    public static XElement Of(string title, string id, IReadOnlyList<EpochResult> results) =>
        Section(title, id, LearningCurve.Panels(results).Select(panel => Figure(panel, "epoch")), Table(results));

    static XElement Section(string title, string id, params object?[] content) => new(
        "section", new XAttribute("id", id), new XElement("h2", title), content);

    static XElement Figure(IReadOnlyList<Curve> curves, string axis)
    {
        var drawable = curves.Where(curve => curve.Drawable.Any()).ToList();
        if (drawable.Count == 0) return new("p", "There is nothing to draw.");
        return new(
            "figure",
            new XElement(
                "svg", new XAttribute("role", "img"), new XAttribute("class", "chart"),
                new XAttribute("viewBox", $"0 0 {LineChart.Width} {LineChart.PanelHeight}"),
                new XElement("title", string.Join("; ", drawable.Select(curve => Course(curve, axis)))),
                new LineChart(XNamespace.None).Panel(drawable, axis, top: 0)),
            new XElement("figcaption", string.Join("; ", drawable.Select(curve => Course(curve, axis)))));
    }

    /// <summary>The curve in words.</summary>
    static string Course(Curve curve, string axis)
    {
        var points = curve.Drawable.ToList();
        return $"{curve.Name}: {Measure(points[0].Y)} at {axis} {Measure(points[0].X)}, {Measure(points[^1].Y)} at {axis} {Measure(points[^1].X)}, "
            + $"from {Measure(points.Min(point => point.Y))} to {Measure(points.Max(point => point.Y))}";
    }

    static XElement? Table(IReadOnlyList<EpochResult> results)
    {
        if (results.Count == 0) return null;
        var (hasValidation, hasAccuracy) = (results.Any(result => result.ValidationLoss is not null), results.Any(result => result.Accuracy is not null));
        return new(
            "details", new XElement("summary", "The numbers"),
            new XElement(
                "table",
                new XElement("thead", new XElement(
                    "tr", Head("col", "epoch"), NumberHead("training loss"), hasValidation ? NumberHead("validation loss") : null,
                    hasAccuracy ? NumberHead("accuracy") : null, NumberHead("seconds"))),
                new XElement("tbody", results.Select(result => new XElement(
                    "tr", Head("row", result.Epoch), Number(Measure(result.TrainLoss)), hasValidation ? Number(Optional(result.ValidationLoss, Measure)) : null,
                    hasAccuracy ? Number(Optional(result.Accuracy, value => value.ToString("0.00 %", CultureInfo.InvariantCulture))) : null,
                    Number(result.Duration.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)))))));
    }

    static string Optional(double? value, Func<double, string> text) => value is { } number ? text(number) : "";
}
