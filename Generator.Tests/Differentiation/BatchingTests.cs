namespace GraphGen.Generator.Tests.Differentiation;

using GraphGen.Compiler.Differentiation;
using GraphGen.Compiler.Graphs;
using GraphGen.Generator.Tests.Graphs;

/// <summary>The vectorising map of routines: all at once gives what one after another does, whichever operands have the axis.</summary>
public class BatchingTests
{
    const int Count = 3;

    static readonly Dictionary<string, (Shape Shape, Func<GraphBuilder, Node, Node, Node> Function)> Functions = new()
    {
        ["product"] = (new(2, 3), (b, x, _) => b.Reduce(ReduceKind.Product, x, 1)),
        ["running sum"] = (new(2, 3), (b, x, _) => b.Recurrence(x, 1, isReverse: true)),
        ["recurrence of terms"] = (new(2, 3), (b, x, other) => b.Recurrence(x, other, 0, isReverse: false)),
        ["recurrence of factors"] = (new(2, 3), (b, x, other) => b.Recurrence(other, x, 1, isReverse: false)),
        ["cholesky"] = (new(2, 3, 3), (b, x, _) => b.Cholesky(Positive(x))),
        ["lu"] = (new(2, 3, 3), (b, x, _) => b.Lu(x)),
        ["triangular system of matrices"] = (new(2, 3, 3), (b, x, other) => b.TriangularSolve(Positive(x), other, true, false, false)),
        ["triangular system of right sides"] = (new(2, 3, 3), (b, x, other) => b.TriangularSolve(Positive(other), x, false, true, true)),
        ["system of matrices"] = (new(2, 3, 3), (b, x, other) => b.Solve(Positive(x), b.Lu(Positive(x)), other, isTransposed: false)),
        ["system of right sides"] = (new(3, 3), (b, x, other) => b.Solve(Positive(other), b.Lu(Positive(other)), x, isTransposed: true)),
        ["system of both"] = (new(3, 3), (b, x, _) => b.Solve(Positive(x), b.Lu(Positive(x)), x, isTransposed: false)),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void All_at_once_gives_what_one_after_another_does(string name)
    {
        var (shape, function) = Functions[name];
        var b = new GraphBuilder();
        var argument = b.Unknown(shape, DType.Float64);
        var other = b.Input("other", InputKind.Input, shape, DType.Float64);
        var many = b.Input("many", InputKind.Input, new([Count, .. shape]), DType.Float64);
        var batched = Batching.Run(b, [function(b, argument, other)], argument, many)[0];

        var single = new GraphBuilder();
        var one = function(single, single.Input("one", InputKind.Input, shape, DType.Float64), single.Input("other", InputKind.Input, shape, DType.Float64));

        var random = new Random(1);
        var size = (int)shape.ElementCount.Constant!.Value;
        double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)];
        double[] all = Numbers(Count * size), others = Numbers(size);
        var actual = Run(b, batched, new() { ["many"] = all, ["other"] = others });
        var expected = Enumerable.Range(0, Count).SelectMany(k =>
            Run(single, one, new() { ["one"] = all[(k * size)..((k + 1) * size)], ["other"] = others }).Elements).ToArray();
        Assert.Equal([Count, .. one.Shape.Select(dim => (int)dim.Constant!.Value)], actual.Shape);
        Assert.Equal(expected.Length, actual.Elements.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual.Elements[i], 1e-12);
    }

    static ReferenceValue Run(GraphBuilder builder, Node value, Dictionary<string, double[]> inputs)
    {
        var graph = builder.Build([new GraphOutput("y", value, OutputRole.Result)]);
        graph.Verify();
        return ReferenceInterpreter.Run(graph, inputs)[0];
    }

    static Node Positive(Node root)
    {
        var b = root.Owner;
        return b.MatrixProduct(root, b.Transposed(root)) + b.Triangle("eq", root.Like(1), root.Like(0));
    }
}
