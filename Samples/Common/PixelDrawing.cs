using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace GraphGen.Samples.Common;

/// <summary>Draws a grey picture as elements of SVG: one path for each shade, with a rectangle for each run of pixels.</summary>
static class PixelDrawing
{
    const int Shades = 32;

    /// <summary>The namespace of SVG.</summary>
    public static XNamespace Svg { get; } = "http://www.w3.org/2000/svg";

    /// <summary>A picture.</summary>
    /// <param name="pixels">The brightness of each pixel from 0 (black) to 1 (white), row by row.</param>
    /// <param name="width">The pixels of a row.</param>
    /// <param name="x">Where its left edge lies.</param>
    /// <param name="y">Where its upper edge lies.</param>
    /// <param name="scale">The size of a pixel.</param>
    public static XElement Of(ReadOnlySpan<float> pixels, int width, int x, int y, int scale)
    {
        var paths = new SortedDictionary<int, StringBuilder>();
        for (var begin = 0; begin < pixels.Length;)
        {
            var (shade, end) = (Shade(pixels[begin]), begin + 1);
            while (end % width != 0 && Shade(pixels[end]) == shade) end++;
            if (!paths.TryGetValue(shade, out var path)) paths[shade] = path = new();
            path.Append(CultureInfo.InvariantCulture, $"M{begin % width} {begin / width}h{end - begin}v1h-{end - begin}z");
            begin = end;
        }

        return new(
            Svg + "g", new XAttribute("transform", $"translate({x} {y}) scale({scale})"), new XAttribute("shape-rendering", "crispEdges"),
            paths.Select(path => new XElement(
                Svg + "path", new XAttribute("fill", Color(path.Key)), new XAttribute("d", path.Value.ToString()))));
    }

    static int Shade(float brightness) => (int)MathF.Round(Math.Clamp(brightness, 0, 1) * (Shades - 1));

    static string Color(int shade)
    {
        var level = shade * 255 / (Shades - 1);
        return $"#{level:x2}{level:x2}{level:x2}";
    }
}
