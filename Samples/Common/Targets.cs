namespace GraphGen.Samples.Common;

/// <summary>Finds out whether files can be written before work is done that would be lost.</summary>
static class Targets
{
    /// <summary>Refuses a file that cannot be written. What is there stays as it is.</summary>
    /// <param name="option">The option that names it, for the message.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="UsageException">It is a folder, or none can be made in its place.</exception>
    public static void RequireFile(string option, string path)
    {
        var file = Path.GetFullPath(path);
        if (Directory.Exists(file)) throw new UsageException($"--{option}: '{path}' is a folder, not a file.");
        if (Path.GetDirectoryName(file) is { } folder && !Directory.Exists(folder))
            throw new UsageException($"--{option}: there is no folder '{folder}'.");
        // Files are written beside their place, under a name as long as this one.
        var beside = file + Path.GetExtension(Path.GetRandomFileName());
        Attempt(
            () => new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose(),
            reason => $"--{option}: '{path}' cannot be written: {reason.Replace(beside, file, StringComparison.Ordinal)}");
    }

    /// <summary>Makes a folder if there is none.</summary>
    /// <param name="option">The option that names it, for the message.</param>
    /// <param name="path">The folder.</param>
    /// <exception cref="UsageException">It is a file, or cannot be made.</exception>
    public static void RequireFolder(string option, string path)
    {
        if (File.Exists(path)) throw new UsageException($"--{option}: '{path}' is a file, not a folder.");
        Attempt(() => Directory.CreateDirectory(path), reason => $"--{option}: the folder '{path}' cannot be made: {reason}");
    }

    static void Attempt(Action action, Func<string, string> message)
    {
        try
        {
            action();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(message(failure.Message));
        }
    }
}
