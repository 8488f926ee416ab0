namespace GraphGen;

/// <summary>A measure over the course of a training, to be drawn.</summary>
/// <param name="Name">What was measured: <c>training loss</c>.</param>
/// <param name="Points">The measurements, in the order of X; those that are not finite are not drawn.</param>
public sealed record Curve(string Name, IReadOnlyList<(double X, double Y)> Points)
{
    /// <summary>A curve of values at equal distances.</summary>
    /// <param name="name">What was measured.</param>
    /// <param name="values">The values.</param>
    /// <param name="first">The X of the first one.</param>
    /// <param name="step">The distance from each to the next.</param>
    /// <returns>The curve.</returns>
    public static Curve Of(string name, IEnumerable<double> values, double first = 1, double step = 1) =>
        new(name, [.. values.Select((value, i) => (first + i * step, value))]);

    /// <summary>The points that can be drawn.</summary>
    internal IEnumerable<(double X, double Y)> Drawable => Points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y));
}
