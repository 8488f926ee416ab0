using System.Globalization;

namespace GraphGen.Benchmarks.Comparison;

/// <summary>The tables of a comparison, in Markdown.</summary>
static class Report
{
    public static void Write(TextWriter writer, IReadOnlyList<Result> results)
    {
        writer.WriteLine("µs a step, quiet (5th percentile) / median; the ratios are medians over the rounds");
        writer.WriteLine();
        string[] contestants = ["compiled", "tape", "scalar tape", "PyTorch"];
        string[] header =
            ["workload", "mode", .. contestants, "tape ÷ compiled", "scalar tape ÷ compiled", "PyTorch ÷ compiled"];
        List<string[]> rows = [header, [.. header.Select((_, column) => column < 2 ? "---" : "---:")]];
        foreach (var result in results)
            rows.Add(
            [
                result.Key, result.Mode, .. contestants.Select(name => Times(result.Times(name))),
                .. contestants.Skip(1).Select(name => Ratio(result.Ratio(name))),
            ]);
        var widths = header.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
            writer.WriteLine("| " + string.Join(" | ", row.Select((cell, column) => column < 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))) + " |");
        writer.WriteLine();
        foreach (var result in results.DistinctBy(result => result.Key)) writer.WriteLine($"{result.Key}: {result.Title}");
    }

    static string Times((double Quiet, double Median)? times) => times is var (quiet, median) ? $"{Short(quiet)} / {Short(median)}" : "";

    static string Ratio(double? ratio) => ratio is { } value ? Short(value) + "×" : "";

    /// <summary>Three digits, or all before the point.</summary>
    static string Short(double value) => value.ToString(
        value switch { < 0.1 => "0.0000", < 1 => "0.000", < 10 => "0.00", < 100 => "0.0", _ => "0" }, CultureInfo.InvariantCulture);
}
