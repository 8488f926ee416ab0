using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using GraphGen.Compiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GraphGen.Benchmarks.Generation;

/// <summary>What the generator costs in a compiler that is already running: the time of one run of the driver, semantic
/// analysis of the model's file included, parsing left out.</summary>
[MemoryDiagnoser]
public class GenerationBenchmarks
{
    const string Perceptron = "784-128-10", DeepPerceptron = "784-512-512-256-128-10";

    GeneratorDriver driver = null!;
    CSharpCompilation[] compilations = [];
    int turn;

    /// <summary>The units of the layers.</summary>
    [Params(Perceptron, DeepPerceptron)]
    public string Network { get; set; } = "";

    /// <summary>What was typed since the last run; nothing for a driver that has not run before.</summary>
    [Params("nothing yet", "the width of a layer", "another file", "a comment")]
    public string Edit { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var network = Source(Network);
        var other = Edit == "another file" ? "class Other;" : "";
        var edited = Edit switch
        {
            "the width of a layer" => network.Replace("128", "129", StringComparison.Ordinal),
            "a comment" => "// A comment.\n" + network,
            _ => network,
        };
        compilations = [Compilation(network, ""), Compilation(edited, other)];
        driver = NewDriver().RunGenerators(compilations[0]);
        var result = driver.GetRunResult().Results.Single();
        if (result.Exception is not null || !result.GeneratedSources.Any(source => source.HintName == "Classifier.Loss.g.cs"))
            throw new InvalidOperationException("The network was not compiled.", result.Exception);
    }

    [Benchmark]
    public GeneratorDriver Run()
    {
        // A compilation keeps what it has analysed; a clone has yet to do it, as after an edit.
        var compilation = compilations[turn ^= 1].Clone();
        if (Edit == "nothing yet") driver = NewDriver();
        return driver = driver.RunGenerators(compilation);
    }

    static string Source(string network)
    {
        var sizes = network.Split('-');
        var layers = sizes.Zip(sizes.Skip(1), (inputs, outputs) => $"new({inputs}, {outputs})");
        return $$"""
            using GraphGen;
            using static GraphGen.Ops;

            public sealed partial class Classifier
            {
                readonly Linear[] layers = [{{string.Join(", ", layers)}}];

                [Model]
                public partial Tensor Logits([Shape("batch", {{sizes[0]}})] Tensor image)
                {
                    var x = layers[0].Forward(image);
                    foreach (var layer in layers[1..]) x = layer.Forward(Relu(x));
                    return x;
                }

                [Model]
                public partial Tensor Loss([Shape("batch", {{sizes[0]}})] Tensor image, [Shape("batch"), Int32] Tensor digit) =>
                    CrossEntropy(Logits(image), digit);
            }
            """;
    }

    static GeneratorDriver NewDriver() =>
        CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], parseOptions: ParseOptions);

    static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview);

    static CSharpCompilation Compilation(params string[] sources) => CSharpCompilation.Create(
        "Classifier", sources.Select((text, index) => CSharpSyntaxTree.ParseText(text, ParseOptions, $"Source{index}.cs")), References,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    static ImmutableArray<MetadataReference> References { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path))];
}
