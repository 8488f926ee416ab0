namespace GraphGen.Compiler.Graphs;

/// <summary>Finds what is wrong with a graph, as lines that say where.</summary>
static class GraphFaults
{
    public static IEnumerable<string> Find(Graph graph) =>
        graph.Nodes.SelectMany((node, position) => OfNode(graph, node, position))
            .Concat(graph.Outputs.SelectMany(output => OfOutput(graph, output)))
            .Concat(Repeated(graph.Inputs.Select(node => ((Input)node.Operation).Path), "input"))
            .Concat(Repeated(graph.Outputs.Select(output => $"{output.Role} {output.Name}".ToLowerInvariant()), "output"));

    static IEnumerable<string> OfNode(Graph graph, Node node, int position)
    {
        if (node.Id != position)
            yield return $"{node}: it stands at position {position}";
        foreach (var operand in node.Operands)
            if (!Has(graph, operand) || operand.Id >= position)
                yield return $"{node}: its operand %{operand.Id} does not come before";
        foreach (var guard in node.Guard.Around())
            if (!Has(graph, guard.Condition) || guard.Condition.Id >= position)
                yield return $"{node}: its condition %{guard.Condition.Id} does not come before";
            else if (guard.Condition.Type != DType.Bool || guard.Condition.Shape.Rank != 0)
                yield return $"{node}: its condition %{guard.Condition.Id} is no bool of rank 0";
        for (var i = 0; i < node.Operands.Count; i++)
            if (!Reaches(node, i))
                yield return $"{node}: its operand %{node.Operands[i].Id} is computed in a branch it is not in";
        if (Misfit(node) is { } misfit)
            yield return $"{node}: {misfit}";
    }

    static IEnumerable<string> OfOutput(Graph graph, GraphOutput output)
    {
        if (!Has(graph, output.Value))
        {
            yield return $"{output}: its value is not in the graph";
            yield break;
        }
        if (output.Value.Guard is not null)
            yield return $"{output}: its value is computed in a branch only";
        if (output.Role == OutputRole.Result) yield break;
        var target = graph.Inputs.FirstOrDefault(input => ((Input)input.Operation).Path == output.Target);
        if (target is null)
            yield return $"{output}: there is no input '{output.Target}'";
        else if (target.Shape != output.Value.Shape || target.Type != output.Value.Type)
            yield return $"{output}: it is {Signature(output.Value)}, but '{output.Target}' is {Signature(target)}";
        else if (output.Role == OutputRole.State && ((Input)target.Operation).Kind != InputKind.Buffer)
            yield return $"{output}: '{output.Target}' is no buffer";
    }

    static bool Has(Graph graph, Node node) => node.Id < graph.Nodes.Count && graph.Nodes[node.Id] == node;

    /// <summary>Whether an operand is computed wherever the node is; a branch of a cond has one more guard.</summary>
    static bool Reaches(Node node, int operand)
    {
        var guard = node.Operands[operand].Guard;
        var reached = node.Operation is Cond && operand > 0 ? node.Guard.With(node.Operands[0], operand == 1) : node.Guard;
        return reached.LiesWithin(guard);
    }

    static string? Misfit(Node node)
    {
        try
        {
            var (shape, type) = node.Operation.Infer(node.Operands);
            return shape == node.Shape && type == node.Type ? null : $"its operation gives {type.Text()}{shape}";
        }
        catch (ShapeException exception)
        {
            return exception.Message;
        }
    }

    static string Signature(Node node) => node.Type.Text() + node.Shape;

    static IEnumerable<string> Repeated(IEnumerable<string> names, string what) => names
        .GroupBy(name => name)
        .Where(group => group.Count() > 1)
        .Select(group => $"there are {group.Count()} {what}s '{group.Key}'");
}
