using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Differentiation;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Derivatives;

/// <summary>
/// A model and its gradients in float64, whatever its own types: what central differences need to tell a wrong derivative
/// from rounding. Parameters and buffers become inputs, each kind a vector.
/// </summary>
static class WidenedModel
{
    public static DerivativeModel Of(ModelSignature signature, Graph graph)
    {
        var map = new NodeMap(new GraphBuilder());
        var inputs = new List<InputSignature>();
        foreach (var input in signature.Inputs)
        {
            var node = graph.Inputs.First(n => n.Operation is Input { Kind: InputKind.Input } leaf && leaf.Path == input.Name);
            var type = Wide(node.Type);
            inputs.Add(input with { ElementType = type.Text() });
            map[node] = map.Target.Input(input.Name, InputKind.Input, node.Shape, type);
        }
        var space = new DerivativeSpace(signature, graph);
        var parameters = TakeVector("parameters", space.Parameters);
        TakeVector("buffers", [.. graph.Inputs.Where(n => n.Operation is Input { Kind: InputKind.Buffer })]);
        foreach (var node in graph.Nodes.Where(n => n.Operation is not Input)) map.Copy(node, node.Operation.Widened());

        var result = new GraphOutput(space.Scalar!.Name, map[space.Scalar.Value], OutputRole.Result);
        var widened = map.Target.Build([result]);
        var wrt = space.Inputs.Select(x => ((Input)x.Operation).Path).Concat(parameters is null ? [] : [parameters]).ToList();
        return new(
            signature with
            {
                MethodName = signature.MethodName + DerivativeKinds.GradCheck, Declaration = "", Derivatives = DerivativeKinds.Gradient,
                Inputs = inputs.ToEquatable(), Outputs = new(signature.Outputs[0]),
                HintName = signature.HintName.Replace(".g.cs", $".{DerivativeKinds.GradCheck}.g.cs"),
                Derivative = new(
                    signature.MethodName, signature.Inputs, DerivativeKinds.GradCheck,
                    $"{signature.MethodName} and its gradients in float64, with the parameters as inputs, for the comparison with central differences."),
            },
            Gradients.Append(widened, widened.Outputs[0], [.. widened.Inputs.Where(n => wrt.Contains(((Input)n.Operation).Path))]));

        // The name gives way to those of the model's own inputs.
        string? TakeVector(string name, IReadOnlyList<Node> leaves)
        {
            if (leaves.Count == 0) return null;
            while (inputs.Any(input => input.Name == name)) name = "model" + char.ToUpperInvariant(name[0]) + name.Substring(1);
            var count = Flat.Count(leaves);
            inputs.Add(new(name, DType.Float64.Text(), false, new(count.ToString()), false));
            var vector = map.Target.Input(name, InputKind.Input, new(count), DType.Float64);
            foreach (var (leaf, part) in leaves.Zip(Flat.Parts(map.Target, vector, leaves), (leaf, part) => (leaf, part))) map[leaf] = part;
            return name;
        }
    }

    static DType Wide(DType type) => type.IsFloating() ? DType.Float64 : type;
}
