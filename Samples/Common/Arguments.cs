using System.Globalization;

namespace GraphGen.Samples.Common;

/// <summary>The options that the user gave a sample: <c>--epochs 5 --download</c>.</summary>
sealed class Arguments
{
    readonly Dictionary<string, string> values = [];

    /// <summary>Reads the words after the name of the sample.</summary>
    /// <exception cref="UsageException">An option is unknown, given twice, or lacks its value; or a file that it names is not there,
    /// or cannot be written.</exception>
    public Arguments(Sample sample, ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            var option = sample.Options.FirstOrDefault(option => word == "--" + option.Name)
                ?? throw new UsageException($"'{word}' is not an option of {sample.Name}.\n\n{sample.Usage}");
            var takesValue = option.Value.Length > 0;
            if (takesValue && (i + 1 == words.Length || words[i + 1].StartsWith("--", StringComparison.Ordinal)))
                throw new UsageException($"{option.Text} needs a value: {option.Summary}.");
            if (!values.TryAdd(option.Name, takesValue ? words[++i] : ""))
                throw new UsageException($"--{option.Name} is given twice.");
            if (option.TakesPath) CheckPath(option, words[i]);
        }
    }

    static void CheckPath(Option option, string path)
    {
        if (string.IsNullOrWhiteSpace(path)) throw new UsageException($"--{option.Name} takes a path, not '{path}'.");
        if (option.Target) Targets.RequireFile(option.Name, path);
        else if (option.Value == "FILE" && !File.Exists(path)) throw new UsageException($"--{option.Name}: there is no file '{path}'.");
    }

    /// <summary>Whether an option was given.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>The value of an option; null when it was not given.</summary>
    public string? Text(string name) => values.GetValueOrDefault(name);

    /// <summary>The value of an option that is a whole number.</summary>
    /// <param name="name">The option.</param>
    /// <param name="otherwise">The value when it was not given.</param>
    /// <param name="least">The smallest value that makes sense.</param>
    /// <param name="most">The largest value that makes sense.</param>
    /// <exception cref="UsageException">It is not a whole number, too small or too large.</exception>
    public int Integer(string name, int otherwise, int least, int most = int.MaxValue)
    {
        if (Text(name) is not { } text) return otherwise;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException(
                $"--{name} takes a whole number from {least} {(most == int.MaxValue ? "on" : $"to {most}")}, not '{text}'.");
    }

    /// <summary>The value of an option that is a number.</summary>
    /// <param name="name">The option.</param>
    /// <param name="otherwise">The value when it was not given.</param>
    /// <param name="above">What it must be above.</param>
    /// <param name="most">The largest value that makes sense.</param>
    /// <exception cref="UsageException">It is not a number, too small or too large.</exception>
    public double Number(string name, double otherwise, double above, double most)
    {
        if (Text(name) is not { } text) return otherwise;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > above && number <= most
            ? number
            : throw new UsageException(string.Create(
                CultureInfo.InvariantCulture, $"--{name} takes a number above {above} and up to {most}, not '{text}'."));
    }
}
