using System.Globalization;

namespace GraphGen;

/// <summary>Numbers of bytes for people.</summary>
static class ByteSize
{
    static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>The number in the largest unit of which there is at least one: <c>1.5 GiB</c>.</summary>
    public static string Text(long bytes)
    {
        var unit = 0;
        double number = bytes;
        for (; Math.Abs(number) >= 1024 && unit < Units.Length - 1; number /= 1024) unit++;
        return number.ToString(unit == 0 ? "0" : "0.#", CultureInfo.InvariantCulture) + " " + Units[unit];
    }
}
