using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using GraphGen.Compiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GraphGen.Benchmarks.Generation;

/// <summary>What the generator costs in a compiler that is already running, for the network of the digits sample: the time
/// of one run of the driver, semantic analysis of the model's file included, parsing left out.</summary>
[MemoryDiagnoser]
public class GenerationBenchmarks
{
    const string Network = """
        using GraphGen;
        using static GraphGen.Ops;

        public sealed partial class DigitClassifier
        {
            readonly Linear hidden = new(784, 128);
            readonly Linear output = new(128, 10);

            [Model]
            public partial Tensor Logits([Shape("batch", 784)] Tensor image) => output.Forward(Relu(hidden.Forward(image)));

            [Model]
            public partial Tensor Loss([Shape("batch", 784)] Tensor image, [Shape("batch"), Int32] Tensor digit) =>
                CrossEntropy(Logits(image), digit);
        }
        """;

    GeneratorDriver driver = null!;
    CSharpCompilation[] compilations = [];
    int turn;

    /// <summary>What was typed since the last run.</summary>
    [Params("the width of a layer", "another file", "a comment")]
    public string Edit { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var other = Edit == "another file" ? "class Other;" : "";
        var edited = Edit switch
        {
            "the width of a layer" => Network.Replace("128", "129"),
            "a comment" => "// A comment.\n" + Network,
            _ => Network,
        };
        compilations = [Compilation(Network, ""), Compilation(edited, other)];
        driver = CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
        driver = driver.RunGenerators(compilations[0]);
        var result = driver.GetRunResult().Results.Single();
        if (result.Exception is not null || !result.GeneratedSources.Any(source => source.HintName == "DigitClassifier.Loss.g.cs"))
            throw new InvalidOperationException("The network was not compiled.", result.Exception);
    }

    [Benchmark]
    public GeneratorDriver Run()
    {
        // A compilation keeps what it has analysed; a clone has yet to do it, as after an edit.
        var compilation = compilations[turn ^= 1].Clone();
        return driver = driver.RunGenerators(compilation);
    }

    static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview);

    static CSharpCompilation Compilation(params string[] sources) => CSharpCompilation.Create(
        "Digits", sources.Select((text, index) => CSharpSyntaxTree.ParseText(text, ParseOptions, $"Source{index}.cs")), References,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    static ImmutableArray<MetadataReference> References { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path))];
}
