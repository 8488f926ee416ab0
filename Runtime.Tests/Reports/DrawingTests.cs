using System.Globalization;
using System.Xml.Linq;
using GraphGen.Kernels;

namespace GraphGen.Runtime.Tests.Reports;

public class DrawingTests
{
    readonly record struct Rectangle(double X, double Y, double Width, double Height)
    {
        public bool Meets(Rectangle other) =>
            X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(60)]
    public void BoxesOfANetworkStandApartAndInTheDrawing(int kernels)
    {
        var drawing = NetworkDrawing.Draw(Programs.Deep(kernels));
        var boxes = Rectangles(drawing, "box ");
        Assert.Equal(kernels + 2, boxes.Count);
        Apart(boxes);
        Assert.All(boxes, box => Assert.True(
            box.X >= -10 && box.Y >= -10 && box.X + box.Width <= Number(drawing, "width") && box.Y + box.Height <= Number(drawing, "height")));
    }

    [Fact]
    public void ArrowsPointDownAndPassNoBox()
    {
        var boxes = Enumerable.Range(0, 30).Select(k => new Box(100, 40)).ToArray();
        var random = new Random(1);
        var arrows = Enumerable.Range(1, 29).SelectMany(to => Enumerable.Range(0, 3).Select(_ => (boxes[random.Next(to)], boxes[to]))).Distinct().ToArray();
        var layout = new LayeredLayout(boxes, arrows);
        Assert.All(arrows, arrow => Assert.True(arrow.Item1.Y + 20 < arrow.Item2.Y - 20));
        var nodes = boxes.Concat(layout.Paths.SelectMany(path => path[1..^1])).Distinct().ToArray();
        Apart([.. nodes.Select(node => new Rectangle(node.X - node.Width / 2, node.Y - 20, node.Width, 40))]);
    }

    [Fact]
    public void ARowKeepsTheOrderOfWhatItHangsFrom()
    {
        var boxes = Enumerable.Range(0, 4).Select(_ => new Box(50, 20)).ToArray();
        _ = new LayeredLayout(boxes, [(boxes[0], boxes[3]), (boxes[1], boxes[2])]);
        Assert.Equal(boxes[0].X < boxes[1].X, boxes[3].X < boxes[2].X);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(100)]
    public void PlacesInUseAtOnceDoNotOverlap(int kernels)
    {
        var bars = Rectangles(MemoryDrawing.Of(Programs.Deep(kernels))!.Draw(), "place ");
        Assert.Equal(kernels + 1, bars.Count);
        Apart(bars);
    }

    [Fact]
    public void ALaterOffsetLiesLowerAndASmallPlaceCanBeSeen()
    {
        var bars = Rectangles(MemoryDrawing.Of(Programs.Small())!.Draw(), "place ");
        Assert.Equal(bars.OrderBy(bar => bar.Y), bars);
        Assert.All(bars, bar => Assert.True(bar.Height >= 14));
    }

    [Fact]
    public void TheLegendExplainsWhatIsThere()
    {
        Assert.Equal(["input", "saved", "temporary", "result"], MemoryDrawing.Of(Programs.Small())!.Legend.Select(kind => kind.Style));
        Assert.Equal(["input", "temporary", "result"], MemoryDrawing.Of(Programs.Deep(3))!.Legend.Select(kind => kind.Style));
    }

    [Fact]
    public void AProgramWithoutMemoryHasNoDrawingOfIt() =>
        Assert.Null(MemoryDrawing.Of(new ProgramDescriptionBuilder("None", "Run", 1, []).Build()));

    [Theory]
    [InlineData(0, "0 B", "0 FLOP")]
    [InlineData(999, "999 B", "999 FLOP")]
    [InlineData(1023, "1,023 B", "1.02 kFLOP")]
    [InlineData(1536, "1.5 KiB", "1.54 kFLOP")]
    [InlineData(26_266_309, "25 MiB", "26.3 MFLOP")]
    [InlineData(long.MaxValue, "8 EiB", "9.22 EFLOP")]
    public void QuantitiesHaveThreeDigitsAndAUnit(long value, string bytes, string flops)
    {
        Assert.Equal(bytes, Quantity.Bytes(value));
        Assert.Equal(flops, Quantity.Flops(value));
    }

    static void Apart(IReadOnlyList<Rectangle> rectangles)
    {
        for (var i = 0; i < rectangles.Count; i++)
            for (var k = 0; k < i; k++)
                Assert.False(rectangles[i].Meets(rectangles[k]), $"{rectangles[i]} lies on {rectangles[k]}");
    }

    static List<Rectangle> Rectangles(XElement drawing, string style) =>
        [.. drawing.Elements("g").Where(g => ((string?)g.Attribute("class"))!.StartsWith(style, StringComparison.Ordinal)).Elements("rect")
            .Select(rect => new Rectangle(Number(rect, "x"), Number(rect, "y"), Number(rect, "width"), Number(rect, "height")))];

    static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
