using System.Text;
using System.Xml.Linq;

namespace GraphGen;

/// <summary>
/// A page about programs and how a training went: for each program its network, kernels, floating-point operations and memory plan,
/// then the curves. One HTML file that needs nothing else: no script, no network; light or dark as the reader has it; printable.
/// </summary>
/// <param name="title">The heading of the page.</param>
public sealed class Report(string title)
{
    readonly List<(string Title, Func<string, XElement> Section)> parts = [];

    /// <summary>Adds a program, as it is bound now.</summary>
    /// <param name="program">The program; it may be disposed afterwards.</param>
    /// <returns>This report.</returns>
    public Report Add(IProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return Add(program.Describe());
    }

    /// <summary>Adds a program.</summary>
    /// <param name="program">Its description.</param>
    /// <returns>This report.</returns>
    public Report Add(ProgramDescription program) => Add(program.ToString(), id => ProgramSection.Of(program, id));

    /// <summary>Adds the losses and the accuracy of a training.</summary>
    /// <param name="results">What was measured, epoch by epoch.</param>
    /// <param name="title">The heading of this part.</param>
    /// <returns>This report.</returns>
    public Report Add(IReadOnlyList<EpochResult> results, string title = "Training") => Add(title, id => CurveSection.Of(title, id, results));

    /// <summary>Adds curves over one pair of axes.</summary>
    /// <param name="title">The heading of this part.</param>
    /// <param name="axis">What the curves' X counts: <c>step</c>.</param>
    /// <param name="curves">The curves.</param>
    /// <returns>This report.</returns>
    public Report Add(string title, string axis, params Curve[] curves) => Add(title, new Chart(axis, null, curves));

    /// <summary>Adds a chart.</summary>
    /// <param name="title">The heading of this part.</param>
    /// <param name="chart">What to draw.</param>
    /// <returns>This report.</returns>
    public Report Add(string title, Chart chart) => Add(title, id => CurveSection.Of(title, id, chart));

    /// <summary>The page.</summary>
    /// <returns>The text of the file.</returns>
    public string ToHtml() => Markup.Page(new XElement(
        "html", new XAttribute("lang", "en"),
        new XElement(
            "head", new XElement("meta", new XAttribute("charset", "utf-8")),
            new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
            new XElement("meta", new XAttribute("name", "color-scheme"), new XAttribute("content", "light dark")),
            new XElement("title", title), new XElement("style", PageStyle.Text)),
        new XElement(
            "body", new XElement("header", new XElement("h1", title), Contents()),
            new XElement("main", parts.Select((part, k) => part.Section(Id(k)))))));

    /// <summary>Writes the page, beside its place and then renamed.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Save(string path)
    {
        var page = Encoding.UTF8.GetBytes(ToHtml());
        AtomicFile.Write(path, stream => stream.Write(page));
    }

    Report Add(string title, Func<string, XElement> section)
    {
        parts.Add((title, section));
        return this;
    }

    static string Id(int part) => $"part{part + 1}";

    XElement Contents() => new(
        "nav", new XAttribute("aria-label", "Contents"),
        new XElement("ol", parts.Select((part, k) => new XElement("li", new XElement("a", new XAttribute("href", "#" + Id(k)), part.Title)))));
}
