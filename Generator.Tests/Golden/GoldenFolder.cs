using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.Golden;

/// <summary>The folder with the golden files.</summary>
static class GoldenFolder
{
    /// <summary>The environment variable that names the folder; without it, <c>../shared/golden</c> beside the project.</summary>
    public const string Variable = "GRAPHGEN_GOLDEN";

    static readonly Lazy<IReadOnlyDictionary<string, GoldenCase>> All = new(ReadAll);

    /// <summary>Where the files are looked for.</summary>
    public static string Location { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? Path.GetFullPath(named, Repository.Root)
            : Path.GetFullPath("../shared/golden", Repository.Root);

    /// <summary>Every case by name; none when the folder does not exist.</summary>
    public static IReadOnlyDictionary<string, GoldenCase> Cases => All.Value;

    static SortedDictionary<string, GoldenCase> ReadAll()
    {
        var cases = new SortedDictionary<string, GoldenCase>(StringComparer.Ordinal);
        if (!Directory.Exists(Location)) return cases;
        foreach (var path in Directory.EnumerateFiles(Location, "*.json"))
            if (Path.GetFileName(path) != "manifest.json")
            {
                var item = GoldenCase.Read(path);
                cases.Add(item.Name, item);
            }

        return cases;
    }
}
