using System.Xml.Linq;
using GraphGen.Runtime.Tests.Files;

namespace GraphGen.Runtime.Tests.Reports;

public class ReportTests
{
    static readonly EpochResult[] History =
        [new(1, 2.0, 2.1, 0.5, TimeSpan.FromSeconds(1.5)), new(2, 1.0, 1.5, 0.8, default), new(3, double.NaN, 1.2, 0.9, default)];

    [Fact]
    public void ThePageNeedsNothingElse()
    {
        var page = Full().ToHtml();
        Assert.All(
            new[] { "http:", "https:", "//", "src=", "<script", "<link", "<iframe", "@import", "url(", "javascript" },
            reference => Assert.DoesNotContain(reference, page, StringComparison.OrdinalIgnoreCase));
        var anchors = Parsed(page).Descendants("a").Select(link => (string)link.Attribute("href")!).ToList();
        var ids = Parsed(page).Descendants().Attributes("id").Select(id => "#" + id.Value).ToList();
        Assert.Equal(ids, anchors);
        Assert.Equal(4, ids.Distinct().Count());
    }

    [Fact]
    public void ThePageIsStructuredForThoseWhoDoNotSeeIt()
    {
        var page = Parsed(Full().ToHtml());
        Assert.Equal("A report", page.Descendants("title").First().Value);
        Assert.Equal("A report", Assert.Single(page.Descendants("h1")).Value);
        Assert.Equal("en", (string?)page.Root!.Attribute("lang"));
        Assert.All(page.Descendants("th"), head => Assert.NotNull(head.Attribute("scope")));
        Assert.All(page.Descendants("svg"), drawing =>
        {
            Assert.Equal("img", (string?)drawing.Attribute("role"));
            Assert.NotEmpty(drawing.Elements().First(element => element.Name == "title").Value);
        });
        Assert.All(page.Descendants("table").Where(table => table.Parent!.Name != "details"), table => Assert.Equal("caption", table.Elements().First().Name));
    }

    [Fact]
    public void EveryRowHasAsManyCellsAsItsTable()
    {
        static int Cells(XElement row) => row.Elements().Sum(cell => (int?)cell.Attribute("colspan") ?? 1);
        Assert.All(Parsed(Full().ToHtml()).Descendants("table"), table => Assert.Single(table.Descendants("tr").Select(Cells).Distinct()));
    }

    [Fact]
    public void EveryKernelAndEveryBufferIsListedOnce()
    {
        var page = Parsed(new Report("Small").Add(Programs.Small()).ToHtml());
        Assert.Equal(["Tanh", "Loss", "TanhGradient", "HiddenWeightGradient"], page.Descendants().Attributes("data-kernel").Select(a => a.Value));
        Assert.Equal(
            ["x", "tanh", "loss", "tanhGradient", "hiddenWeight", "mean", "hiddenWeightGradient"],
            page.Descendants().Attributes("data-buffer").Select(a => a.Value));
        Assert.Equal(4, page.Descendants("g").Count(g => ((string?)g.Attribute("class"))?.StartsWith("place ", StringComparison.Ordinal) == true));
    }

    [Fact]
    public void CostsAreThoseOfTheBoundSizes()
    {
        // x 96 bytes, weight 48, mean 16, tanh 128: 25·4·8 operations on 288 bytes; of 800 + 32 + 96 + 192 = 1120 operations.
        var row = Parsed(new Report("Small").Add(Programs.Small()).ToHtml()).Descendants("tr").First(tr => (string?)tr.Attribute("data-kernel") == "Tanh");
        var cells = row.Elements().Select(cell => cell.Value).ToList();
        Assert.Equal(["1", "Tanhproduct", "800 FLOP100*batch", "288 B28*batch+64", "2.78", "71.4 %"],
            cells.Where((_, k) => k != 2));
        Assert.Contains("reads x float32[8, 3], hiddenWeight float32[4, 3], mean float32[4]", cells[2]);
    }

    [Fact]
    public void SavedAndRecomputedValuesAreNamed()
    {
        var text = Parsed(new Report("Small").Add(Programs.Small()).ToHtml()).Root!.Value;
        Assert.Contains("Saved for the backward pass, 128 B together: tanh (128 B).", text);
        Assert.Contains("TanhGradient: 1 - tanh²", text);
        Assert.Contains("when isLarge and not isOdd", text);
    }

    [Fact]
    public void NamesAreEscaped()
    {
        const string Hostile = "</title><script>alert(\"x\" + 'y')</script>&amp;\u0001\ud800";
        const string Shown = "</title><script>alert(\"x\" + 'y')</script>&amp;\ufffd\ufffd";
        var page = new Report(Hostile).Add(Programs.Small(Hostile, Hostile, Hostile)).Add([new(1, 1, null, null, default)], Hostile)
            .Add(Hostile, Hostile, Curve.Of(Hostile, [1, 2])).ToHtml();
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        var parsed = Parsed(page);
        Assert.Equal(Shown, parsed.Descendants("h1").Single().Value);
        Assert.Contains($"{Shown}.{Shown}, batch = 8", parsed.Descendants("h2").Select(h => h.Value));
        Assert.Contains(parsed.Descendants("th"), head => head.Value == Shown);
        Assert.Contains(parsed.Descendants("text"), text => text.Value == Shown);
    }

    [Fact]
    public void CurvesAreDrawnAndPutInWords()
    {
        var page = Parsed(Full().ToHtml());
        Assert.Equal(4, page.Descendants("polyline").Count());
        Assert.Contains("training loss: 2 at epoch 1, 1 at epoch 2, from 1 to 2; validation loss", page.Root!.Value);
        Assert.Contains("loss: 3 at step 10, 2 at step 20, from 2 to 3", page.Root!.Value);
        Assert.Equal(["1", "2", "3"], page.Descendants("details").Descendants("th").Where(th => (string?)th.Attribute("scope") == "row").Select(th => th.Value));
    }

    [Fact]
    public void OtherMeasuresHaveChartsAndColumns()
    {
        EpochResult Epoch(int number, double recall) =>
            new(number, 1.0 / number, null, null, TimeSpan.Zero) { Metrics = new Dictionary<string, double> { ["recall"] = recall } };
        var page = Parsed(new Report("Measures").Add([Epoch(1, 0.25), Epoch(2, 0.75)]).ToHtml());
        Assert.Contains("recall: 0.25 at epoch 1, 0.75 at epoch 2", page.Root!.Value);
        Assert.Contains("recall", page.Descendants("th").Select(th => th.Value));
        Assert.Equal(2, page.Descendants("polyline").Count());
    }

    [Fact]
    public void WhatIsNotThereIsNotShown()
    {
        var page = Parsed(new Report("Empty").Add([]).Add("Nothing", "step", Curve.Of("loss", [double.NaN])).Add(Programs.Deep(2)).ToHtml());
        Assert.Empty(page.Descendants("polyline"));
        Assert.DoesNotContain("backward", page.Descendants("main").Single().Value, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants("caption"), caption => caption.Value.Contains("parameters", StringComparison.Ordinal));
    }

    [Fact]
    public void TheFileIsThePageOrNothing()
    {
        using var folder = new TemporaryFolder();
        Full().Save(folder.File("report.html"));
        Assert.Equal(Full().ToHtml(), File.ReadAllText(folder.File("report.html")));
        Assert.Throws<DirectoryNotFoundException>(() => Full().Save(folder.File(Path.Combine("missing", "report.html"))));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(folder.File("report.html"))!));
    }

    static Report Full() => new Report("A report").Add(Programs.Small()).Add(Programs.Deep(3)).Add(History)
        .Add("Steps", "step", Curve.Of("loss", [3, 2], first: 10, step: 10));

    static XDocument Parsed(string page)
    {
        Assert.StartsWith("<!DOCTYPE html>\n<html", page, StringComparison.Ordinal);
        return XDocument.Parse(page, LoadOptions.PreserveWhitespace);
    }
}
