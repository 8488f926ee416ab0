using GraphGen.Compiler.Graphs;
using GraphGen.Compiler.Simplification;

namespace GraphGen.Compiler.Unrolling;

/// <summary>
/// Takes very small networks apart: every tensor becomes its elements, each a number or a vector along the examples, and a
/// product becomes the multiplications and additions that it is made of. What is left fuses into one kernel a pass, in which all
/// that belongs to an example stays in registers, where a kernel for every product would be little but calls.
/// </summary>
static class Unroller
{
    /// <summary>The most floating-point operations of one example, gradients included.</summary>
    const int MostOperations = 400;

    /// <summary>The most elements of one example in all values together: with views, which cost nothing to compute.</summary>
    const int MostElements = 1000;

    /// <summary>The same computation without products; null for what is not small, or not made of elements alone.</summary>
    /// <param name="graph">A graph with all its gradients.</param>
    public static Graph? Run(Graph graph) =>
        graph.Nodes.Any(node => node.Operation is Dot) && IsSmall(graph) && TakeApart(graph) is { } elements ? Simplifier.Finish(elements) : null;

    /// <summary>The same computation on elements; null where an operation can't be done so, or several sizes are not known.</summary>
    public static Graph? TakeApart(Graph graph) =>
        graph.Nodes.All(node => node.Guard is null) && CommonAxis.Of(graph) is { } common ? new Pass(graph, common).Run() : null;

    static bool IsSmall(Graph graph) =>
        HasAtMost(MostOperations, graph.Flops)
        && HasAtMost(MostElements, graph.Nodes.Aggregate((Dim)0, (sum, node) => sum + node.Shape.ElementCount));

    /// <summary>Whether a number is small for one example.</summary>
    static bool HasAtMost(int most, Dim number) => number.Substitute(_ => 1).Constant <= most;

    sealed class Pass(Graph graph, CommonAxis common)
    {
        readonly GraphBuilder builder = new();
        readonly Dictionary<Node, Elements> elements = [];

        /// <summary>The images of nodes that stay whole: inputs, and what is computed from sizes alone.</summary>
        readonly Dictionary<Node, Node> wholes = [];

        public Graph? Run()
        {
            foreach (var node in graph.Nodes)
                if (!Add(node)) return null;
            var outputs = new List<GraphOutput>();
            foreach (var output in graph.Outputs)
            {
                if (Whole(output.Value) is not { } value) return null;
                outputs.Add(output with { Value = value });
            }
            return builder.Build(outputs);
        }

        /// <summary>Makes the image of a node; false where there is none.</summary>
        bool Add(Node node)
        {
            if (StaysWhole(node))
            {
                if (!node.Operands.All(wholes.ContainsKey)) return false;
                wholes[node] = builder.Add(node.Operation, [.. node.Operands.Select(operand => wholes[operand])]);
                return true;
            }
            if (ElementRules.Apply(builder, node, [.. node.Operands.Select(ElementsOf)], common) is not { } result) return false;
            elements[node] = result;
            Name(node, result);
            return true;
        }

        bool StaysWhole(Node node) =>
            node.Operation is Input || !common.Fits(node.Shape) || node.Operands.Any(operand => !common.Fits(operand.Shape));

        Elements ElementsOf(Node node)
        {
            if (elements.TryGetValue(node, out var known)) return known;
            var (whole, axis) = (wholes[node], common.PlaceIn(node.Shape));
            var part = new Shape(node.Shape.Select((dim, k) => k == axis ? dim : 1));
            var values = Elements.Indices(Elements.ExtentsOf(node.Shape, axis)).Select(index => builder.Reshape(
                builder.Narrow(whole, [.. index.Select(i => (Dim)i)], part), axis is null ? Shape.Scalar : common.Vector));
            return elements[node] = new(node.Shape, axis, values.ToEquatable());
        }

        /// <summary>The tensor put together again; null where the common axis lies between others.</summary>
        Node? Whole(Node node)
        {
            if (wholes.TryGetValue(node, out var whole)) return whole;
            var (values, axis) = (elements[node].Values, elements[node].CommonAxis);
            if (values.Count == 1) return builder.Reshape(values[0], node.Shape);
            if (axis is null) return Stacked(0, new(1));
            return axis == 0 ? Stacked(1, new(common.Size!, 1)) : axis == node.Shape.Rank - 1 ? Stacked(0, new(1, common.Size!)) : null;

            Node Stacked(int along, Shape part) =>
                builder.Reshape(builder.Concat(along, [.. values.Select(value => builder.Reshape(value, part))]), node.Shape);
        }

        /// <summary>Names the elements after their tensor: of <c>hidden</c>, <c>hidden0</c> and <c>hidden1</c>.</summary>
        void Name(Node node, Elements result)
        {
            if (node.Operation is Constant or Reshape or Permute or Broadcast or Slice) return;
            var label = node.Label ?? node.Operation.Name;
            var isOne = result.Values.Count == 1;
            foreach (var (index, value) in Elements.Indices(Elements.ExtentsOf(node.Shape, result.CommonAxis)).Zip(result.Values, (index, value) => (index, value)))
                if (value.Operation is not (Constant or Input))
                    value.Label ??= isOne ? label : label + string.Concat(index.Where((_, axis) => axis != result.CommonAxis));
        }
    }
}
