using System.Xml.Linq;
using static GraphGen.Samples.Common.PixelDrawing;

namespace GraphGen.Samples.Adversarial;

/// <summary>Draws pictures above what was added to them and what came of it, with what the network sees.</summary>
static class AttackPicture
{
    const int Side = 28, Scale = 4, Size = Side * Scale, Left = 110, Top = 50, ColumnWidth = Size + 16, RowHeight = Size + 34;

    /// <summary>Writes the drawing as an SVG file, beside its place and then renamed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="epsilon">How far each pixel moved.</param>
    /// <param name="before">The pictures, and what the network sees in them.</param>
    /// <param name="after">The same pictures after the attack, and what it sees now.</param>
    /// <param name="shown">The numbers of the pictures to draw.</param>
    public static void Save(
        string path, double epsilon, (Dataset<float, int> Data, Answer[] Answers) before, (Dataset<float, int> Data, Answer[] Answers) after,
        IReadOnlyList<int> shown)
    {
        var columns = shown.Select((example, column) =>
        {
            var (original, moved) = (Picture(before.Data, example), Picture(after.Data, example));
            var (x, change) = (Left + column * ColumnWidth, Change(original, moved, epsilon));
            return new[]
            {
                Cell(x, 0, original, before.Answers[example].ToString()), Cell(x, 1, change, ""),
                Cell(x, 2, moved, after.Answers[example].ToString()),
            };
        });
        var (width, height) = (Left + Math.Max(3, shown.Count) * ColumnWidth, Top + 3 * RowHeight);
        var drawing = new XElement(
            Svg + "svg", new XAttribute("width", width), new XAttribute("height", height), new XAttribute("font-family", "sans-serif"),
            new XAttribute("font-size", 13),
            new XElement(Svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("fill", "white")),
            Text(width / 2, 28, "middle", $"Fast gradient sign method: every pixel moved by {epsilon:0.####} of the range"),
            RowTitle(0, "original"), RowTitle(1, "change"), RowTitle(2, "adversarial"), columns);
        File.WriteAllText(path + ".tmp", $"{drawing}\n");
        File.Move(path + ".tmp", path, overwrite: true);
    }

    static float[] Picture(Dataset<float, int> data, int example) => data.Inputs.Slice(example * Side * Side, Side * Side).ToArray();

    /// <summary>What was added: black for -ε, grey for nothing, white for ε.</summary>
    static float[] Change(float[] original, float[] moved, double epsilon) =>
        [.. original.Zip(moved, (from, to) => (float)(0.5 + (to - from) / (2 * epsilon)))];

    static XElement Cell(int x, int row, float[] pixels, string caption)
    {
        var y = Top + row * RowHeight;
        return new(Svg + "g", Of(pixels, Side, x, y, Scale), Text(x + Size / 2, y + Size + 18, "middle", caption));
    }

    static XElement RowTitle(int row, string text) => Text(Left - 16, Top + row * RowHeight + Size / 2, "end", text);

    static XElement Text(int x, int y, string anchor, string text) => new(
        Svg + "text", new XAttribute("x", x), new XAttribute("y", y), new XAttribute("text-anchor", anchor), text);
}
