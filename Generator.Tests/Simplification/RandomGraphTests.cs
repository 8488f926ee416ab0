namespace GraphGen.Generator.Tests.Simplification;

using GraphGen.Compiler.Differentiation;
using GraphGen.Compiler.Graphs;
using GraphGen.Compiler.Simplification;
using GraphGen.Generator.Tests.Graphs;

/// <summary>Random graphs and their gradients have the same values before and after simplification.</summary>
public class RandomGraphTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 100)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void SimplificationKeepsTheValues(int seed)
    {
        var (random, graph) = WithGradients(seed);
        graph.Verify();
        var simplified = Simplifier.Finish(graph);
        simplified.Verify();
        Assert.Equal(simplified.ToString(), Simplifier.Finish(simplified).ToString());
        Assert.InRange(Difference(random, graph, simplified), 0, 1e-9);
    }

    [Fact]
    public void ARuleThatIsSlightlyWrongIsCaught()
    {
        SimplificationRule[] planted = [new("-x = -1.001 · x", "neg", node => node.Operands[0] * -1.001)];
        Assert.Contains(Enumerable.Range(0, 20), seed =>
        {
            var (random, graph) = WithGradients(seed);
            return Difference(random, graph, Simplifier.Run(graph, planted)) > 1e-9;
        });
    }

    static (RandomGraph Random, Graph Graph) WithGradients(int seed)
    {
        var random = new RandomGraph(seed);
        var forward = random.Value.Owner.Build([new GraphOutput("y", random.Value, OutputRole.Result)]);
        return (random, Gradients.Append(forward, forward.Outputs[0], [.. forward.Inputs]));
    }

    /// <summary>The largest |a - b| / max(1, |a|) over all elements of all outputs.</summary>
    static double Difference(RandomGraph random, Graph graph, Graph other)
    {
        var expected = ReferenceInterpreter.Run(graph, random.Sizes, random.Inputs);
        var actual = ReferenceInterpreter.Run(other, random.Sizes, random.Inputs);
        Assert.Equal(expected.Select(value => value.Shape), actual.Select(value => value.Shape));
        return expected.SelectMany(value => value.Elements)
            .Zip(actual.SelectMany(value => value.Elements), (a, b) => Math.Abs(a - b) / Math.Max(1, Math.Abs(a))).Max();
    }
}
