using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.Documentation;

/// <summary>
/// The examples of the pages compile, without a warning. A block without a type is what a static class holds; one below
/// <c>&lt;!-- assembly Name --&gt;</c> is an assembly of its own, which the blocks after it use.
/// </summary>
public class ExampleTests
{
    [Theory]
    [InlineData("docs/language.md")]
    [InlineData("docs/recipes/add-a-layer.md")]
    public void Every_example_compiles(string path)
    {
        var examples = new Page(path).Blocks.Where(block => block.Language == "csharp").ToList();
        Assert.NotEmpty(examples);
        var libraries = new List<HostedCompilation>();
        foreach (var example in examples)
        {
            var isLibrary = example.Comment.StartsWith("assembly ", StringComparison.Ordinal);
            var host = CompilationHost.CompileAssembly(
                isLibrary ? example.Comment["assembly ".Length..] : "Example", [Whole(example.Text)], [.. libraries]);
            Assert.True(
                host.Diagnostics.IsEmpty && host.CompilerDiagnostics.IsEmpty,
                $"{path}:\n{example.Text}\n{string.Join("\n", host.Diagnostics.Concat(host.CompilerDiagnostics))}");
            if (isLibrary) libraries.Add(host);
        }
    }

    static string Whole(string example) =>
        example.Contains("class ", StringComparison.Ordinal) ? example : $"static partial class Functions\n{{\n{example}}}\n";
}
