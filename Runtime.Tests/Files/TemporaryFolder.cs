namespace GraphGen.Runtime.Tests.Files;

/// <summary>A folder of its own for a test, removed afterwards.</summary>
sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "graphgen-" + Guid.NewGuid().ToString("n"));

    /// <summary>Names of the files in it.</summary>
    public string[] Files => [.. Directory.GetFiles(Root).Select(file => Path.GetFileName(file)).Order()];

    public string File(string name) => Path.Combine(Root, name);

    public string File(string name, byte[] content)
    {
        System.IO.File.WriteAllBytes(File(name), content);
        return File(name);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
