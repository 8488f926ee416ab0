namespace GraphGen.Samples.Common;

/// <summary>One sample: what the command line calls it, what it shows, and how it runs.</summary>
/// <param name="Name">The word after <c>--</c> on the command line.</param>
/// <param name="Summary">One line for the list.</param>
/// <param name="Options">What it can be asked for.</param>
/// <param name="Run">Runs it.</param>
sealed record Sample(string Name, string Summary, IReadOnlyList<Option> Options, Action<Arguments> Run)
{
    /// <summary>The help text.</summary>
    public string Usage
    {
        get
        {
            var width = Options.Max(option => option.Text.Length);
            var lines = Options.Select(option => $"  {option.Text.PadRight(width)}  {option.Summary}");
            return $"{Name}: {Summary}\n\noptions:\n{string.Join('\n', lines)}";
        }
    }
}

/// <summary>An option of a sample.</summary>
/// <param name="Name">The word after the two dashes.</param>
/// <param name="Value">What its value is called in the help; empty for an option without one.</param>
/// <param name="Summary">One line for the help.</param>
/// <param name="Target">Whether the value is a file that the sample writes.</param>
sealed record Option(string Name, string Value, string Summary, bool Target = false)
{
    /// <summary>Whether the value is a path.</summary>
    public bool TakesPath => Value is "FILE" or "DIR";

    /// <summary>The option as it is written.</summary>
    public string Text => $"--{Name} {Value}".TrimEnd();
}
