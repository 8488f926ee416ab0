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
        var random = new RandomGraph(seed);
        var result = new GraphOutput("y", random.Value, OutputRole.Result);
        var forward = random.Value.Owner.Build([result]);
        var graph = Gradients.Append(forward, forward.Outputs[0], [.. forward.Inputs]);
        graph.Verify();
        var simplified = Simplifier.Finish(graph);
        simplified.Verify();
        Assert.Equal(simplified.ToString(), Simplifier.Finish(simplified).ToString());

        var expected = ReferenceInterpreter.Run(graph, random.Sizes, random.Inputs);
        var actual = ReferenceInterpreter.Run(simplified, random.Sizes, random.Inputs);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].Shape, actual[i].Shape);
            for (var k = 0; k < expected[i].Elements.Length; k++)
                Assert.Equal(expected[i].Elements[k], actual[i].Elements[k], 1e-9 * Math.Max(1, Math.Abs(expected[i].Elements[k])));
        }
    }
}
