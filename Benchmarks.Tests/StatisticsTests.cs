using GraphGen.Benchmarks.Comparison;

namespace GraphGen.Benchmarks.Tests;

public class StatisticsTests
{
    [Fact]
    public void QuietAndMedianLieBetweenSamples()
    {
        double[] samples = [5, 1, 4, 2, 3];
        Assert.Equal(1.2, Statistics.Quiet(samples), 1e-12);
        Assert.Equal(3, Statistics.Median(samples));
        Assert.Equal(7, Statistics.Median([7]));
    }

    [Fact]
    public void ARatioComparesSamplesOfOneRound() =>
        // The second round was slow for both.
        Assert.Equal(2, Statistics.Ratio([2, 20, 3], [1, 10, 1]));

    [Fact]
    public void OptionsAreCheckedByName()
    {
        var options = ComparisonOptions.Parse(["--only", "gates,chain", "--rounds", "3", "--json", "x.json"]);
        Assert.Equal(["gates", "chain"], options.Only);
        Assert.Equal((3, "x.json"), (options.Rounds, options.Json));
        foreach (var wrong in new string[][] { ["--only"], ["--rounds", "0"], ["--rounds", "many"], ["--speed", "1"] })
            Assert.Throws<ArgumentException>(() => ComparisonOptions.Parse(wrong));
    }
}
