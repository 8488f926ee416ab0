namespace GraphGen;

/// <summary>Curves over one pair of axes, to be drawn.</summary>
/// <param name="X">What the curves' X counts: <c>epoch</c>.</param>
/// <param name="Y">What their Y measures: <c>validation loss</c>; null where the curves' names say it.</param>
/// <param name="Curves">The curves.</param>
public sealed record Chart(string X, string? Y, params IReadOnlyList<Curve> Curves)
{
    /// <summary>Whether any point can be drawn.</summary>
    internal bool IsDrawable => Curves.Any(curve => curve.Drawable.Any());

    /// <summary>The chart without the curves that cannot be drawn.</summary>
    internal Chart Drawable => this with { Curves = [.. Curves.Where(curve => curve.Drawable.Any())] };
}
