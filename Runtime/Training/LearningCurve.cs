using System.Globalization;
using System.Net;
using System.Text;

namespace GraphGen;

/// <summary>Draws how a training went: a panel with the losses and, where it was measured, one with the accuracy.</summary>
public static class LearningCurve
{
    const int Width = 720;
    const int PanelHeight = 260;
    const int Left = 70;
    const int Right = 20;
    const int Top = 50;
    const int Bottom = 40;

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
        Curve[] losses = [new("training loss", "#1f77b4", Points(results, result => result.TrainLoss)),
            new("test loss", "#d62728", Points(results, result => result.TestLoss))];
        Curve[] accuracy = [new("accuracy", "#2ca02c", Points(results, result => result.Accuracy))];
        Curve[][] panels = [.. new[] { losses, accuracy }.Where(panel => panel.Any(curve => curve.Points.Length > 0))];

        var svg = new StringBuilder();
        var height = Top + Math.Max(1, panels.Length) * PanelHeight;
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{height}" font-family="sans-serif" font-size="12">
            <rect width="100%" height="100%" fill="white"/>
            <text x="{Width / 2}" y="24" text-anchor="middle" font-size="16">{WebUtility.HtmlEncode(title)}</text>

            """);
        for (var i = 0; i < panels.Length; i++)
            AppendPanel(svg, [.. panels[i].Where(curve => curve.Points.Length > 0)], Top + i * PanelHeight, results.Count);
        return svg.Append("</svg>\n").ToString();
    }

    static (int Epoch, double Value)[] Points(IReadOnlyList<EpochResult> results, Func<EpochResult, double?> measure) =>
        [.. from result in results
            let value = measure(result)
            where value is { } number && double.IsFinite(number)
            select (result.Epoch, value.Value)];

    static void AppendPanel(StringBuilder svg, Curve[] curves, int top, int epochs)
    {
        var values = curves.SelectMany(curve => curve.Points).Select(point => point.Value).ToArray();
        var ticks = Ticks(values.Min(), values.Max());
        double x(double epoch) => Left + (epoch - 1) / Math.Max(1, epochs - 1) * (Width - Left - Right);
        double y(double value) => top + (ticks[^1] - value) / (ticks[^1] - ticks[0]) * (PanelHeight - Bottom);

        foreach (var tick in ticks)
            svg.Append(CultureInfo.InvariantCulture, $"""
                <line x1="{Left}" x2="{Width - Right}" y1="{y(tick):f1}" y2="{y(tick):f1}" stroke="#ddd"/>
                <text x="{Left - 8}" y="{y(tick) + 4:f1}" text-anchor="end">{tick:g4}</text>

                """);
        var step = Math.Max(1, (epochs + 9) / 10);
        for (var epoch = 1; epoch <= epochs; epoch += step)
            svg.Append(CultureInfo.InvariantCulture, $"""
                <text x="{x(epoch):f1}" y="{top + PanelHeight - Bottom + 16}" text-anchor="middle">{epoch}</text>

                """);
        for (var i = 0; i < curves.Length; i++)
        {
            var line = string.Join(' ', curves[i].Points.Select(point =>
                string.Create(CultureInfo.InvariantCulture, $"{x(point.Epoch):f1},{y(point.Value):f1}")));
            svg.Append(CultureInfo.InvariantCulture, $"""
                <polyline fill="none" stroke="{curves[i].Color}" stroke-width="2" points="{line}"/>
                <text x="{Width - Right - 6}" y="{top + 16 + 16 * i}" text-anchor="end" fill="{curves[i].Color}">{curves[i].Name}</text>

                """);
            foreach (var (epoch, value) in curves[i].Points)
                svg.Append(CultureInfo.InvariantCulture, $"""
                    <circle cx="{x(epoch):f1}" cy="{y(value):f1}" r="2.5" fill="{curves[i].Color}"><title>epoch {epoch}: {value:g6}</title></circle>

                    """);
        }
    }

    /// <summary>Round numbers, about five, that enclose a range.</summary>
    static double[] Ticks(double low, double high)
    {
        if (high - low < 1e-9 * Math.Max(1, Math.Abs(high)))
            (low, high) = (low - 0.5, high + 0.5);
        var rough = (high - low) / 5;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
        var (first, last) = ((long)Math.Floor(low / step + 1e-9), (long)Math.Ceiling(high / step - 1e-9));
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
    }

    sealed record Curve(string Name, string Color, (int Epoch, double Value)[] Points);
}
