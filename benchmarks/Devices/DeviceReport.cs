using System.Globalization;
using GraphGen.Benchmarks.Comparison;

namespace GraphGen.Benchmarks.Devices;

/// <summary>The tables of a comparison on a device, in Markdown, as docs/benchmarks.md takes them.</summary>
static class DeviceReport
{
    /// <summary>The contestants, in the order of the columns.</summary>
    public const string Compiled = "compiled", PyTorch = "PyTorch", TorchCompile = "torch.compile", Jax = "JAX";

    static readonly string[] Contestants = [Compiled, PyTorch, TorchCompile, Jax];

    /// <summary>Writes what was measured on, then a table for steps, one for what memory limits, and one for matrix products.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<string> machine, int rounds, IReadOnlyList<DeviceResult> results)
    {
        foreach (var line in machine) writer.WriteLine($"- {line}");
        writer.WriteLine();
        Steps(writer, rounds, [.. results.Where(result => result.Operations == 0)]);
        Memory(writer, [.. results.Where(result => result.Bytes > 0)]);
        Products(writer, [.. results.Where(result => result.Operations > 0)]);
    }

    static void Steps(TextWriter writer, int rounds, IReadOnlyList<DeviceResult> results)
    {
        if (results.Count == 0) return;
        writer.WriteLine(
            $"µs a step, quiet (5th percentile) / median of {rounds} interleaved rounds; the ratios are medians over the rounds.");
        writer.WriteLine();
        var others = Contestants[1..];
        var table = new MarkdownTable(
            2, ["workload", "a step", "launches", .. Contestants, .. others.Select(name => $"{name} ÷ {Compiled}")]);
        foreach (var result in results)
            table.Add(
            [
                result.Times.Title, Waiting.Title(result.Times.Mode), result.Launches.ToString(CultureInfo.InvariantCulture),
                .. Contestants.Select(name => MarkdownTable.Times(result.Times.Times(name))),
                .. others.Select(name => MarkdownTable.Ratio(result.Times.Ratio(name))),
            ]);
        table.Write(writer);
    }

    static void Memory(TextWriter writer, IReadOnlyList<DeviceResult> results)
    {
        if (results.Count == 0) return;
        writer.WriteLine("The share of the bandwidth of a copy within the card's memory, for the bytes that a step must move at least.");
        writer.WriteLine();
        var table = new MarkdownTable(1, ["workload", "least MB", "copy, GB/s", .. Contestants]);
        foreach (var result in results)
            table.Add(
            [
                result.Times.Title, MarkdownTable.Number(result.Bytes * 1e-6),
                result.CopyBandwidth is { } bandwidth ? MarkdownTable.Number(bandwidth) : "",
                .. Contestants.Select(name => result.ShareOfCopy(name) is { } share ? $"{MarkdownTable.Number(100 * share)} %" : ""),
            ]);
        table.Write(writer);
    }

    static void Products(TextWriter writer, IReadOnlyList<DeviceResult> results)
    {
        if (results.Count == 0) return;
        writer.WriteLine("Matrix products, in float32 and without TF32 where nothing else is said, in TFLOP/s of the median.");
        writer.WriteLine();
        var table = new MarkdownTable(1, ["product", .. Contestants, $"{Compiled} ÷ {PyTorch}"]);
        foreach (var result in results)
            table.Add(
            [
                result.Times.Title,
                .. Contestants.Select(name => result.TeraFlops(name) is { } speed ? MarkdownTable.Number(speed) : ""),
                result.Times.Ratio(PyTorch) is { } ratio ? $"{MarkdownTable.Number(100 * ratio)} %" : "",
            ]);
        table.Write(writer);
    }
}
