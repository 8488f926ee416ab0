using System.Globalization;

namespace GraphGen.Benchmarks.Comparison;

/// <summary>A table in Markdown whose columns are aligned in the text, too.</summary>
/// <param name="names">How many columns at the left hold names; the others hold numbers.</param>
/// <param name="header">The columns' headings.</param>
sealed class MarkdownTable(int names, params string[] header)
{
    readonly List<string[]> rows = [header, [.. header.Select((_, column) => column < names ? "---" : "---:")]];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">A text for each column.</param>
    public void Add(params string[] cells) => rows.Add(cells);

    /// <summary>Writes the table and an empty line.</summary>
    public void Write(TextWriter writer)
    {
        var widths = header.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => column < names ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            writer.WriteLine("| " + string.Join(" | ", cells) + " |");
        }

        writer.WriteLine();
    }

    /// <summary>Quiet and median of a contestant's times; empty where it did not take part.</summary>
    public static string Times((double Quiet, double Median)? times) =>
        times is var (quiet, median) ? $"{Number(quiet)} / {Number(median)}" : "";

    /// <summary>A ratio; empty where there is none.</summary>
    public static string Ratio(double? ratio) => ratio is { } value ? Number(value) + "×" : "";

    /// <summary>Three digits, or all before the point.</summary>
    public static string Number(double value) => value.ToString(
        value switch { < 0.1 => "0.0000", < 1 => "0.000", < 10 => "0.00", < 100 => "0.0", _ => "0" }, CultureInfo.InvariantCulture);
}
