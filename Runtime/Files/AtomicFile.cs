namespace GraphGen;

/// <summary>Writes a file so that nobody ever sees half of it: beside the target first, down to the disk, then renamed over it.
/// What a killed process leaves beside the target is written over by the next one.</summary>
static class AtomicFile
{
    /// <summary>Writes a file. If that fails, a file that was there before stays as it was.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The file cannot be written, or another one is writing it.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var beside = path + ".tmp";
        var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None);
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
