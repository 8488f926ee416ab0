using System.Xml.Linq;
using GraphGen.Runtime.Tests.Files;

namespace GraphGen.Runtime.Tests.Training;

public class LearningCurveTests
{
    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void EveryMeasureHasALine()
    {
        var drawing = Draw(new(1, 2.0, 2.1, 0.5, default), new(2, 1.0, 1.5, 0.8, default), new(3, 0.5, 1.2, 0.9, default));
        Assert.Equal(3, drawing.Descendants(Svg + "polyline").Count());
        Assert.Equal(9, drawing.Descendants(Svg + "circle").Count());
        Assert.Contains(drawing.Descendants(Svg + "text"), text => text.Value == "training loss");
    }

    [Fact]
    public void HigherValuesLieHigher()
    {
        var heights = Draw(new(1, 2.0, null, null, default), new(2, 1.0, null, null, default))
            .Descendants(Svg + "circle").Select(circle => (double)circle.Attribute("cy")!).ToArray();
        Assert.Equal(2, heights.Length);
        Assert.True(heights[0] < heights[1]);
    }

    [Fact]
    public void WhatIsNotFiniteIsLeftOut()
    {
        var drawing = Draw(new(1, double.NaN, null, null, default), new(2, 1.0, null, null, default));
        Assert.Single(drawing.Descendants(Svg + "circle"));
        Assert.Empty(Draw().Descendants(Svg + "polyline"));
    }

    [Theory]
    [InlineData(0.26, 0.00002, "0", "0.1", "0.2", "0.3")]
    [InlineData(230, 110, "100", "150", "200", "250")]
    [InlineData(3, 3, "2.4", "2.6", "2.8", "3", "3.2", "3.4", "3.6")]
    public void LabelsAreFewAndRound(double first, double last, params string[] labels) => Assert.Equal(
        labels,
        Draw(new(1, first, null, null, default), new(2, last, null, null, default)).Descendants(Svg + "text")
            .Where(text => (string?)text.Attribute("text-anchor") == "end").Select(text => text.Value));

    [Fact]
    public void TheFileIsWellFormedWhateverTheTitle()
    {
        using var folder = new TemporaryFolder();
        LearningCurve.Save(folder.File("curve.svg"), [new(1, 1, null, null, default)], "<a & b>");
        Assert.Contains("<a & b>", XDocument.Load(folder.File("curve.svg")).Root!.Value);
    }

    [Fact]
    public void ChartsOfOwnAxesLieBelowEachOther()
    {
        var drawing = XElement.Parse(LearningCurve.ToSvg(
            "two", new("epoch", "loss", Curve.Of("a", [3, 2]), Curve.Of("b", [1, 2])), new("step", null, Curve.Of("nothing", [double.NaN])),
            new("step", "accuracy", Curve.Of("c", [0, 1], first: 0, step: 50))));
        Assert.Equal(3, drawing.Descendants(Svg + "polyline").Count());
        var texts = drawing.Descendants(Svg + "text").ToLookup(text => text.Value);
        int Below(string text) => (int)Assert.Single(texts[text]).Attribute("y")!;
        Assert.InRange(Below("step") - Below("epoch"), 1, (int)drawing.Attribute("height")! - 1);
        Assert.Equal(2, drawing.Descendants(Svg + "text").Count(text => text.Attribute("transform") is not null));
        Assert.NotEmpty(texts["50"]);
        Assert.Empty(texts["nothing"]);
    }

    static XElement Draw(params EpochResult[] results) => XElement.Parse(LearningCurve.ToSvg(results, "title"));
}
