using System.Globalization;
using System.Xml.Linq;
using static GraphGen.Markup;
using static GraphGen.Quantity;

namespace GraphGen;

/// <summary>The parts of a report about how a training went.</summary>
static class CurveSection
{
    public static XElement Of(string title, string id, Chart chart) => Section(
        title, id, chart.IsDrawable ? Figure(chart) : new("p", "There is nothing to draw."));

    public static XElement Of(string title, string id, IReadOnlyList<EpochResult> results) =>
        Section(title, id, LearningCurve.Charts(results).Where(chart => chart.IsDrawable).Select(Figure), Table(results));

    static XElement Section(string title, string id, params object?[] content) => new(
        "section", new XAttribute("id", id), new XElement("h2", title), content);

    static XElement Figure(Chart chart)
    {
        var drawable = chart.Drawable;
        var course = string.Join("; ", drawable.Curves.Select(curve => Course(curve, chart.X)));
        if (chart.Y is not null) course = $"{chart.Y}: {course}";
        return new(
            "figure",
            new XElement(
                "svg", new XAttribute("role", "img"), new XAttribute("class", "chart"),
                new XAttribute("viewBox", $"0 0 {LineChart.Width} {LineChart.PanelHeight}"), new XElement("title", course),
                new LineChart(XNamespace.None).Panel(drawable, top: 0)),
            new XElement("figcaption", course));
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
        var metrics = LearningCurve.MetricNames(results).ToList();
        return new(
            "details", new XElement("summary", "The numbers"),
            new XElement(
                "table",
                new XElement("thead", new XElement(
                    "tr", Head("col", "epoch"), NumberHead("training loss"), hasValidation ? NumberHead("validation loss") : null,
                    hasAccuracy ? NumberHead("accuracy") : null, metrics.Select(NumberHead), NumberHead("seconds"))),
                new XElement("tbody", results.Select(result => new XElement(
                    "tr", Head("row", result.Epoch), Number(Measure(result.TrainLoss)), hasValidation ? Number(Optional(result.ValidationLoss, Measure)) : null,
                    hasAccuracy ? Number(Optional(result.Accuracy, value => value.ToString("0.00 %", CultureInfo.InvariantCulture))) : null,
                    metrics.Select(name => Number(Optional(LearningCurve.Metric(result, name), Measure))),
                    Number(result.Duration.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)))))));
    }

    static string Optional(double? value, Func<double, string> text) => value is { } number ? text(number) : "";
}
