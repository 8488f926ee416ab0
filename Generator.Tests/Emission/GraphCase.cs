namespace GraphGen.Generator.Tests.Emission;

using GraphGen.Compiler.Graphs;
using GraphGen.Generator.Tests.Graphs;

/// <summary>A graph with elements for its inputs and sizes for its symbolic dimensions.</summary>
/// <param name="Inputs">The row-major elements of each input by path; those of float32 are float32 numbers.</param>
/// <param name="Sizes">The size of each symbol.</param>
sealed record GraphCase(
    string Name, Graph Graph, IReadOnlyDictionary<string, double[]> Inputs, IReadOnlyDictionary<string, long> Sizes)
{
    /// <summary>What each output should be.</summary>
    public double[][] Expected() => [.. ReferenceInterpreter.Run(Graph, Sizes, Inputs).Select(value => value.Elements)];

    /// <summary>The elements of the inputs in the order of the graph.</summary>
    public double[][] Arguments => [.. Graph.Inputs.Select(node => Inputs[((Input)node.Operation).Path])];
}
