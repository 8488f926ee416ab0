using GraphGen.Samples.Adversarial;
using GraphGen.Samples.Common;
using GraphGen.Samples.Differentiation;
using GraphGen.Samples.Digits;
using GraphGen.Samples.DigitsSigmoid;
using GraphGen.Samples.Gates;
using GraphGen.Samples.Logistic;
using GraphGen.Samples.Overfit;
using GraphGen.Samples.Regression;

namespace GraphGen.Samples;

/// <summary>Finds the sample that the user names, and runs it.</summary>
static class CommandLine
{
    static readonly Sample[] Samples =
    [
        DerivativesSample.Sample, GatesSample.Sample, RegressionSample.Sample, LogisticSample.Sample, DigitsSample.Sample,
        DigitsSigmoidSample.Sample, OverfitSample.Sample, AdversarialSample.Sample,
    ];

    /// <summary>Runs a command line.</summary>
    /// <returns>0; 1 when the sample failed, 2 when the command line was not understood.</returns>
    public static int Run(string[] words)
    {
        try
        {
            switch (words)
            {
                case []:
                    throw new UsageException(List);
                case ["--help" or "-h" or "help", ..] or ["list"] or ["list", "--help" or "-h"]:
                    Console.WriteLine(List);
                    break;
                case ["list", var word, ..]:
                    throw new UsageException($"list takes no options, not '{word}'.");
                default:
                    Run(words[0], words.AsSpan(1));
                    break;
            }

            return 0;
        }
        catch (UsageException mistake)
        {
            Console.Error.WriteLine(mistake.Message);
            return 2;
        }
        catch (Exception failure) when (
            failure is DisagreementException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }

    static void Run(string name, ReadOnlySpan<string> options)
    {
        var sample = Samples.FirstOrDefault(sample => sample.Name == name)
            ?? throw new UsageException($"There is no sample '{name}'.\n\n{List}");
        if (options.ContainsAny("--help", "-h")) Console.WriteLine(sample.Usage);
        else sample.Run(new Arguments(sample, options));
    }

    static string List =>
        "dotnet run -c Release --project Samples -- NAME [options]\n\n"
        + string.Join('\n', Samples.Select(sample => $"  {sample.Name.PadRight(Samples.Max(each => each.Name.Length))}  {sample.Summary}"))
        + "\n\nNAME --help shows the options.";
}
