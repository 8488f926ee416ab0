namespace GraphGen.Benchmarks.Comparison;

/// <summary>The table of a comparison on the processor.</summary>
static class Report
{
    public static void Write(TextWriter writer, IReadOnlyList<Result> results)
    {
        writer.WriteLine("µs a step, quiet (5th percentile) / median; the ratios are medians over the rounds");
        writer.WriteLine();
        string[] contestants = ["compiled", "tape", "scalar tape", "PyTorch"], shared = ["products", "update"];
        var table = new MarkdownTable(
            2,
            [
                "workload", "mode", .. contestants, "tape ÷ compiled", "scalar tape ÷ compiled", "PyTorch ÷ compiled", .. shared,
            ]);
        foreach (var result in results)
            table.Add(
            [
                result.Key, result.Mode, .. contestants.Select(name => MarkdownTable.Times(result.Times(name))),
                .. contestants.Skip(1).Select(name => MarkdownTable.Ratio(result.Ratio(name))),
                .. shared.Select(name => MarkdownTable.Times(result.Times(name))),
            ]);
        table.Write(writer);
        writer.WriteLine("products, update: the parts of a step that the compiled step and the tape have in common, alone\n");
        foreach (var result in results.DistinctBy(result => result.Key)) writer.WriteLine($"{result.Key}: {result.Title}");
    }
}
