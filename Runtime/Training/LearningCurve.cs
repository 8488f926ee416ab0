using System.Text;
using System.Xml.Linq;

namespace GraphGen;

/// <summary>Draws how a training went: a panel with the losses and, where it was measured, one with the accuracy.</summary>
public static class LearningCurve
{
    const int TitleHeight = 40;

    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Writes the drawing as an SVG file, beside its place and then renamed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="results">What was measured, epoch by epoch.</param>
    /// <param name="title">The heading.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, IReadOnlyList<EpochResult> results, string title) =>
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(ToSvg(results, title))));

    /// <summary>The drawing as the text of an SVG file.</summary>
    /// <param name="results">What was measured, epoch by epoch.</param>
    /// <param name="title">The heading.</param>
    /// <returns>The text.</returns>
    public static string ToSvg(IReadOnlyList<EpochResult> results, string title)
    {
        var panels = Panels(results);
        var chart = new LineChart(Svg);
        var svg = new XElement(
            Svg + "svg", new XAttribute("width", LineChart.Width),
            new XAttribute("height", TitleHeight + Math.Max(1, panels.Count) * LineChart.PanelHeight),
            new XAttribute("font-family", "sans-serif"), new XAttribute("font-size", 12),
            new XElement(Svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("fill", "white")),
            new XElement(
                Svg + "text", new XAttribute("x", LineChart.Width / 2), new XAttribute("y", 24), new XAttribute("text-anchor", "middle"),
                new XAttribute("font-size", 16), title),
            panels.Select((panel, k) => chart.Panel(panel, "epoch", TitleHeight + k * LineChart.PanelHeight)));
        return Markup.Text(svg);
    }

    /// <summary>The curves that belong together, panel by panel; none without anything to draw.</summary>
    internal static IReadOnlyList<IReadOnlyList<Curve>> Panels(IReadOnlyList<EpochResult> results)
    {
        Curve Measure(string name, Func<EpochResult, double?> measure) =>
            new(name, [.. results.Select(result => ((double)result.Epoch, measure(result) ?? double.NaN))]);
        Curve[] losses = [Measure("training loss", result => result.TrainLoss), Measure("validation loss", result => result.ValidationLoss)];
        Curve[][] panels = [losses, [Measure("accuracy", result => result.Accuracy)]];
        return [.. panels.Select(panel => panel.Where(curve => curve.Drawable.Any()).ToArray()).Where(panel => panel.Length > 0)];
    }
}
