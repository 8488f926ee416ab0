namespace GraphGen.Samples.Common;

/// <summary>The folder for what a sample writes, which is known to take it before the sample begins.</summary>
sealed class OutputFolder
{
    readonly string folder;

    OutputFolder(string folder) => this.folder = folder;

    /// <summary>The folder that the user named, made if there is none.</summary>
    /// <param name="arguments">What the user asked for.</param>
    /// <param name="otherwise">The folder in <c>artifacts</c> when none was named.</param>
    /// <param name="files">The files to be written there.</param>
    /// <exception cref="UsageException">One of them cannot be written.</exception>
    public static OutputFolder Choose(Arguments arguments, string otherwise, params ReadOnlySpan<string> files)
    {
        const string Option = "out";
        var folder = arguments.Text(Option) ?? Path.Combine("artifacts", otherwise);
        Targets.RequireFolder(Option, folder);
        foreach (var file in files) Targets.RequireFile(Option, Path.Combine(folder, file));
        return new(folder);
    }

    /// <summary>Where a file goes. The folder is made again if it was removed meanwhile.</summary>
    public string PathOf(string file)
    {
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, file);
    }
}
