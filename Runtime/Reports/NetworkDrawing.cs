using System.Xml.Linq;
using static GraphGen.Quantity;

namespace GraphGen;

/// <summary>Draws the forward pass from top to bottom: inputs, kernels with what they make and which parameters they take,
/// results.</summary>
static class NetworkDrawing
{
    const double Margin = 10, Padding = 9, LineHeight = 17, LetterWidth = 7.2, LeastWidth = 150;
    const int LongestLine = 44;

    /// <summary>A box with its text.</summary>
    /// <param name="Style">Its style class.</param>
    /// <param name="Lines">The text; the first line is the heading.</param>
    /// <param name="Hint">What a reader sees who points at it.</param>
    sealed record Item(string Style, IReadOnlyList<string> Lines, string Hint)
    {
        public Box Box { get; } = new(
            Math.Max(LeastWidth, 2 * Padding + LetterWidth * Lines.Max(line => line.Length)), 2 * Padding + LineHeight * Lines.Count);
    }

    /// <summary>The drawing.</summary>
    public static XElement Draw(ProgramDescription program)
    {
        var items = new List<Item>();
        var arrows = new List<(Box, Box)>();
        var makers = new Dictionary<BufferDescription, Item>();
        var kernels = program.InPhase(KernelPhase.Forward).ToList();
        foreach (var input in program.Of(BufferKind.Input).Where(input => kernels.Any(kernel => kernel.Reads.Contains(input))))
            items.Add(makers[input] = new("input", [Short(input.Target), input.BoundType], $"input {input}"));
        foreach (var kernel in kernels)
        {
            var item = OfKernel(kernel);
            items.Add(item);
            arrows.AddRange(kernel.Reads.Where(makers.ContainsKey).Select(read => makers[read]).Distinct().Select(maker => (maker.Box, item.Box)));
            foreach (var written in kernel.Writes) makers[written] = item;
        }
        foreach (var result in program.Of(BufferKind.Result).Where(makers.ContainsKey))
        {
            var item = new Item("result", [Short(result.Target), result.BoundType], $"result {result}");
            items.Add(item);
            arrows.Add((makers[result].Box, item.Box));
        }
        return Draw(program, items, new([.. items.Select(item => item.Box)], arrows));
    }

    static XElement Draw(ProgramDescription program, IReadOnlyList<Item> items, LayeredLayout layout)
    {
        var (width, height) = (layout.Width + 2 * Margin, layout.Height + 2 * Margin);
        var kernels = items.Count(item => item.Style == "kernel");
        return Drawing.Root(
            -Margin, -Margin, width, height, $"The forward pass of {program.Model}.{program.Method}: {kernels} kernels between inputs and results",
            layout.Paths.Select(Arrow), items.Select(Drawn));
    }

    static Item OfKernel(KernelDescription kernel)
    {
        var parameters = kernel.Reads.Where(read => read.Kind == BufferKind.Parameter).ToList();
        var states = kernel.Reads.Where(read => read.Kind == BufferKind.State).ToList();
        var lines = new List<string> { $"{kernel.Name}  ·  {kernel.Kind}" };
        if (kernel.Condition is { } condition) lines.Add(Short($"when {condition}"));
        lines.AddRange(kernel.Writes.Take(3).Select(written => Short($"{written.Name} {written.BoundType}")));
        if (kernel.Writes.Count > 3) lines.Add($"and {kernel.Writes.Count - 3} more");
        if (parameters.Count > 0)
            lines.Add(Short($"{string.Join(", ", LayersOf(parameters))}: {Count(parameters.Sum(p => p.ElementCount))} parameters"));
        if (states.Count > 0) lines.Add(Short($"state {string.Join(", ", states.Select(state => state.Target))}"));
        return new("kernel", lines, string.Join('\n', kernel.Formulas));
    }

    /// <summary>The layers that parameters belong to.</summary>
    static IEnumerable<string> LayersOf(IEnumerable<BufferDescription> parameters) => parameters.Select(ParameterTable.LayerOf).Distinct();

    static string Short(string text) => text.Length <= LongestLine ? text : text[..(LongestLine - 1)] + "…";

    static XElement Drawn(Item item)
    {
        var (left, top) = (item.Box.X - item.Box.Width / 2, Top(item.Box));
        return Markup.Classed(
            "g", "box " + item.Style, new XElement("title", item.Hint),
            Drawing.Rectangle(left, top, item.Box.Width, item.Box.Height, item.Style == "kernel" ? 5 : 16),
            item.Lines.Select((line, k) =>
                Drawing.Text(k == 0 ? "heading" : "detail", "middle", item.Box.X, top + Padding + LineHeight * (k + 0.75), line)));
    }

    /// <summary>A line through the lanes, upright where it passes them, and its head.</summary>
    static XElement Arrow(Box[] path)
    {
        var line = $"M{Coordinate(path[0].X)} {Coordinate(Bottom(path[0]))}";
        foreach (var (from, to) in path.Zip(path.Skip(1)))
        {
            var middle = Coordinate((Bottom(from) + Top(to)) / 2);
            line += $"C{Coordinate(from.X)} {middle} {Coordinate(to.X)} {middle} {Coordinate(to.X)} {Coordinate(Top(to))}";
            if (to != path[^1]) line += $"V{Coordinate(Bottom(to))}";
        }
        var head = $"M{Coordinate(path[^1].X - 4)} {Coordinate(Top(path[^1]) - 7)}h8l-4 7z";
        return Markup.Classed("g", "arrow", Drawing.Path("shaft", line), Drawing.Path("tip", head));
    }

    static double Top(Box box) => box.Y - box.Height / 2;

    static double Bottom(Box box) => box.Y + box.Height / 2;
}
