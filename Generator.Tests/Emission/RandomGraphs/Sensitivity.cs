namespace GraphGen.Generator.Tests.Emission.RandomGraphs;

using GraphGen.Compiler.Graphs;
using GraphGen.Generator.Tests.Graphs;

/// <summary>
/// How far rounding can move the results of a graph: the reference is run again with every rounded value off by a few units
/// in its last place, at random. Next to a step (a comparison, an argmax) the answer is large, and rightly so.
/// </summary>
static class Sensitivity
{
    const int Samples = 6;

    /// <summary>For each output, the largest change of an element that was seen.</summary>
    public static double[] Of(GraphCase graphCase)
    {
        var epsilon = graphCase.Graph.Nodes.Any(node => node.Type == DType.Float32) ? 2.4e-7 : 4.4e-16;
        var expected = graphCase.Expected();
        var largest = new double[expected.Length];
        var random = new Random(1);
        var perturbed = Perturbed(graphCase, out var factors);
        for (var sample = 0; sample < Samples; sample++)
        {
            var inputs = new Dictionary<string, double[]>(graphCase.Inputs);
            foreach (var (path, shape) in factors)
                inputs[path] = [.. Enumerable.Range(0, (int)shape.ElementCount.Evaluate(graphCase.Sizes)).Select(_ => 1 + epsilon * (2 * random.NextDouble() - 1))];
            var actual = ReferenceInterpreter.Run(perturbed, graphCase.Sizes, inputs);
            for (var k = 0; k < largest.Length; k++)
                for (var i = 0; i < expected[k].Length; i++)
                    if (Math.Abs(actual[k].Elements[i] - expected[k][i]) is var change && !(change <= largest[k]))
                        largest[k] = double.IsNaN(change) ? expected[k][i].Equals(actual[k].Elements[i]) ? largest[k] : double.PositiveInfinity : change;
        }
        // The reference computes in float64: what follows from a float32 beyond its range, or nearer to 0, can't be compared.
        if (LeavesRange(graphCase)) Array.Fill(largest, double.PositiveInfinity);
        return largest;
    }

    /// <summary>Whether a number of type float32 is too large for it, or so small that it becomes 0.</summary>
    static bool LeavesRange(GraphCase graphCase)
    {
        var graph = graphCase.Graph;
        var nodes = graph.Nodes.Where(node => node.Guard is null && node.Type == DType.Float32 && node.Operation is not (Input or Constant)).ToList();
        return nodes.Count > 0 && ReferenceInterpreter
            .Run(graph.Builder.Build(nodes.Select((node, k) => new GraphOutput("y" + k, node, OutputRole.Result))), graphCase.Sizes, graphCase.Inputs)
            .Any(value => value.Elements.Any(element => Math.Abs(element) is > float.MaxValue and < double.PositiveInfinity or > 0 and < float.Epsilon));
    }

    /// <summary>The graph with every rounded value multiplied by an input of its own, and so is every number that is added to others:
    /// what a sum loses is small beside its terms, not beside what is left when they cancel.</summary>
    static Graph Perturbed(GraphCase graphCase, out List<(string Path, Shape Shape)> factors)
    {
        var map = new NodeMap(new GraphBuilder());
        var made = factors = [];
        foreach (var node in graphCase.Graph.Nodes)
        {
            var operands = Adds(node) ? node.Operands.Where(operand => operand.Type.IsFloating()).Distinct().ToList() : [];
            var exact = operands.ConvertAll(operand => map[operand]);
            foreach (var operand in operands) map[operand] = Rounded(map[operand], map.Map(node.Guard));
            var image = map.Copy(node);
            for (var k = 0; k < operands.Count; k++) map[operands[k]] = exact[k];
            if (IsRounded(node)) map[node] = Rounded(image, image.Guard);
        }
        return map.Target.Build(graphCase.Graph.Outputs.Select((output, k) => new GraphOutput("y" + k, map[output.Value], OutputRole.Result)));

        Node Rounded(Node image, Guard? guard)
        {
            var path = "factor " + made.Count;
            made.Add((path, image.Shape));
            var factor = map.Target.Input(path, InputKind.Input, image.Shape, image.Type);
            map.Target.CurrentGuard = guard;
            var rounded = image * factor;
            map.Target.CurrentGuard = null;
            return rounded;
        }
    }

    static bool Adds(Node node) => node.Operation is Dot or ScatterAdd or Recurrence or Cholesky or TriangularSolve or Solve or Reduce { Kind: ReduceKind.Sum };

    static bool IsRounded(Node node) => node.Type.IsFloating() && node.Operation switch
    {
        Pointwise
        {
            Row.Name: "neg" or "abs" or "relu" or "sign" or "step" or "floor" or "ceil" or "round" or "trunc" or "select" or "min" or "max"
                or "clamp" or "clamp_min" or "clamp_max" or "copysign",
        } => false,
        Pointwise or Dot or ScatterAdd or Cast or Recurrence or Cholesky or TriangularSolve or Solve => true,
        Reduce reduce => reduce.Kind is ReduceKind.Sum or ReduceKind.Product,
        _ => false,
    };
}
