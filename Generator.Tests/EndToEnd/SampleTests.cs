using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.EndToEnd;

/// <summary>The samples as their user meets them: what they print, write, and say to mistakes.</summary>
[Collection(Console)]
public sealed partial class SampleTests : IDisposable
{
    /// <summary>The collection of the tests that capture what is printed, of which only one can run at a time.</summary>
    public const string Console = "Console";

    const string Probe =
        """
        public static class Probe
        {
            // The exit code, then what was printed, then what was printed as an error.
            public static string[] Run(string[] words) => Capture(words, new StringWriter());

            // The same where nothing can be printed.
            public static string[] RunOnFullDisk(string[] words) => Capture(words, new FullDisk());

            // The same when a folder takes the place of a file while the sample prints.
            public static string[] RunWithout(string file, string[] words) => Capture(words, new Spoiler(file));

            static string[] Capture(string[] words, StringWriter writer)
            {
                var (output, error) = (Console.Out, Console.Error);
                using StringWriter printed = writer, complaints = new();
                Console.SetOut(printed);
                Console.SetError(complaints);
                try
                {
                    return [GraphGen.Samples.CommandLine.Run(words).ToString(), printed.ToString(), complaints.ToString()];
                }
                finally
                {
                    Console.SetOut(output);
                    Console.SetError(error);
                }
            }

            sealed class FullDisk : StringWriter
            {
                public override void WriteLine(string? value) => throw new IOException("No space left on device");
            }

            sealed class Spoiler(string file) : StringWriter
            {
                public override void WriteLine(string? value)
                {
                    Directory.CreateDirectory(file);
                    base.WriteLine(value);
                }
            }

            public static float[] Draw(int seed) => GraphGen.Samples.Common.DigitData.Draw(seed).Test.Inputs.ToArray();

            public static string Sum(float a, float b, float bias) =>
                GraphGen.Samples.Gates.WeightedSum.Of((a, "a"), (b, "b"), (bias, ""));

            // What the regression sample fits: x, then y.
            public static double[][] Measure(ulong seed)
            {
                var data = GraphGen.Samples.Regression.RegressionData.Draw(seed);
                return [data.X, data.Y];
            }

            // The points and labels that the logistic sample trains on, then those it tests on.
            public static float[][] Scatter(ulong seed)
            {
                var (train, test) = GraphGen.Samples.Logistic.LogisticData.Draw(seed);
                return [train.Inputs.ToArray(), train.Targets.ToArray(), test.Inputs.ToArray(), test.Targets.ToArray()];
            }
        }
        """;

    static readonly Lazy<HostedCompilation> Compilation = new(() => SamplesAssembly.With(Probe));

    readonly LoadedAssembly assembly = Compilation.Value.Load();
    readonly string folder = Directory.CreateTempSubdirectory("graphgen-samples-").FullName;

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        assembly.Dispose();
    }

    [Fact]
    public void The_list_names_every_sample()
    {
        var (code, printed, _) = Run("list");
        Assert.Equal(0, code);
        Assert.Equal(
            ["derivatives", "gates", "regression", "logistic", "digits", "digits-sigmoid", "overfit", "adversarial"],
            Regex.Matches(printed, @"^  (\S+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value));
    }

    [Theory]
    [InlineData("-h")]
    [InlineData("--help")]
    [InlineData("help")]
    [InlineData("help", "digits")]
    [InlineData("list", "--help")]
    public void Whoever_asks_for_help_gets_the_list(params string[] words) => Assert.Equal((0, Run("list").Printed, ""), Run(words));

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public void A_sample_shows_its_options(string word)
    {
        var (code, printed, _) = Run("gates", word);
        Assert.Equal(0, code);
        Assert.StartsWith("gates: a perceptron learns AND and OR", printed, StringComparison.Ordinal);
        Assert.Contains("--steps N ", printed);
    }

    [Fact]
    public void Gates_learns_AND_and_OR_and_XOR_takes_the_network()
    {
        var (code, printed, _) = Run("gates");
        Assert.Equal(0, code);
        Assert.Matches(@"AND, a perceptron\s+learnt after \d+ epochs: fires when 2 a [+] b − 2 > 0", printed);
        Assert.Matches(@"OR, a perceptron\s+learnt after \d+ epochs: fires when a [+] b > 0", printed);
        Assert.Matches(@"XOR, a perceptron\s+still wrong", printed);
        Assert.Matches(@"0 XOR 0 = 0[.]0\d+", printed);
        Assert.Matches(@"0 XOR 1 = 0[.]9\d+", printed);
        Assert.Matches(@"1 XOR 0 = 0[.]9\d+", printed);
        Assert.Matches(@"1 XOR 1 = 0[.]0\d+", printed);
        Assert.DoesNotContain("not learnt", printed);
    }

    [Theory]
    [InlineData("--seed", "17")]
    [InlineData("--seed", "24")]
    [InlineData("--steps", "10")]
    public void Gates_says_when_the_network_has_not_learnt(params string[] options)
    {
        var (code, printed, _) = Run(["gates", .. options]);
        Assert.Equal(0, code);
        Assert.Matches(@"1 XOR 1 = 0[.](49|50)\d", printed);
        Assert.Contains("The network has not learnt XOR", printed);
        Assert.Contains("another --seed helps", printed);
    }

    [Theory]
    [InlineData("2 a + b − 2", 2, 1, -2)]
    [InlineData("−a − 1.5 b + 1", -1, -1.5, 1)]
    [InlineData("b", 0, 1, 0)]
    [InlineData("−1", 0, 0, -1)]
    [InlineData("0", 0, 0, 0)]
    public void A_weighted_sum_is_written_as_people_write_it(string expected, float a, float b, float bias) =>
        Assert.Equal(expected, assembly.Invoke<string>("Probe", "Sum", a, b, bias));

    [Fact]
    public void Digits_trains_and_writes_checkpoint_and_curve()
    {
        var (code, printed, _) = Run("digits", "--epochs", "2", "--data", MakeDigitFiles(), "--out", folder);
        Assert.Equal(0, code);
        Assert.Contains("MNIST from", printed);
        Assert.Matches(@"epoch  2: loss \d+[.]\d+, test accuracy \d+[.]\d+ %", printed);
        Assert.Contains("<svg", File.ReadAllText(Path.Combine(folder, "digits.svg")));
        using var checkpoint = SafetensorsFile.Open(Path.Combine(folder, "digits.safetensors"));
        Assert.Equal(
            ["hidden.bias", "hidden.weight", "output.bias", "output.weight"],
            checkpoint.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Gates_writes_a_report_that_needs_nothing_else()
    {
        var file = Path.Combine(folder, "gates.html");
        var (code, printed, _) = Run("gates", "--report", file);
        Assert.Equal(0, code);
        Assert.Contains($"wrote {file}", printed);
        var text = File.ReadAllText(file);
        Assert.DoesNotContain("//", text, StringComparison.Ordinal);
        var page = XDocument.Parse(text);
        Assert.Equal(
            ["GateNetwork.Loss, batch = 4", "GateNetwork.Answer, batch = 4", "Learning XOR"], page.Descendants("h2").Select(heading => heading.Value));
        Assert.Equal(2, page.Descendants("tr").Count(row => (string?)row.Attribute("data-buffer") == "hiddenWeight"));
        var points = (string)Assert.Single(page.Descendants("polyline")).Attribute("points")!;
        Assert.Equal(500, points.Split(' ').Length);
    }

    [Fact]
    public void Digits_writes_a_report_with_its_training()
    {
        var file = Path.Combine(folder, "digits.html");
        Assert.Equal(0, Run("digits", "--epochs", "2", "--data", MakeDigitFiles(), "--out", folder, "--report", file).Code);
        var page = XDocument.Parse(File.ReadAllText(file));
        Assert.Equal(2, page.Descendants("polyline").Count());
        Assert.Contains(page.Descendants("dd"), value => value.Value == "101,770");
    }

    [Fact]
    public void Sigmoids_learn_and_cross_entropy_is_ahead_after_the_first_epoch()
    {
        var file = Path.Combine(folder, "sigmoid.html");
        var (code, printed, _) = Run("digits-sigmoid", "--draw", "3600", "--epochs", "4", "--out", folder, "--report", file);
        Assert.Equal(0, code);
        var neuron = Regex.Match(
            printed, @"begin at (\S+), [\s\S]*squared error, learning rate (\S+) +(\d+)\s+cross-entropy, learning rate (\S+) +(\d+)");
        Assert.InRange(Number(neuron, 3), 2 * Number(neuron, 5), 300);
        Assert.Equal(StepsBelowHalf(Number(neuron, 1), Number(neuron, 2), answer => answer * answer * (1 - answer)), Number(neuron, 3));
        Assert.Equal(StepsBelowHalf(Number(neuron, 1), Number(neuron, 4), answer => answer), Number(neuron, 5));
        Assert.Contains("at a rate of 0.3 for each example with squared error, 0.075 with cross-entropy", printed);
        var epochs = Regex.Matches(printed, @"^ +(\d+) +([\d.]+) % +([\d.]+) % +([\d.]+) %", RegexOptions.Multiline);
        Assert.Equal([0, 1, 2, 3, 4], epochs.Select(row => Number(row, 1)));
        Assert.Equal(Number(epochs[0], 2), Number(epochs[0], 3));
        Assert.Equal(Number(epochs[0], 2), Number(epochs[0], 4));
        Assert.InRange(Number(epochs[1], 4), Number(epochs[1], 3) + 5, 100);
        Assert.All([2, 3, 4], column => Assert.InRange(Number(epochs[4], column), 80, 100));
        Assert.Matches(@"After the first epoch cross-entropy reads [\d.]+ % .* squared error (is there after epoch \d|never gets there)[.]", printed);
        Assert.Equal(5, XDocument.Load(Path.Combine(folder, "digits-sigmoid.svg")).Descendants().Count(element => element.Name.LocalName == "polyline"));
        Assert.Equal(5, XDocument.Load(file).Descendants("polyline").Count());
    }

    /// <summary>How often a sigmoid, whose weight and bias both begin at a number and move by a slope of the cost, must learn until
    /// it answers below ½.</summary>
    static int StepsBelowHalf(double start, double rate, Func<double, double> slope)
    {
        var steps = 0;
        for (var sum = 2 * start; sum >= 0; sum -= 2 * rate * slope(1 / (1 + Math.Exp(-sum)))) steps++;
        return steps;
    }

    [Fact]
    public void A_large_network_overfits_and_dropout_L2_and_early_stopping_help()
    {
        var file = Path.Combine(folder, "overfit.html");
        var (code, printed, _) = Run(
            "overfit", "--draw", "1000", "--examples", "300", "--epochs", "30", "--out", folder, "--report", file);
        Assert.Equal(0, code);
        var rows = Regex.Matches(
            printed, @"^(\S.*?) +(\d+) +([\d.]+) \(epoch (\d+)\) +([\d.]+) +([\d.]+) +([\d.]+)$", RegexOptions.Multiline)
            .ToDictionary(row => row.Groups[1].Value, row => (
                Epochs: Number(row, 2), Best: Number(row, 3), BestEpoch: Number(row, 4), Validation: Number(row, 5), Train: Number(row, 6), Gap: Number(row, 7)));
        Assert.Equal(["small", "large", "dropout", "L2", "early stopping"], rows.Keys);
        var (small, large, stopped) = (rows["small"], rows["large"], rows["early stopping"]);
        Assert.True(large.Train < small.Train);
        Assert.True(large.Best < small.Best);
        Assert.True(large.Gap > rows["dropout"].Gap);
        Assert.True(large.Gap > rows["L2"].Gap);
        Assert.True(large.Validation > large.Best);
        Assert.Equal(30, large.Epochs);
        Assert.InRange(stopped.Epochs, stopped.BestEpoch + 1, 29);
        Assert.Equal(stopped.Best, stopped.Validation, tolerance: 0.0011); // Both are printed to three digits.
        Assert.Contains($"ended after epoch {stopped.Epochs} of 30 and kept epoch {stopped.BestEpoch}", printed);
        Assert.Equal(10, XDocument.Load(Path.Combine(folder, "overfit.svg")).Descendants().Count(element => element.Name.LocalName == "polyline"));
        Assert.Equal(10, XDocument.Load(file).Descendants("polyline").Count());
    }

    [Fact]
    public void The_gradients_sign_deceives_the_network_and_a_random_one_does_not()
    {
        var file = Path.Combine(folder, "adversarial.html");
        var (code, printed, _) = Run(
            "adversarial", "--draw", "3600", "--epochs", "3", "--epsilon", "0.1", "--out", folder, "--report", file);
        Assert.Equal(0, code);
        var trials = Regex.Matches(printed, @"^ +([\d.]+) +([\d.]+) % +([\d.]+) %", RegexOptions.Multiline)
            .ToDictionary(row => Number(row, 1), row => (Attacked: Number(row, 2), Disturbed: Number(row, 3)));
        Assert.Equal([0, 0.025, 0.05, 0.1, 0.2], trials.Keys);
        var before = trials[0].Attacked;
        Assert.Equal(before, trials[0].Disturbed);
        Assert.InRange(before, 90, 100);
        Assert.InRange(trials[0.1].Attacked, 0, before / 4);
        Assert.InRange(trials[0.05].Disturbed, 0.9 * before, 100);
        var picture = XDocument.Load(Path.Combine(folder, "adversarial.svg")).Root!;
        var captions = picture.Descendants().Where(element => element.Name.LocalName == "text")
            .Select(element => Regex.Match(element.Value, @"^(\d) \(\d+ %\)$")).Where(match => match.Success).ToList();
        Assert.NotEmpty(captions);
        Assert.All(captions.Chunk(2), pair => Assert.NotEqual(pair[0].Groups[1].Value, pair[1].Groups[1].Value));
        Assert.Equal(2, XDocument.Load(file).Descendants("polyline").Count());
    }

    [Fact]
    public void An_attack_takes_the_checkpoint_of_the_digits_sample()
    {
        Assert.Equal(0, Run("digits", "--draw", "600", "--epochs", "2", "--out", folder).Code);
        var checkpoint = Path.Combine(folder, "digits.safetensors");
        var (code, printed, _) = Run("adversarial", "--draw", "600", "--model", checkpoint, "--out", folder);
        Assert.Equal(0, code);
        Assert.DoesNotContain("loss", printed);
    }

    [Fact]
    public void The_trace_holds_weights_batches_and_losses()
    {
        var file = Path.Combine(folder, "trace.safetensors");
        Assert.Equal(0, Run("digits", "--batch", "8", "--data", MakeDigitFiles(), "--trace", file).Code);
        using var trace = SafetensorsFile.Open(file);
        Assert.Equal([10], trace.Read("losses").Shape.ToArray());
        Assert.Equal([8, 784], trace.Read("step9.images").Shape.ToArray());
        Assert.Equal([128, 784], trace.Read("initial.hidden.weight").Shape.ToArray());
    }

    [Fact]
    public void Drawn_digits_depend_on_the_seed_alone()
    {
        var first = assembly.Invoke<float[]>("Probe", "Draw", 4);
        Assert.Equal(first, assembly.Invoke<float[]>("Probe", "Draw", 4));
        Assert.NotEqual(first, assembly.Invoke<float[]>("Probe", "Draw", 5));
        Assert.All(first, pixel => Assert.InRange(pixel, 0, 1));
    }

    [Theory]
    [InlineData("no sample 'digit'", "digit")]
    [InlineData("list takes no options, not '--x'", "list", "--x")]
    [InlineData("'--epoch' is not an option", "digits", "--epoch", "3")]
    [InlineData("--epochs N needs a value", "digits", "--epochs")]
    [InlineData("--epochs takes a whole number from 1 on, not '0'", "digits", "--epochs", "0")]
    [InlineData("--batch takes a whole number from 1 on, not 'many'", "digits", "--batch", "many")]
    [InlineData("--seed is given twice", "gates", "--seed", "1", "--seed", "2")]
    [InlineData("--report: there is no folder", "gates", "--report", "no-such-folder/report.html")]
    [InlineData("--digits takes a whole number from 1 on, not '0'", "derivatives", "--digits", "0")]
    [InlineData("holds neither", "digits", "--data", "no-such-folder")]
    [InlineData("--draw takes no files", "digits", "--draw", "60", "--data", "no-such-folder")]
    [InlineData("--draw takes a whole number from 60 on, not '59'", "digits", "--draw", "59")]
    [InlineData("--wrong takes a whole number from 0 to 100, not '101'", "overfit", "--wrong", "101")]
    [InlineData("of 60 pictures, 60 to train on leave none", "overfit", "--draw", "60", "--examples", "60")]
    [InlineData("--epsilon takes a number above 0 and up to 1, not '0'", "adversarial", "--epsilon", "0")]
    [InlineData("--epsilon takes a number above 0 and up to 1, not '1.5'", "adversarial", "--epsilon", "1.5")]
    [InlineData("--epsilon takes a number above 0 and up to 1, not 'NaN'", "adversarial", "--epsilon", "NaN")]
    [InlineData("--device gpu: this build has no GPU support, since ILGPU was not found", "digits", "--draw", "60", "--device", "gpu")]
    [InlineData("--device 7: this build has no GPU support", "gates", "--device", "7")]
    [InlineData("--device NAME needs a value", "digits", "--device")]
    [InlineData("--report takes a path, not ''", "derivatives", "--report", "")]
    [InlineData("--trace takes a path, not ''", "digits", "--trace", "", "--draw", "200")]
    [InlineData("--data takes a path, not ''", "digits", "--data", "")]
    [InlineData("--out takes a path, not ''", "digits-sigmoid", "--out", "")]
    [InlineData("--out takes a path, not ' '", "overfit", "--out", " ")]
    [InlineData("--model takes a path, not ''", "adversarial", "--model", "", "--draw", "100")]
    [InlineData("--model: there is no file 'no-such-file'", "adversarial", "--model", "no-such-file")]
    public void A_mistake_on_the_command_line_is_explained(string message, params string[] words)
    {
        var (code, _, complaint) = Run(words);
        Assert.Equal(2, code);
        Assert.Contains(message, complaint);
    }

    /// <summary>DIR is a folder with a file FILE and a folder digits.svg.</summary>
    [Theory]
    [InlineData("--report: 'DIR' is a folder", "gates", "--report", "DIR")]
    [InlineData("--report: 'DIR/LONG' cannot be written", "regression", "--report", "DIR/LONG")]
    [InlineData("--report: there is no folder 'DIR/FILE'", "logistic", "--report", "DIR/FILE/report.html")]
    [InlineData("--trace: 'DIR' is a folder", "digits", "--trace", "DIR")]
    [InlineData("--out: 'DIR/FILE' is a file", "digits", "--out", "DIR/FILE")]
    [InlineData("--out: 'DIR/digits.svg' is a folder", "digits", "--out", "DIR")]
    [InlineData("--out: 'DIR/FILE' is a file", "digits-sigmoid", "--out", "DIR/FILE")]
    [InlineData("--out: 'DIR/FILE' is a file", "overfit", "--out", "DIR/FILE")]
    [InlineData("--out: the folder 'DIR/FILE/new' cannot be made", "adversarial", "--out", "DIR/FILE/new")]
    public void What_cannot_be_written_is_refused_before_the_work(string message, params string[] words)
    {
        File.WriteAllText(Path.Combine(folder, "FILE"), "kept");
        Directory.CreateDirectory(Path.Combine(folder, "digits.svg"));
        string In(string text) => text.Replace("DIR", folder, StringComparison.Ordinal)
            .Replace('/', Path.DirectorySeparatorChar).Replace("LONG", new('a', 253), StringComparison.Ordinal);
        var (code, printed, complaint) = Run([.. words.Select(In)]);
        Assert.Equal(2, code);
        Assert.Empty(printed);
        Assert.StartsWith(In(message), complaint, StringComparison.Ordinal);
        Assert.Single(complaint.TrimEnd().Split('\n'));
        Assert.Equal("kept", File.ReadAllText(Path.Combine(folder, "FILE")));
        Assert.Equal(2, Directory.GetFileSystemEntries(folder).Length);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("gates", "--help")]
    [InlineData("gates", "--steps", "1")]
    public void Output_that_is_not_taken_is_an_error(params string[] words)
    {
        var result = assembly.Invoke<string[]>("Probe", "RunOnFullDisk", [words]);
        Assert.Equal(["1", "", $"No space left on device{Environment.NewLine}"], result);
    }

    [Fact]
    public void A_file_that_can_no_longer_be_written_is_an_error()
    {
        var file = Path.Combine(folder, "report.html");
        var result = assembly.Invoke<string[]>("Probe", "RunWithout", file, (string[])["logistic", "--report", file]);
        Assert.Equal("1", result[0]);
        Assert.Contains("best possible", result[1]);
        Assert.Contains(file, result[2]);
        Assert.Single(result[2].TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_truncated_data_file_is_named()
    {
        var data = MakeDigitFiles();
        var images = Path.Combine(data, "t10k-images-idx3-ubyte");
        File.WriteAllBytes(images, File.ReadAllBytes(images)[..^1]);
        var (code, _, complaint) = Run("digits", "--data", data, "--out", folder);
        Assert.Equal(1, code);
        Assert.Contains("t10k-images-idx3-ubyte", complaint);
    }

    (int Code, string Printed, string Complaint) Run(params string[] words)
    {
        var result = assembly.Invoke<string[]>("Probe", "Run", [words]);
        return (int.Parse(result[0]), result[1], result[2]);
    }

    static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    /// <summary>A hundred blank pictures with labels, as the files of MNIST.</summary>
    string MakeDigitFiles()
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        File.WriteAllBytes(Path.Combine(data, "t10k-images-idx3-ubyte"), [0, 0, 8, 3, 0, 0, 0, 100, 0, 0, 0, 28, 0, 0, 0, 28, .. new byte[78400]]);
        File.WriteAllBytes(
            Path.Combine(data, "t10k-labels-idx1-ubyte"),
            [0, 0, 8, 1, 0, 0, 0, 100, .. Enumerable.Range(0, 100).Select(i => (byte)(i % 10))]);
        return data;
    }
}
