using System.Globalization;

namespace GraphGen.Benchmarks.Devices;

/// <summary>What the command line asks of a comparison on a device.</summary>
sealed record DeviceOptions
{
    /// <summary>The word for the CPU accelerator of ILGPU in the place of a card.</summary>
    public const string Emulated = "emulated";

    public const string Usage =
        """
        benchmarks/gpu [--device NAME] [--only KEY,KEY] [--rounds N] [--python PATH] [--compile MODE] [--json FILE] [--quick]

          --device   gpu, the first card; a part of a card's name; its number; or emulated: the processor in the place of a card,
                     to try the way through with --quick (gpu)
          --only     the workloads to compare, by key (all)
          --rounds   how often everything is timed, one after the other (21; 3 with --quick)
          --python   the Python whose PyTorch and JAX to compare with (python3)
          --compile  the mode of torch.compile (default)
          --json     a file for all numbers
          --quick    tiny sizes and short samples; the numbers mean nothing

        Tables go to the output, all else to the error output: benchmarks/gpu > table.md

        For a machine without the .NET SDK, publish here, copy the folder, and run there:

          dotnet publish benchmarks -c Release -r linux-x64 --self-contained -o artifacts/gpu-benchmark
          ./gpu-benchmark/GraphGen.Benchmarks gpu > table.md
        """;

    public string Device { get; private init; } = "gpu";

    public IReadOnlyList<string> Only { get; private init; } = [];

    public int Rounds { get; private init; } = 21;

    public string Python { get; private init; } = "python3";

    public string CompileMode { get; private init; } = "default";

    public string? Json { get; private init; }

    public bool IsQuick { get; private init; }

    /// <exception cref="ArgumentException">An option is unknown, has no value, or a wrong one.</exception>
    public static DeviceOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = arguments.Contains("--quick") ? new DeviceOptions { IsQuick = true, Rounds = 3 } : new();
        for (var i = 0; i < arguments.Length; i++)
        {
            var option = arguments[i];
            if (option == "--quick") continue;
            if (++i == arguments.Length) throw new ArgumentException($"'{option}' needs a value.");
            var value = arguments[i];
            options = option switch
            {
                "--device" => options with { Device = value },
                "--only" => options with { Only = value.Split(',') },
                "--rounds" => options with { Rounds = Positive(value) },
                "--python" => options with { Python = value },
                "--compile" => options with { CompileMode = value },
                "--json" => options with { Json = value },
                _ => throw new ArgumentException($"There is no option '{option}'."),
            };
        }
        return options.Device == Emulated && !options.IsQuick
            ? throw new ArgumentException($"--device {Emulated} would take days; it needs --quick.")
            : options;
    }

    static int Positive(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0
        ? number
        : throw new ArgumentException($"--rounds: '{text}' is not a number above 0.");
}
