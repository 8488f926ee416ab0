using System.Xml.Linq;
using static GraphGen.Quantity;

namespace GraphGen;

/// <summary>
/// Draws which bytes of a program's memory are in use in which step: steps from left to right, offsets from top to bottom. Small
/// places are drawn larger than they are, or nobody could see them; the labels at the left are true.
/// </summary>
sealed class MemoryDrawing
{
    const double Left = 92, Top = 22, Right = 16, LetterWidth = 7.2;
    const double WidestStep = 84, NarrowestStep = 19, WishedWidth = 900;
    const double WishedHeight = 300, LeastHeight = 18, LeastHeightOfMany = 6, LeastGap = 2;

    /// <summary>The slope of the names below the steps, in degrees, and what they have room for.</summary>
    const double Slope = 40, LongestName = 150;

    /// <summary>From this many different offsets on, rows may be too low for labels.</summary>
    const int Many = 60;

    static readonly (string Style, string Meaning)[] Meanings =
    [
        ("input", "input"), ("saved", "saved for the backward pass"), ("temporary", "needed in one pass only"),
        ("result", "result or new state"), ("gradient", "gradient of an input"),
    ];

    readonly ProgramDescription program;
    readonly IReadOnlyList<IGrouping<PlaceDescription, BufferDescription>> places;
    readonly HashSet<BufferDescription> saved;
    readonly long[] bounds;
    readonly double[] heights;
    readonly int steps;
    readonly double stepWidth;

    MemoryDrawing(ProgramDescription program)
    {
        this.program = program;
        places = [.. program.Buffers.Where(buffer => buffer.Place is { Bytes: > 0 }).GroupBy(buffer => buffer.Place!)];
        saved = [.. program.Saved];
        bounds = [.. places.SelectMany(place => new[] { place.Key.Offset, End(place.Key) }).Append(0).Append(program.MemoryBytes).Distinct().Order()];
        var least = bounds.Length > Many ? LeastHeightOfMany : LeastHeight;
        heights = [.. bounds.Zip(bounds.Skip(1), (begin, end) =>
            Math.Max(IsGap(begin, end) ? LeastGap : least, WishedHeight * (end - begin) / program.MemoryBytes))];
        steps = program.Kernels.Count + 2;
        stepWidth = Math.Clamp(WishedWidth / steps, NarrowestStep, WidestStep);
    }

    /// <summary>The kinds of places that there are: the style class and what it stands for.</summary>
    public IEnumerable<(string Style, string Meaning)> Legend => Meanings.Where(kind => places.Any(place => Style(place) == kind.Style));

    /// <summary>The drawing; null for a program without memory of its own.</summary>
    public static MemoryDrawing? Of(ProgramDescription program) => program.MemoryBytes > 0 ? new(program) : null;

    public XElement Draw()
    {
        var (width, bottom) = (Left + steps * stepWidth + Right, Top + heights.Sum());
        var longest = Math.Min(LongestName, LetterWidth * program.Kernels.Select(kernel => kernel.Name.Length).Append("results".Length).Max());
        var height = bottom + 20 + longest * Math.Sin(Slope * Math.PI / 180);
        return Drawing.Root(
            0, 0, width, height, $"{places.Count} places in {Bytes(program.MemoryBytes)} of memory over {program.Kernels.Count} kernels",
            Enumerable.Range(0, steps).Select(step => Step(step, bottom)), Offsets(), places.Select(Bar));
    }

    static long End(PlaceDescription place) => place.Offset + place.Bytes;

    /// <summary>Whether a range of offsets belongs to no place: the rest up to an aligned offset.</summary>
    bool IsGap(long begin, long end) => !places.Any(place => place.Key.Offset < end && begin < End(place.Key));

    double X(int step) => Left + step * stepWidth;

    double Y(long offset) => Top + heights.Take(Array.IndexOf(bounds, offset)).Sum();

    /// <summary>A step's number above, its kernel's name below, and the line where it begins: a strong one between the copying of
    /// inputs, the passes and the reading of results.</summary>
    XElement[] Step(int step, double bottom)
    {
        var (kernels, middle) = (program.Kernels, X(step) + stepWidth / 2);
        var name = step == 0 ? "inputs" : step <= kernels.Count ? kernels[step - 1].Name : "results";
        var isBoundary = step == 1 || step == steps - 1
            || step > 1 && step <= kernels.Count && kernels[step - 1].Phase != kernels[step - 2].Phase;
        var label = Drawing.Text("detail", "end", middle + 4, bottom + 12, Fit(name, LongestName));
        label.Add(new XAttribute("transform", $"rotate({-Slope} {Coordinate(middle + 4)} {Coordinate(bottom + 12)})"));
        var line = $"M{Coordinate(X(step))} {Coordinate(Top - 4)}V{Coordinate(bottom)}";
        return [Drawing.Path(isBoundary ? "boundary" : "grid", line), Drawing.Text("detail", "middle", middle, Top - 8, $"{step}"), label];
    }

    /// <summary>The labels of the offsets where places begin, where there is room for them.</summary>
    IEnumerable<XElement> Offsets()
    {
        var last = double.NegativeInfinity;
        foreach (var offset in places.Select(place => place.Key.Offset).Distinct().Order())
        {
            if (Y(offset) - last < 14) continue;
            last = Y(offset);
            yield return Drawing.Text("detail", "end", Left - 8, last + 12, Count(offset));
        }
    }

    XElement Bar(IGrouping<PlaceDescription, BufferDescription> buffers)
    {
        var place = buffers.Key;
        var (x, width) = (X(place.First) + 1, (place.Last - place.First + 1) * stepWidth - 2);
        var (y, height) = (Y(place.Offset), Y(End(place)) - Y(place.Offset));
        var name = string.Join(" → ", buffers.Select(buffer => buffer.Name));
        return Markup.Classed(
            "g", "place " + Style(buffers),
            new XElement("title", $"{name}: {Bytes(place.Bytes)} from {Count(place.Offset)} on, steps {place.First} to {place.Last}"),
            Drawing.Rectangle(x, y + 0.5, width, Math.Max(1, height - 1), radius: 2),
            height < 14 ? null : Drawing.Text("name", "start", x + 5, y + Math.Min(height / 2 + 4, 20), Fit(name, width - 8)));
    }

    /// <summary>The style class of the buffers of a place.</summary>
    string Style(IEnumerable<BufferDescription> buffers) => buffers.Any(saved.Contains) ? "saved" : buffers.Last().Kind switch
    {
        BufferKind.Input => "input",
        BufferKind.Result or BufferKind.NewState => "result",
        BufferKind.Gradient => "gradient",
        _ => "temporary",
    };

    /// <summary>As much of a text as there is room for.</summary>
    static string Fit(string text, double width)
    {
        var letters = (int)(width / LetterWidth);
        return text.Length <= letters ? text : letters < 2 ? "" : text[..(letters - 1)] + "…";
    }
}
