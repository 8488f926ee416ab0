using System.Text;
using System.Xml.Linq;

namespace GraphGen;

/// <summary>Draws how a training went: a panel with the losses and, where they were measured, one with the accuracy and
/// one for each other measure.</summary>
public static class LearningCurve
{
    const int TitleHeight = 40;

    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Writes the drawing as an SVG file, beside its place and then renamed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="results">What was measured, epoch by epoch.</param>
    /// <param name="title">The heading.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, IReadOnlyList<EpochResult> results, string title) => Save(path, title, Charts(results));

    /// <summary>Writes a drawing of several trainings, or of other measures, as an SVG file, beside its place and then
    /// renamed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="title">The heading.</param>
    /// <param name="charts">What to draw, from top to bottom.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, string title, params IReadOnlyList<Chart> charts) =>
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(ToSvg(title, charts))));

    /// <summary>The drawing as the text of an SVG file.</summary>
    /// <param name="results">What was measured, epoch by epoch.</param>
    /// <param name="title">The heading.</param>
    /// <returns>The text.</returns>
    public static string ToSvg(IReadOnlyList<EpochResult> results, string title) => ToSvg(title, Charts(results));

    /// <summary>A drawing of several trainings, or of other measures, as the text of an SVG file.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="charts">What to draw, from top to bottom; a chart without anything to draw is left out.</param>
    /// <returns>The text.</returns>
    public static string ToSvg(string title, params IReadOnlyList<Chart> charts)
    {
        var panels = charts.Select(chart => chart.Drawable).Where(chart => chart.IsDrawable).ToList();
        var lines = new LineChart(Svg);
        var svg = new XElement(
            Svg + "svg", new XAttribute("width", LineChart.Width),
            new XAttribute("height", TitleHeight + Math.Max(1, panels.Count) * LineChart.PanelHeight),
            new XAttribute("font-family", "sans-serif"), new XAttribute("font-size", 12),
            new XElement(Svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("fill", "white")),
            new XElement(
                Svg + "text", new XAttribute("x", LineChart.Width / 2), new XAttribute("y", 24), new XAttribute("text-anchor", "middle"),
                new XAttribute("font-size", 16), title),
            panels.Select((panel, k) => lines.Panel(panel, TitleHeight + k * LineChart.PanelHeight)));
        return Markup.Text(svg);
    }

    /// <summary>The names of the epochs' <see cref="EpochResult.Metrics"/>.</summary>
    internal static IEnumerable<string> MetricNames(IEnumerable<EpochResult> results) =>
        results.SelectMany(result => result.Metrics.Keys).Distinct();

    /// <summary>A measure of an epoch by its name; null where it was not measured.</summary>
    internal static double? Metric(EpochResult result, string name) => result.Metrics.TryGetValue(name, out var value) ? value : null;

    /// <summary>What belongs together, chart by chart.</summary>
    internal static IReadOnlyList<Chart> Charts(IReadOnlyList<EpochResult> results)
    {
        Curve Measure(string name, Func<EpochResult, double?> measure) =>
            new(name, [.. results.Select(result => ((double)result.Epoch, measure(result) ?? double.NaN))]);
        return
        [
            new("epoch", null, Measure("training loss", result => result.TrainLoss), Measure("validation loss", result => result.ValidationLoss)),
            new("epoch", null, Measure("accuracy", result => result.Accuracy)),
            .. MetricNames(results).Select(name => new Chart("epoch", null, Measure(name, result => Metric(result, name)))),
        ];
    }
}
