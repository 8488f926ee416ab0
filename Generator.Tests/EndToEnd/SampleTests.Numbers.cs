using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GraphGen.Generator.Tests.EndToEnd;

/// <summary>The numbers that the samples print, against formulas and against solutions found here.</summary>
public sealed partial class SampleTests
{
    static double Ln2 => Math.Log(2);

    static double Sin5 => Math.Sin(5);

    static double Cos5 => Math.Cos(5);

    [Fact]
    public void Derivatives_prints_the_steps_of_both_modes()
    {
        var (code, printed, complaint) = Run("derivatives");
        Assert.Equal("", complaint);
        Assert.Equal(0, code);
        Near([2, 1, 0, 5.5], Row(printed, "v-1"), 5e-5);
        Near([5, 0, 1, 2 - Cos5], Row(printed, "v0"), 5e-5);
        Near([Ln2, 0.5, 0, 1], Row(printed, "v1"), 5e-5);
        Near([10, 5, 2, 1], Row(printed, "v2"), 5e-5);
        Near([Sin5, 0, Cos5, -1], Row(printed, "v3"), 5e-5);
        Near([Ln2 + 10, 5.5, 2, 1], Row(printed, "v4"), 5e-5);
        Near([Ln2 + 10 - Sin5, 5.5, 2 - Cos5, 1], Row(printed, "v5"), 5e-5);
    }

    [Fact]
    public void Derivatives_finds_the_same_in_four_ways()
    {
        var printed = Run("derivatives").Printed;
        Near([5.5, 2 - Cos5], Row(printed, "formula: 1/x1 + x2, x1 - cos x2")[..2], 1e-12);
        Near([5.5, 2 - Cos5], Row(printed, "forward mode, two passes")[..2], 1e-12);
        Near([5.5, 2 - Cos5], Row(printed, "reverse mode, one pass")[..2], 1e-12);
        Near([5.5, 2 - Cos5], Row(printed, "central differences, four evaluations")[..2], 1e-8);
        Near([-0.25, 1, -0.25 * 3 - 1], Row(printed, "x1"), 5e-7);
        Near([1, Sin5, 3 - Sin5], Row(printed, "x2"), 5e-7);
        Assert.Matches(@"2 derivatives were compared; the largest error is \S+E-1[0-9],", printed);
        Assert.Matches(@"with formulas: \d+ numbers agree", printed);
        Assert.Matches(@"with finite differences: \d+ numbers agree", printed);
    }

    [Fact]
    public void Derivatives_shows_chain_rule_max_gate_and_circuit()
    {
        var printed = Run("derivatives").Printed;
        foreach (var t in (double[])[0, 0.5, 1, 2, -3])
            Near(Enumerable.Repeat(Math.Sin(2 * t), 3), Row(printed, t.ToString(CultureInfo.InvariantCulture)), 1e-6);
        Near([3, 1, 0], Row(printed, "3, 1"), 0);
        Near([3, 0, 1], Row(printed, "1, 3"), 0);
        Near([2, 0.5, 0.5], Row(printed, "2, 2"), 0);
        Near([-1, 1, 0], Row(printed, "-1, -4"), 0);
        // (x + y + 1)·r at x = -2, y = 5, r = -4.
        Near([-2, -4], Row(printed, "x"), 0);
        Near([5, -4], Row(printed, "y"), 0);
        Near([-4, 4], Row(printed, "r"), 0);
        Near([3, -4], Row(printed, "q"), 0);
        Near([4, -4], Row(printed, "z"), 0);
        Near([-16, 1], Row(printed, "f"), 0);
    }

    [Fact]
    public void Numbers_that_disagree_are_an_error()
    {
        var (code, _, complaint) = Run("derivatives", "--digits", "16");
        Assert.Equal(1, code);
        Assert.Matches(@"central differences.* is 5[.]\d+, but must be 5[.]5 within 1e-16", complaint);
    }

    [Fact]
    public void Regression_finds_the_coefficients_in_four_ways()
    {
        var (code, printed, complaint) = Run("regression", "--seed", "3");
        Assert.Equal("", complaint);
        Assert.Equal(0, code);
        var data = assembly.Invoke<double[][]>("Probe", "Measure", 3UL);
        string[] names = ["intercept", "a", "b", "c"];
        double[][] rows = [.. names.Select(name => Row(printed, name))];
        Near([1.5, 2, -3, 0.5], rows.Select(row => row[0]), 0);
        for (var way = 1; way <= 4; way++)
        {
            var weights = rows.Select(row => row[way]).ToArray();
            Near([0, 0, 0, 0], Slopes(data[0], data[1], weights), 2e-6);
            Near([1.5, 2, -3, 0.5], weights, 5 * 0.3 / Math.Sqrt(200));
        }

        foreach (var penalty in (double[])[0.01, 0.1, 1, 10])
        {
            var weights = Row(printed, penalty.ToString(CultureInfo.InvariantCulture));
            Near(weights.Select(weight => -penalty * weight), Slopes(data[0], data[1], weights), 1e-5);
        }

        Assert.Matches(@"28 numbers agree; the largest error is \d[.]\de-1\d, 1e-10 is allowed", printed);
        var end = Regex.Match(printed, @"gradient descent ends after (\d+) steps");
        Assert.InRange(int.Parse(end.Groups[1].Value, CultureInfo.InvariantCulture), 10, 200);
    }

    [Fact]
    public void Logistic_finds_the_line_of_the_largest_likelihood()
    {
        var (code, printed, complaint) = Run("logistic", "--seed", "2");
        Assert.Equal("", complaint);
        Assert.Equal(0, code);
        var data = assembly.Invoke<float[][]>("Probe", "Scatter", 2UL);
        var (weights, loss) = Likeliest(data[0], data[1]);
        var line = Regex.Match(printed, @"learnt: class 1 where (\S+) a ([+-] \S+) b ([+-] \S+) > 0");
        Near(weights, line.Groups.Values.Skip(1).Select(group => Number(group.Value)), 5e-4);
        // The odds of two normal distributions a vector (2, 1) apart; a standard error of the estimate is about 0.15.
        Near([2, 1, 0], weights, 0.6);

        double[] losses = [.. Regex.Matches(printed, @"step +\d+: loss (\S+)").Select(match => Number(match.Groups[1].Value))];
        Assert.Equal(9, losses.Length);
        Assert.Equal(losses.OrderDescending(), losses);
        Near([loss], losses[^1..], 2e-6);
        Assert.InRange(losses[^1], 0.25, 0.36);

        double[] logits = [.. data[2].Chunk(2).Select(point => weights[0] * point[0] + weights[1] * point[1] + weights[2])];
        double right = 0, positive = 0, taken = 0;
        foreach (var (logit, label) in logits.Zip(data[3]))
        {
            right += logit > 0 == label > 0 ? 1 : 0;
            taken += logit > 0 ? 1 : 0;
            positive += logit > 0 && label > 0 ? 1 : 0;
        }

        var measures = Regex.Matches(printed, @"test: accuracy (\S+) %, precision (\S+) %, recall (\S+) %");
        Assert.Equal(2, measures.Count);
        Near(
            [right / logits.Length * 100, positive / taken * 100, positive / data[3].Sum() * 100],
            measures[0].Groups.Values.Skip(1).Select(group => Number(group.Value)), 0.11);
        // The best that is possible is Φ(|(1, 0.5)|), 86.8 %; 1000 points show it to about 1 %.
        Assert.All(measures, match => Assert.InRange(Number(match.Groups[1].Value), 83.5, 90.1));
    }

    [Theory]
    [InlineData("regression")]
    [InlineData("logistic")]
    public void A_seed_decides_what_is_printed(string sample)
    {
        var printed = Run(sample, "--seed", "5").Printed;
        Assert.Equal(printed, Run(sample, "--seed", "5").Printed);
        Assert.NotEqual(printed, Run(sample, "--seed", "6").Printed);
    }

    [Theory]
    [InlineData("derivatives", "Traces.F", "Traces.Circuit", "Finite differences of df/dx1")]
    [InlineData("regression", "LinearModel.Loss, n = 200", "LinearModel.LossHessian, n = 200", "Gradient descent")]
    [InlineData("logistic", "LogisticClassifier.Loss, batch = 1000", "LogisticClassifier.Logits, batch = 1000", "Learning the line")]
    public void A_sample_writes_its_programs_and_curves(string sample, params string[] headings)
    {
        var file = Path.Combine(folder, "report.html");
        Assert.Equal(0, Run(sample, "--report", file).Code);
        var page = XDocument.Parse(File.ReadAllText(file));
        Assert.Equal(headings, page.Descendants("h2").Select(heading => heading.Value));
        Assert.NotEmpty(page.Descendants("polyline"));
    }

    /// <summary>The numbers of the row of a printed table that begins with a text.</summary>
    static double[] Row(string printed, string name)
    {
        var rows = printed.Split('\n').Select(line => Regex.Split(line.Trim(), " {2,}")).Where(cells => cells[0] == name);
        return rows.Select(cells => cells.Skip(1).Where(cell => double.TryParse(cell, CultureInfo.InvariantCulture, out _))
            .Select(Number).ToArray()).Single(numbers => numbers.Length > 0);
    }

    /// <summary>A number as a sample prints it, its sign perhaps apart: <c>- 0.5</c>.</summary>
    static double Number(string text) => double.Parse(text.Replace(" ", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    static void Near(IEnumerable<double> expected, IEnumerable<double> actual, double tolerance)
    {
        Assert.Equal(expected.Count(), actual.Count());
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - tolerance, pair.First + tolerance));
    }

    /// <summary>Xᵀ(Xw - y) / n.</summary>
    static double[] Slopes(double[] x, double[] y, double[] weights)
    {
        var slopes = new double[weights.Length];
        foreach (var (row, right) in x.Chunk(weights.Length).Zip(y))
        {
            var rest = row.Zip(weights, (feature, weight) => feature * weight).Sum() - right;
            for (var k = 0; k < slopes.Length; k++) slopes[k] += row[k] * rest / y.Length;
        }

        return slopes;
    }

    /// <summary>The weights and the bias of the least mean cross-entropy, and the cross-entropy, by iteratively reweighted
    /// least squares.</summary>
    static (double[] Weights, double Loss) Likeliest(float[] points, float[] labels)
    {
        var (weights, loss) = (new double[3], 0.0);
        for (var round = 0; round < 20; round++)
        {
            var (gradient, hessian) = (new double[3], new double[3, 3]);
            loss = 0;
            foreach (var (point, label) in points.Chunk(2).Zip(labels))
            {
                double[] row = [point[0], point[1], 1];
                var likelihood = 1 / (1 + Math.Exp(-row.Zip(weights, (feature, weight) => feature * weight).Sum()));
                loss -= Math.Log(label > 0 ? likelihood : 1 - likelihood) / labels.Length;
                for (var i = 0; i < 3; i++)
                {
                    gradient[i] += row[i] * (likelihood - label);
                    for (var k = 0; k < 3; k++) hessian[i, k] += row[i] * row[k] * likelihood * (1 - likelihood);
                }
            }

            // Cramer's rule.
            var determinant = Determinant(hessian);
            for (var i = 0; i < 3; i++)
            {
                var replaced = (double[,])hessian.Clone();
                for (var k = 0; k < 3; k++) replaced[k, i] = gradient[k];
                weights[i] -= Determinant(replaced) / determinant;
            }
        }

        return (weights, loss);
    }

    static double Determinant(double[,] m) =>
        m[0, 0] * (m[1, 1] * m[2, 2] - m[1, 2] * m[2, 1]) - m[0, 1] * (m[1, 0] * m[2, 2] - m[1, 2] * m[2, 0])
        + m[0, 2] * (m[1, 0] * m[2, 1] - m[1, 1] * m[2, 0]);
}
