namespace GraphGen;

/// <summary>Writes a file so that nobody ever sees half of it: beside the target first, down to the disk, then renamed over it.
/// What a killed process leaves beside the target is written over by the next one.</summary>
static class AtomicFile
{
    /// <summary>Writes a file. If that fails, a file that was there before stays as it was. A symbolic link is followed, and a file
    /// that is replaced hands on its permissions.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The file cannot be written, or another one is writing it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not allow it.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (new FileInfo(path).LinkTarget is not null)
            path = File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        var beside = path + ".tmp";
        var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None);
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            if (!OperatingSystem.IsWindows() && File.Exists(path))
                File.SetUnixFileMode(beside, File.GetUnixFileMode(path));
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
