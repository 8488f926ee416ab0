namespace GraphGen.Samples.Common;

/// <summary>
/// Draws handwritten-looking digits of 28 × 28 pixels for machines without the real ones: each digit is a few strokes,
/// bent, slanted, shifted and thickened at random. The same seed gives the same pictures.
/// </summary>
static class DrawnDigits
{
    const int Size = 28;

    /// <summary>The strokes of each digit in a square from (0, 0) at the top left to (1, 1).</summary>
    static readonly Point[][][] Strokes =
    [
        [Arc(0.5, 0.5, 0.27, 0.4, 0, 360)],
        [[new(0.34, 0.27), new(0.52, 0.1), new(0.52, 0.9)]],
        [[.. Arc(0.5, 0.32, 0.25, 0.22, 190, 395), new(0.24, 0.9), new(0.78, 0.9)]],
        [[.. Arc(0.47, 0.29, 0.24, 0.19, 200, 450), .. Arc(0.47, 0.69, 0.27, 0.21, 270, 520)]],
        [[new(0.62, 0.9), new(0.62, 0.1), new(0.2, 0.62), new(0.82, 0.62)]],
        [[new(0.75, 0.1), new(0.33, 0.1), new(0.29, 0.47), .. Arc(0.48, 0.65, 0.26, 0.25, 235, 500)]],
        [[new(0.68, 0.1), new(0.47, 0.23), new(0.32, 0.43), .. Arc(0.5, 0.67, 0.24, 0.23, 180, 540)]],
        [[new(0.22, 0.12), new(0.78, 0.12), new(0.42, 0.9)]],
        [Arc(0.5, 0.3, 0.2, 0.19, 90, 450), Arc(0.5, 0.7, 0.25, 0.21, 270, 630)],
        [[.. Arc(0.5, 0.33, 0.24, 0.22, 0, 360), new(0.72, 0.6), new(0.6, 0.9)]],
    ];

    /// <summary>Draws pictures, the digits 0 to 9 in turn.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Where the random numbers start.</param>
    /// <returns>The brightness of each pixel from 0 to 1, 784 a picture, row by row; and the digit of each picture.</returns>
    public static (float[] Images, int[] Labels) Draw(int count, int seed)
    {
        var random = new Random(seed);
        var images = new float[count * Size * Size];
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % 10;
            Draw(Strokes[labels[i]], random, images.AsSpan(i * Size * Size, Size * Size));
        }

        return (images, labels);
    }

    static void Draw(Point[][] strokes, Random random, Span<float> image)
    {
        var hand = Hand.Of(random);
        var bent = Array.ConvertAll(strokes, stroke => Array.ConvertAll(stroke, hand.Place));
        var thickness = Between(random, 0.9, 1.7);
        for (var i = 0; i < image.Length; i++)
        {
            var pixel = new Point(i % Size + 0.5, i / Size + 0.5);
            var distance = double.MaxValue;
            foreach (var stroke in bent)
                for (var j = 1; j < stroke.Length; j++)
                    distance = Math.Min(distance, Distance(pixel, stroke[j - 1], stroke[j]));
            var ink = Math.Clamp(thickness + 0.5 - distance, 0, 1);
            image[i] = (float)Math.Clamp(ink * Between(random, 0.8, 1) + Between(random, -0.05, 0.05), 0, 1);
        }
    }

    static Point[] Arc(double x, double y, double radiusX, double radiusY, int from, int to) =>
    [
        .. Enumerable.Range(0, 17).Select(i => (from + (to - from) * i / 16.0) * Math.PI / 180)
            .Select(angle => new Point(x + radiusX * Math.Cos(angle), y + radiusY * Math.Sin(angle))),
    ];

    static double Distance(Point p, Point a, Point b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = dx * dx + dy * dy;
        var along = length == 0 ? 0 : Math.Clamp(((p.X - a.X) * dx + (p.Y - a.Y) * dy) / length, 0, 1);
        var (ex, ey) = (p.X - a.X - along * dx, p.Y - a.Y - along * dy);
        return Math.Sqrt(ex * ex + ey * ey);
    }

    static double Between(Random random, double low, double high) => low + (high - low) * random.NextDouble();

    readonly record struct Point(double X, double Y);

    /// <summary>How one picture is written: turned, slanted, sized, shifted, and bent by a slow wave.</summary>
    readonly record struct Hand(double Turn, double Slant, double Width, double Height, double X, double Y, double Wave, double Phase)
    {
        public static Hand Of(Random random) => new(
            Between(random, -0.25, 0.25), Between(random, -0.3, 0.3), Between(random, 15, 21), Between(random, 17, 22),
            Between(random, 12, 16), Between(random, 12, 16), Between(random, 0, 0.06), Between(random, 0, 2 * Math.PI));

        public Point Place(Point point)
        {
            var x = point.X - 0.5 + Wave * Math.Sin(6 * point.Y + Phase);
            var y = point.Y - 0.5 + Wave * Math.Sin(6 * point.X + Phase);
            x = (x - Slant * y) * Width;
            y *= Height;
            var (sin, cos) = Math.SinCos(Turn);
            return new(X + cos * x - sin * y, Y + sin * x + cos * y);
        }
    }
}
