namespace GraphGen.Samples.Common;

/// <summary>The report that a sample writes when it is asked to.</summary>
static class SampleReport
{
    /// <summary>The option, for the list of a sample that writes one.</summary>
    public static Option Option { get; } = new(
        "report", "FILE", "write a page with network, kernels, memory plan and curves", Target: true);

    /// <summary>Writes the report to the file that the user named, if any.</summary>
    /// <param name="arguments">What the user asked for.</param>
    /// <param name="title">The heading.</param>
    /// <param name="fill">Adds what there is to show.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(Arguments arguments, string title, Action<Report> fill)
    {
        if (arguments.Text(Option.Name) is not { } path) return;
        var report = new Report(title);
        fill(report);
        report.Save(path);
        Console.WriteLine($"wrote {path}");
    }
}
