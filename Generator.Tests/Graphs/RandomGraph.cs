namespace GraphGen.Generator.Tests.Graphs;

using GraphGen.Compiler.Graphs;

/// <summary>
/// A random computation of a float64 scalar from inputs x0, x1, x2, over all kinds of operations, with symbolic sizes,
/// numbers that rules look for, and branches. The same seed gives the same graph.
/// </summary>
sealed class RandomGraph
{
    static readonly double[] Numbers = [0, 1, -1, 2, 0.5, -3, 4];
    static readonly string[] UnaryRows = ["neg", "sin", "cos", "tanh", "sigmoid", "relu", "abs", "square", "erf", "erfc", "atan", "asinh", "softplus"];
    static readonly string[] BinaryRows = ["add", "sub", "mul", "min", "max"];

    readonly Random random;
    readonly string second;
    readonly GraphBuilder b = new();
    readonly List<Node> values = [];

    /// <param name="symbol">The second symbolic size beside n.</param>
    public RandomGraph(int seed, string symbol = "m")
    {
        (random, second) = (new Random(seed), symbol);
        Sizes = new() { ["n"] = random.Next(1, 5), [symbol] = random.Next(1, 4) };
        for (var i = 0; i < 3; i++)
        {
            var shape = new Shape(Enumerable.Range(0, random.Next(0, 4)).Select(_ => RandomDim()));
            values.Add(b.Input("x" + i, InputKind.Input, shape, DType.Float64));
            Inputs["x" + i] = [.. Enumerable.Range(0, (int)shape.ElementCount.Evaluate(Sizes)).Select(_ => random.NextDouble() * 4 - 2)];
        }
        for (var step = 0; step < 14; step++) Step();
        Value = values.Skip(3).Reverse().Take(4).Select(Total).Aggregate((sum, next) => sum + next);
    }

    public Node Value { get; }

    public Dictionary<string, long> Sizes { get; }

    public Dictionary<string, double[]> Inputs { get; } = [];

    void Step()
    {
        // Large intermediate tensors make the reference slow and find nothing more.
        if (Next(values[random.Next(values.Count)]) is var value && value.Shape.ElementCount.Evaluate(Sizes) <= 300)
            values.Add(value);
    }

    Node Next(Node x) => random.Next(16) switch
    {
        0 or 1 => b.Pointwise(Pick(UnaryRows), x),
        2 => b.Pointwise(Pick(BinaryRows), x, x.Like(Pick(Numbers))),
        3 => b.Pointwise(Pick(BinaryRows), x.Like(Pick(Numbers)), x),
        4 => b.Pointwise(Pick(BinaryRows), x, Partner(x)),
        5 => x / (2 + b.Pointwise("square", Partner(x))),
        6 => x / x.Like(Pick([1, -1, 2, 3, 8])),
        7 => b.Select(b.Pointwise(Pick(["lt", "ge"]), x, Partner(x)), Partner(x), x.Like(Pick(Numbers))),
        8 => b.Permute(x, [.. Enumerable.Range(0, x.Shape.Rank).OrderBy(_ => random.Next())]),
        9 => Broadcast(x),
        10 => b.Reshape(x, random.Next(2) == 0 ? new Shape(x.Shape.ElementCount) : new Shape([1, .. x.Shape])),
        11 => b.Reduce(Pick([ReduceKind.Sum, ReduceKind.Sum, ReduceKind.Max]), x, SomeAxes(x)),
        12 => Window(x),
        13 => Branch(x),
        14 => Product(x),
        _ => b.Flip(b.StopGradient(x), SomeAxes(x)) * x,
    };

    /// <summary>Another value of the same shape.</summary>
    Node Partner(Node x) => values.Where(value => value.Shape == x.Shape).OrderBy(_ => random.Next()).FirstOrDefault() ?? b.Pointwise("sin", x);

    Node Broadcast(Node x)
    {
        var axis = random.Next(x.Shape.Rank + 1);
        var shape = new Shape([.. x.Shape.Take(axis), RandomDim(), .. x.Shape.Skip(axis)]);
        return b.Broadcast(x, shape, shape.AxesExcept([axis]));
    }

    /// <summary>The value padded, and part of it cut out again.</summary>
    Node Window(Node x)
    {
        Dim[] Counts() => [.. x.Shape.Select(_ => (Dim)random.Next(3))];
        var padded = b.Pad(x, Counts(), Counts(), Pick(Numbers));
        return b.Slice(padded, [.. x.Shape.Select(_ => (Dim)0)], [.. x.Shape], [.. x.Shape.Select(dim => dim.IsConstant ? random.Next(1, 3) : 1)]);
    }

    Node Branch(Node x)
    {
        var condition = b.Pointwise("gt", Total(x), b.Constant(0, Shape.Scalar, DType.Float64));
        return b.Cond(condition,
            b.Within(condition, true, () => b.Pointwise("sqrt", 1 + b.Pointwise("square", x)) * Partner(x)),
            b.Within(condition, false, () => b.Pointwise("sin", x)));
    }

    Node Product(Node x)
    {
        int[] all = [.. Enumerable.Range(0, x.Shape.Rank)];
        var contracted = SomeAxes(x);
        var batch = all.Except(contracted).Where(_ => random.Next(2) == 0).ToArray();
        return b.Dot(x, Partner(x), batch, batch, contracted, contracted);
    }

    /// <summary>A scalar in which every element counts, without growing large.</summary>
    Node Total(Node x) => b.Sum(b.Pointwise("tanh", x), [.. Enumerable.Range(0, x.Shape.Rank)]);

    int[] SomeAxes(Node x) => [.. Enumerable.Range(0, x.Shape.Rank).Where(_ => random.Next(2) == 0)];

    Dim RandomDim() => random.Next(5) switch { 0 => 1, 1 => 2, 2 => 3, 3 => Dim.Symbol("n"), _ => Dim.Symbol(second) };

    T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];
}
