using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.EndToEnd;

/// <summary>The project's own samples, compiled by the host as a user's project is, with a probe beside them.</summary>
static class SamplesAssembly
{
    const string OnDevices = ".Gpu.cs";

    /// <summary>The files of all samples but the command line's and those that are built with ILGPU alone.</summary>
    public static string[] Sources { get; } =
        Read(path => Path.GetFileName(path) != "Program.cs" && !path.EndsWith(OnDevices, StringComparison.Ordinal));

    /// <summary>Compiles the samples together with the text of a class that uses them; they run on devices where the host has what that
    /// takes.</summary>
    public static HostedCompilation With(string probe) => CompilationHost.CompileAssembly(
        "Samples",
        [.. Sources, .. CompilationHost.HasDevices ? Read(path => path.EndsWith(OnDevices, StringComparison.Ordinal)) : [], probe]);

    static string[] Read(Func<string, bool> isIncluded) => [.. Repository.SourceFiles("Samples").Where(isIncluded).Select(File.ReadAllText)];
}
