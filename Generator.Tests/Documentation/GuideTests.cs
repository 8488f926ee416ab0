using GraphGen.Generator.Tests.EndToEnd;
using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.Documentation;

/// <summary>The program of the guide, as its reader would put it together, does what the guide says.</summary>
[Collection(SampleTests.Console)]
public sealed class GuideTests : IDisposable
{
    const string Guide = "docs/guide.md";

    readonly string folder = Directory.CreateTempSubdirectory("graphgen-guide-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_first_program_finds_the_least_value() =>
        Assert.Equal("The least value is 1.000, at x = 3.000\n", Run([Blocks.First(block => block.Comment == "").Text]));

    [Fact]
    public void The_network_is_trained_saved_and_read_back()
    {
        var files = Blocks.Where(block => block.Comment.StartsWith("file ", StringComparison.Ordinal)).ToList();
        Assert.Equal(["file Spirals.cs", "file SpiralClassifier.cs", "file Program.cs"], files.Select(file => file.Comment));
        var printed = Run([.. files.Select(file => file.Text.Replace("\"spirals.safetensors\"", $"@\"{Path.Combine(folder, "spirals.safetensors")}\""))]);
        Assert.Matches(@"epoch 10: loss \d[.]\d+, validation \d[.]\d+, right \d+", printed);
        Assert.Matches(@"of points it has never seen: (9[5-9]|100)[.]\d\s?% right", printed);
        Assert.Matches("the point .* is on spiral [012]", printed);
        Assert.Equal(1251, new[] { 2 * 32 + 32, 32 * 32 + 32, 32 * 3 + 3 }.Sum());
    }

    static IEnumerable<FencedBlock> Blocks => new Page(Guide).Blocks.Where(block => block.Language == "csharp");

    static string Run(string[] sources)
    {
        var host = CompilationHost.CompileAssembly("Guide", sources);
        Assert.Empty(host.Diagnostics);
        Assert.Empty(host.CompilerDiagnostics);
        using var assembly = host.Load();
        var output = Console.Out;
        using var printed = new StringWriter();
        Console.SetOut(printed);
        try
        {
            assembly.Invoke<object?>("Program", "Main");
        }
        finally
        {
            Console.SetOut(output);
        }

        return printed.ToString().ReplaceLineEndings("\n");
    }
}
