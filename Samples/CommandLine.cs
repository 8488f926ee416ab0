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
        if (words is ["list" or "--help" or "-h"])
        {
            Console.WriteLine(List);
            return 0;
        }

        try
        {
            if (words is []) throw new UsageException(List);
            var sample = Samples.FirstOrDefault(sample => sample.Name == words[0])
                ?? throw new UsageException($"There is no sample '{words[0]}'.\n\n{List}");
            if (words.Contains("--help")) Console.WriteLine(sample.Usage);
            else sample.Run(new Arguments(sample, words.AsSpan(1)));
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

    static string List =>
        "dotnet run -c Release --project Samples -- NAME [options]\n\n"
        + string.Join('\n', Samples.Select(sample => $"  {sample.Name.PadRight(Samples.Max(each => each.Name.Length))}  {sample.Summary}"))
        + "\n\nNAME --help shows the options.";
}
