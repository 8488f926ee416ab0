using System.Globalization;

namespace GraphGen.Benchmarks.Comparison;

/// <summary>What the command line asks of a comparison.</summary>
sealed record ComparisonOptions
{
    public const string Usage =
        """
        benchmarks/compare [--only KEY,KEY] [--rounds N] [--python PATH] [--json FILE]

          --only    the workloads to compare, by key (all)
          --rounds  how often everything is timed, one after the other (21)
          --python  the Python whose PyTorch to compare with (/usr/bin/python3)
          --json    a file for all numbers
        """;

    public IReadOnlyList<string> Only { get; private init; } = [];

    public int Rounds { get; private init; } = 21;

    public string Python { get; private init; } = "/usr/bin/python3";

    public string? Json { get; private init; }

    /// <exception cref="ArgumentException">An option is unknown, has no value, or a wrong one.</exception>
    public static ComparisonOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new ComparisonOptions();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length) throw new ArgumentException($"'{arguments[i]}' needs a value.");
            var value = arguments[i + 1];
            options = arguments[i] switch
            {
                "--only" => options with { Only = value.Split(',') },
                "--rounds" => options with { Rounds = Positive(value) },
                "--python" => options with { Python = value },
                "--json" => options with { Json = value },
                var other => throw new ArgumentException($"There is no option '{other}'."),
            };
        }
        return options;
    }

    static int Positive(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0
        ? number
        : throw new ArgumentException($"--rounds: '{text}' is not a number above 0.");
}
