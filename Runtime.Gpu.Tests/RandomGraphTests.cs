using GraphGen.Compiler.Fusion;
using GraphGen.Generator.Tests.Emission;
using GraphGen.Generator.Tests.Emission.RandomGraphs;

namespace GraphGen.Runtime.Gpu.Tests;

/// <summary>Random graphs on a device, against the reference: values and gradients.</summary>
[Collection(DeviceCollection.Name)]
public class RandomGraphTests
{
    /// <summary>How many graphs, for a long run.</summary>
    const string CountVariable = "GRAPHGEN_RANDOM_DEVICE_GRAPHS";

    const int Together = 12;

    [Fact]
    public void Random_graphs_give_what_the_reference_gives() => Check("GraphGen.GpuDevice.CpuAccelerator");

    [CardFact]
    public void Random_graphs_on_a_card_give_what_the_reference_gives() => Check(Card.Expression);

    static void Check(string device)
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable(CountVariable), out var set) ? set : 24;
        foreach (var seeds in Enumerable.Range(1, count).Chunk(Together))
        {
            var cases = seeds.Select(RandomGraph.Make).ToList();
            using var compiled = new CompiledGraphs(cases, graph => Fuser.Run(graph), device);
            foreach (var graphCase in cases)
                try
                {
                    CaseCheck.Passes(graphCase, compiled, () => Sensitivity.Of(graphCase));
                }
                catch (Exception exception)
                {
                    Assert.Fail($"{graphCase.Name}: {exception.Message}\n{graphCase.Graph}\n{compiled.Text(graphCase.Name)}");
                }
        }
    }
}
