using System.Text.RegularExpressions;
using GraphGen.Generator.Tests.EndToEnd;
using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Runtime.Gpu.Tests.Training;

/// <summary>The samples on a device, as their user meets them.</summary>
[Collection(DeviceCollection.Name)]
public sealed class SampleTests : IDisposable
{
    const string Probe =
        """
        public static class Probe
        {
            // The exit code, then what was printed, then what was printed as an error.
            public static string[] Run(string[] words)
            {
                var (output, error) = (Console.Out, Console.Error);
                using StringWriter printed = new(), complaints = new();
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
    public void GatesLearnOnADeviceWhatTheyLearnOnTheProcessor()
    {
        var (code, printed, _) = Run("gates", "--steps", "3", "--device", "emulated", "--report", Path.Combine(folder, "gates.html"));
        Assert.Equal(0, code);
        Assert.Matches(@"device: a card that the processor emulates.*\nits kernels took \d+[.]\d s to compile", printed);
        Assert.All(
            Answers(Run("gates", "--steps", "3").Printed).Zip(Answers(printed)),
            pair => Assert.Equal(pair.First, pair.Second, tolerance: 0.0011)); // Both are printed to three digits.
        Assert.True(File.Exists(Path.Combine(folder, "gates.html")));
    }

    [Theory]
    [InlineData("--device no-such-card: No card's name contains 'no-such-card'", "no-such-card")]
    [InlineData("--device 99: No card's name contains '99'", "99")]
    public void ADeviceThatIsNotThereIsExplained(string message, string device)
    {
        var (code, _, complaint) = Run("digits", "--draw", "60", "--device", device);
        Assert.Equal(2, code);
        Assert.Contains(message, complaint, StringComparison.Ordinal);
        Assert.DoesNotContain("GpuDevice", complaint, StringComparison.Ordinal);
    }

    static double[] Answers(string printed)
    {
        var answers = Regex.Matches(printed, @"XOR [01] = ([\d.]+)").Select(match => double.Parse(match.Groups[1].Value)).ToArray();
        Assert.Equal(4, answers.Length);
        return answers;
    }

    (int Code, string Printed, string Complaint) Run(params string[] words)
    {
        var result = assembly.Invoke<string[]>("Probe", "Run", [words]);
        return (int.Parse(result[0]), result[1].ReplaceLineEndings("\n"), result[2]);
    }
}
