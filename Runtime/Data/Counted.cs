using System.Globalization;

namespace GraphGen;

/// <summary>Numbers of things in messages.</summary>
static class Counted
{
    /// <summary>A number with the noun that it counts: <c>1 field</c>, <c>2 fields</c>, <c>2 classes</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">What, in the singular; a regular noun.</param>
    public static string Of(int count, string noun) => string.Create(
        CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : noun.EndsWith('s') ? "es" : "s")}");
}
