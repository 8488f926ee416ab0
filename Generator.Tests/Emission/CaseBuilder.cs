namespace GraphGen.Generator.Tests.Emission;

using GraphGen.Compiler.Differentiation;
using GraphGen.Compiler.Graphs;

/// <summary>Builds a <see cref="GraphCase"/>: makes inputs with random elements and collects results.</summary>
/// <param name="type">The floating element type of the case.</param>
sealed class CaseBuilder(DType type, int seed)
{
    readonly Dictionary<string, double[]> values = [];
    readonly Dictionary<string, long> sizes = [];
    readonly List<Node> differentiable = [];
    readonly List<Node> results = [];

    public GraphBuilder B { get; } = new();

    public DType Type => type;

    public Random Random { get; } = new(seed);

    /// <summary>Whether gradients by the floating inputs are outputs, too.</summary>
    public bool WithGradients { get; set; } = true;

    public IReadOnlyList<Node> Results => results;

    /// <summary>A symbolic dimension and its size.</summary>
    public Dim Symbol(string name, long size)
    {
        sizes[name] = size;
        return Dim.Symbol(name);
    }

    /// <summary>A floating input with elements between -2 and 2.</summary>
    public Node Input(params Dim[] dims) => Between(-2, 2, dims);

    /// <summary>A floating input with elements between two numbers.</summary>
    public Node Between(double low, double high, params Dim[] dims) =>
        Differentiable(Given(type, dims, () => low + (high - low) * Random.NextDouble()));

    /// <summary>A floating input of given elements.</summary>
    public Node Elements(double[] elements, params Dim[] dims)
    {
        var next = 0;
        return Differentiable(Given(type, dims, () => elements[next++]));
    }

    /// <summary>An int32 input from 0 up to but without <paramref name="count"/>.</summary>
    public Node Indices(int count, params Dim[] dims) => Given(DType.Int32, dims, () => Random.Next(count));

    /// <summary>An int32 input between two numbers.</summary>
    public Node Whole(int low, int high, params Dim[] dims) => Given(DType.Int32, dims, () => Random.Next(low, high + 1));

    /// <summary>A bool input.</summary>
    public Node Truth(params Dim[] dims) => Given(DType.Bool, dims, () => Random.Next(2));

    /// <summary>A bool input of rank 0 with a value.</summary>
    public Node Condition(bool value) => Given(DType.Bool, [], () => value ? 1 : 0);

    /// <summary>A value that the case is to give.</summary>
    public void Result(params Node[] values) => results.AddRange(values);

    /// <summary>The case: the results and, where the graph can be differentiated, the weighted sum of the floating ones and
    /// its gradients by every floating input.</summary>
    public GraphCase Build(string name)
    {
        var outputs = results.Select((node, k) => new GraphOutput("result" + k, node, OutputRole.Result)).ToList();
        var graph = B.Build(outputs);
        var floating = results.Where(node => node.Type == type).ToList();
        if (WithGradients && differentiable.Count > 0 && floating.Count > 0)
        {
            var objective = new GraphOutput("objective", floating.Select(Weighted).Aggregate((a, b) => a + b), OutputRole.Result);
            graph = B.Build([.. outputs, objective]);
            var wrt = graph.Inputs.Where(input => differentiable.Any(d => Path(d) == Path(input))).ToList();
            graph = Gradients.Append(graph, graph.Outputs[outputs.Count], wrt);
        }
        graph.Verify();
        return new(name, graph, values, sizes);
    }

    /// <summary>The sum of the elements, each times a number of its own.</summary>
    Node Weighted(Node node)
    {
        var weights = Given(type, [.. node.Shape], () => 0.5 + Random.NextDouble());
        return B.Sum(weights * node, [.. Enumerable.Range(0, node.Shape.Rank)]);
    }

    Node Differentiable(Node node)
    {
        differentiable.Add(node);
        return node;
    }

    Node Given(DType elementType, Dim[] dims, Func<double> element)
    {
        var shape = new Shape(dims);
        var input = B.Input("x" + values.Count, InputKind.Input, shape, elementType);
        var count = (int)shape.ElementCount.Evaluate(sizes);
        values[Path(input)] = [.. Enumerable.Range(0, count).Select(_ => Rounded(element(), elementType))];
        return input;
    }

    static double Rounded(double value, DType elementType) => elementType == DType.Float32 ? (float)value : value;

    static string Path(Node input) => ((Input)input.Operation).Path;
}
