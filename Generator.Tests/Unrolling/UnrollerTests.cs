namespace GraphGen.Generator.Tests.Unrolling;

using GraphGen.Compiler.Differentiation;
using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using GraphGen.Compiler.Simplification;
using GraphGen.Compiler.Unrolling;
using GraphGen.Generator.Tests.Emission;
using GraphGen.Generator.Tests.Graphs;

/// <summary>Very small networks, taken apart into elements.</summary>
public class UnrollerTests
{
    static readonly IReadOnlyList<GraphCase> Networks =
    [
        .. from type in new[] { DType.Float32, DType.Float64 }
           from batch in new[] { 1, 3, 4, 7, 8, 9, 21 }
           select Network(type, batch, [2, 4, 1], "sigmoid"),
        .. from batch in new[] { 2, 5, 16 } select Network(DType.Float32, batch, [3, 5, 4, 2], "tanh"),
        Network(DType.Float64, 6, [4, 1], "softplus"),
        Network(DType.Float32, 5, [1, 1, 1], "relu"),
        Stated(DType.Float32), Stated(DType.Float64),
        Transposed(),
    ];

    static readonly Lazy<CompiledGraphs> Compiled = new(() => new(Networks, Kernels));

    public static TheoryData<string> Names => [.. Networks.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void NetworksOfElementsGiveWhatTheReferenceGives(string name)
    {
        var network = Networks.First(network => network.Name == name);
        CaseCheck.Passes(network, Compiled.Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NetworksOfElementsAreAKernelAPass(string name)
    {
        var network = Networks.First(network => network.Name == name);
        var kernels = Kernels(network.Graph);
        Assert.All(kernels.Kernels, kernel => Assert.IsType<Nest>(kernel));
        // And perhaps a loop for what has to do with nothing else, such as the gradient of the targets.
        Assert.All(kernels.Kernels.GroupBy(kernel => kernel.Phase), pass => Assert.InRange(pass.Count(), 1, 2));
    }

    [Fact]
    public void KernelsSayWhatTheNetworkComputes()
    {
        var graph = Network(DType.Float32, 4, [2, 4, 1], "sigmoid").Graph;
        var kernels = Together.Run(Unroller.Run(graph)!, Fuser.Run(graph))!;
        Assert.Contains("Σ(k: x0[b, k] · x1[j, k])", kernels.Kernels[0].Formula);
    }

    [Fact]
    public void LargerNetworksAreLeftAsTheyAre()
    {
        var graph = Network(DType.Float32, 4, [16, 16, 4], "tanh").Graph;
        Assert.NotNull(Unroller.TakeApart(graph));
        Assert.Null(Unroller.Run(graph));
    }

    [Fact]
    public void WithoutAProductThereIsNothingToTakeApart()
    {
        var c = new CaseBuilder(DType.Float32, seed: 1);
        c.Result(c.B.Pointwise("tanh", c.Input(c.Symbol("n", 3), 2)));
        var graph = c.Build("pointwise").Graph;
        Assert.Null(Unroller.Run(graph));
    }

    [Fact]
    public void SeveralOpenSizesAreLeftAsTheyAre()
    {
        var c = new CaseBuilder(DType.Float32, seed: 1);
        c.Result(c.B.Dot(c.Input(c.Symbol("n", 3), 2), c.Input(2, c.Symbol("m", 4)), [], [], [1], [0]));
        Assert.Null(Unroller.TakeApart(c.Build("two sizes").Graph));
    }

    [Fact]
    public void RandomGraphsHaveTheSameValues()
    {
        var count = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new RandomGraph(seed, symbol: "n");
            var forward = random.Value.Owner.Build([new GraphOutput("y", random.Value, OutputRole.Result)]);
            var graph = Gradients.Append(forward, forward.Outputs[0], [.. forward.Inputs]);
            if (Unroller.TakeApart(graph) is not { } elements) continue;
            elements.Verify();
            Assert.Equal(graph.Inputs.Select(input => input.Operation), elements.Inputs.Select(input => input.Operation));
            var expected = ReferenceInterpreter.Run(graph, random.Sizes, random.Inputs);
            var actual = ReferenceInterpreter.Run(elements, random.Sizes, random.Inputs);
            for (var k = 0; k < expected.Length; k++)
                Assert.True(CaseCheck.Difference(expected[k].Elements, actual[k].Elements, 1e-9) is not { } difference, $"{seed}: {graph.Outputs[k]}: {graph}\n{elements}");
            count++;
        }
        Assert.True(count > 60, $"only {count} of 400 graphs could be taken apart");
    }

    /// <summary>The kernels of a network that is taken apart, however large it is.</summary>
    static KernelList Kernels(Graph graph) => Together.Run(Simplifier.Finish(Unroller.TakeApart(graph)!), Fuser.Run(graph))!;

    /// <summary>A fully connected network with its squared error and the gradients by everything.</summary>
    static GraphCase Network(DType type, int batch, int[] widths, string activation)
    {
        var c = new CaseBuilder(type, seed: batch);
        var examples = c.Symbol("batch", batch);
        var x = c.Input(examples, widths[0]);
        var y = x;
        for (var layer = 1; layer < widths.Length; layer++)
        {
            var product = c.B.Dot(y, c.Input(widths[layer], widths[layer - 1]), [], [], [1], [1]);
            y = c.B.Pointwise(activation, product + c.B.Broadcast(c.Input(widths[layer]), product.Shape, [1]));
        }
        c.Result(c.B.Sum(c.B.Pointwise("square", y - c.Input(examples, widths[^1])), 0, 1));
        return c.Build($"{string.Join("-", widths)} {activation}, batch {batch}, {type.Text()}");
    }

    /// <summary>A network of which all sizes are known, with a softmax.</summary>
    static GraphCase Stated(DType type)
    {
        var c = new CaseBuilder(type, seed: 1);
        var scores = c.B.Dot(c.Input(3, 4), c.Input(2, 3), [], [], [0], [1]);
        var exp = c.B.Pointwise("exp", scores - c.B.Broadcast(c.B.Reduce(ReduceKind.Max, scores, 1), scores.Shape, [0]));
        c.Result(exp / c.B.Broadcast(c.B.Sum(exp, 1), exp.Shape, [0]));
        return c.Build("stated sizes, " + type.Text());
    }

    /// <summary>Examples in columns: the common axis is the last one.</summary>
    static GraphCase Transposed()
    {
        var c = new CaseBuilder(DType.Float32, seed: 2);
        var examples = c.Symbol("batch", 11);
        c.Result(c.B.Pointwise("tanh", c.B.Dot(c.Input(3, 2), c.Input(2, examples), [], [], [1], [0])));
        return c.Build("examples in columns");
    }
}
