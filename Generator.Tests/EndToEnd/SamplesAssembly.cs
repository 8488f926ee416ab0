using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.EndToEnd;

/// <summary>The project's own samples, compiled by the host as a user's project is, with a probe beside them.</summary>
static class SamplesAssembly
{
    /// <summary>The files of all samples but the command line's.</summary>
    public static string[] Sources { get; } =
        [.. Repository.SourceFiles("Samples").Where(path => Path.GetFileName(path) != "Program.cs").Select(File.ReadAllText)];

    /// <summary>Compiles the samples together with the text of a class that uses them.</summary>
    public static HostedCompilation With(string probe) => CompilationHost.CompileAssembly("Samples", [.. Sources, probe]);
}
