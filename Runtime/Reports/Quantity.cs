using System.Globalization;

namespace GraphGen;

/// <summary>Numbers as the pages of a report write them, the same in every culture.</summary>
static class Quantity
{
    static readonly string[] Decimal = ["", "k", "M", "G", "T", "P", "E"];
    static readonly string[] Binary = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary>A whole number: <c>101,770</c>.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A size in bytes with three digits: <c>397 KiB</c>.</summary>
    public static string Bytes(long value) => Scaled(value, 1024, Binary);

    /// <summary>Floating-point operations with three digits: <c>26.3 MFLOP</c>.</summary>
    public static string Flops(long value) => Scaled(value, 1000, Decimal) + "FLOP";

    /// <summary>A ratio with three digits: <c>12.3</c>.</summary>
    public static string Ratio(double value) => Digits(value);

    /// <summary>A part of a whole: <c>48.9 %</c>.</summary>
    public static string Percent(double part) => part.ToString("0.0 %", CultureInfo.InvariantCulture);

    /// <summary>A coordinate of a drawing.</summary>
    public static string Coordinate(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A measured number with up to six digits.</summary>
    public static string Measure(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    static string Scaled(long value, double step, string[] units)
    {
        var (scaled, unit) = ((double)value, 0);
        for (; Math.Abs(scaled) >= step && unit < units.Length - 1; unit++) scaled /= step;
        return (unit == 0 ? Count(value) : Digits(scaled)) + " " + units[unit];
    }

    /// <summary>Three digits; more only before the point.</summary>
    static string Digits(double value) => value.ToString(
        Math.Abs(value) switch { < 10 => "0.##", < 100 => "0.#", _ => "0" }, CultureInfo.InvariantCulture);
}
