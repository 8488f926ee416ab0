using GraphGen.Benchmarks.Comparison;
using GraphGen.Benchmarks.Devices;

namespace GraphGen.Benchmarks.Tests;

public class DeviceTests
{
    [Fact]
    public void OptionsAreCheckedByName()
    {
        var options = DeviceOptions.Parse(["--device", "h100", "--only", "digits,scores", "--json", "x.json", "--compile", "max-autotune"]);
        Assert.Equal(("h100", 21, "python3", "max-autotune", "x.json", false),
            (options.Device, options.Rounds, options.Python, options.CompileMode, options.Json, options.IsQuick));
        Assert.Equal(["digits", "scores"], options.Only);
        string[][] mistakes = [["--device"], ["--rounds", "0"], ["--quick", "--rounds"], ["--speed", "1"], ["--device", "emulated"]];
        foreach (var wrong in mistakes)
            Assert.Throws<ArgumentException>(() => DeviceOptions.Parse(wrong));
    }

    [Fact]
    public void AQuickRunHasFewRoundsUnlessTheyAreGiven()
    {
        Assert.Equal((true, 3), (DeviceOptions.Parse(["--quick"]).IsQuick, DeviceOptions.Parse(["--quick"]).Rounds));
        Assert.Equal((9, "emulated"), (DeviceOptions.Parse(["--rounds", "9", "--quick", "--device", "emulated"]).Rounds,
            DeviceOptions.Parse(["--quick", "--device", "emulated"]).Device));
    }

    [Fact]
    public void SharesAndSpeedsFollowFromTheTimes()
    {
        // 12 MB in 10 µs is 1200 GB/s; the copy moves 20 MB in 10 µs, and is twice as slow in the second round, as all are.
        var memory = Result("chain", 12e6, 0, ("compiled", [10, 20, 10]), ("copy", [10, 20, 10]));
        Assert.Equal(0.6, memory.ShareOfCopy("compiled")!.Value, 1e-12);
        Assert.Equal(2000, memory.CopyBandwidth!.Value, 1e-9);
        Assert.Null(memory.ShareOfCopy("PyTorch"));
        var product = Result("product-1024", 0, 2e9, ("compiled", [100, 100]), ("PyTorch", [50, 50]));
        Assert.Equal(20, product.TeraFlops("compiled")!.Value, 1e-9);
        Assert.Null(product.TeraFlops("JAX"));
        Assert.Null(product.CopyBandwidth);
    }

    [Fact]
    public void TheTablesNameWhatWasMeasured()
    {
        using var text = new StringWriter { NewLine = "\n" };
        DeviceReport.Write(text, ["a card"], rounds: 2,
        [
            Result("digits", 0, 0, ("compiled", [50, 50]), ("PyTorch", [100, 140])),
            Result("chain", 12e6, 0, ("compiled", [10, 10]), ("copy", [10, 10])),
            Result("product-1024", 0, 2e9, ("compiled", [100, 100]), ("PyTorch", [50, 50])),
        ]);
        Assert.StartsWith("- a card\n\nµs a step, quiet (5th percentile) / median of 2 interleaved rounds;", text.ToString());
        Assert.Contains("| digits   | nothing copied |        7 | 50.0 / 50.0 | 102 / 120 |", text.ToString());
        Assert.Contains("2.40× |", text.ToString());
        Assert.Contains("| chain    |     12.0 |       2000 |   60.0 % |", text.ToString());
        Assert.Contains("| product-1024 |     20.0 |    40.0 |", text.ToString());
        Assert.Contains("50.0 % |", text.ToString());
    }

    [Fact]
    public void ATableIsAligned()
    {
        using var text = new StringWriter { NewLine = "\n" };
        var table = new MarkdownTable(1, "what", "µs");
        table.Add("a step", MarkdownTable.Number(0.5));
        table.Write(text);
        Assert.Equal("| what   |    µs |\n| ---    |  ---: |\n| a step | 0.500 |\n\n", text.ToString());
    }

    [Fact]
    public void NoTableIsWrittenOfNothing()
    {
        using var text = new StringWriter { NewLine = "\n" };
        DeviceReport.Write(text, ["a card"], rounds: 2, []);
        Assert.Equal("- a card\n\n", text.ToString());
    }

    [Fact]
    public void AFrameworkThatIsNotThereIsLeftOutWithAReason()
    {
        Assert.Null(FrameworkWorker.Start("PyTorch", "no-such-python", ["Devices/Workers/torch_worker.py", "cpu"], out var reason));
        Assert.NotEqual("", reason);
    }

    static DeviceResult Result(string key, double bytes, double operations, params (string Name, List<double> Samples)[] samples) => new(
        new(key, key, Waiting.Last, samples.ToDictionary(each => each.Name, each => each.Samples)), 7, bytes, 20e6, operations);
}
