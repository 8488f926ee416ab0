using GraphGen.Compiler;
using GraphGen.Generator.Tests.EndToEnd;
using GraphGen.Generator.Tests.Hosting;
using IlgpuEmitter = GraphGen.Compiler.Emission.Ilgpu.FileEmitter;

namespace GraphGen.Generator.Tests.Snapshots;

/// <summary>What every stage makes of models of the samples, and of some more, as files to be reviewed.</summary>
public class StageSnapshotTests
{
    static readonly Lazy<HostedCompilation> Samples = new(() => SamplesAssembly.With(""));
    static readonly Lazy<HostedCompilation> Models = new(() => CompilationHost.Compile(SnapshotModels.Source));

    /// <summary>The models, and whether each is a sample's.</summary>
    public static TheoryData<string, string, bool> All => new()
    {
        { "GraphGen.Samples.Gates.Perceptron", "Fires", true },
        { "GraphGen.Samples.Gates.Perceptron", "Learn", true },
        { "GraphGen.Samples.Gates.GateNetwork", "Answer", true },
        { "GraphGen.Samples.Gates.GateNetwork", "Loss", true },
        { "GraphGen.Samples.Digits.DigitClassifier", "Logits", true },
        { "GraphGen.Samples.Digits.DigitClassifier", "Loss", true },
        { "Functions", "F", false },
        { "Functions", "Huber", false },
        { "Functions", "Rosenbrock", false },
        { "TextClassifier", "Loss", false },
        { "Standardizer", "Loss", false },
    };

    [Theory, MemberData(nameof(All))]
    public Task The_description(string type, string method, bool sample) =>
        Match(type, method, sample, "1-description", stages => stages.Description.ToString());

    [Theory, MemberData(nameof(All))]
    public Task The_graph_with_its_derivatives(string type, string method, bool sample) =>
        Match(type, method, sample, "2-graph", stages => stages.Differentiated!.ToString());

    [Theory, MemberData(nameof(All))]
    public Task The_kernels_and_the_memory_plan(string type, string method, bool sample) =>
        Match(type, method, sample, "3-kernels", stages => stages.Kernels is null
            ? "straight-line code over scalars: no kernels\n"
            : $"{stages.Kernels}\nmemory\n{stages.Plan}");

    [Theory, MemberData(nameof(All))]
    public Task The_generated_code(string type, string method, bool sample) =>
        Match(type, method, sample, "4-code", stages => stages.Text);

    [Theory]
    [InlineData("GraphGen.Samples.Digits.DigitClassifier", "Loss", true)]
    [InlineData("TextClassifier", "Loss", false)]
    [InlineData("Standardizer", "Loss", false)]
    public Task The_generated_code_for_graphics_cards(string type, string method, bool sample) =>
        Match(type, method, sample, "5-ilgpu", stages => IlgpuEmitter.Program(stages.Description.Signature, stages.Differentiated!, stages.Plan!));

    static Task Match(string type, string method, bool sample, string stage, Func<CompilationStages, string> print)
    {
        var stages = ModelStages.Of((sample ? Samples : Models).Value, type, method);
        return Snapshot.Match(print(stages), $"{type.Split('.')[^1]}.{method}", stage);
    }
}
