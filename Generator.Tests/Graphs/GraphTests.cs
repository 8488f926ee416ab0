namespace GraphGen.Generator.Tests.Graphs;

using GraphGen.Compiler.Graphs;

public class GraphTests
{
    readonly GraphBuilder b = new();
    readonly Node x;

    public GraphTests() => x = b.Input("x", InputKind.Input, new(Dim.Symbol("n"), 4), DType.Float32);

    [Fact]
    public void EveryOperationHasItsLine()
    {
        Dim n = Dim.Symbol("n");
        var k = b.Input("k", InputKind.Buffer, new(n), DType.Int32);
        Node[] values =
        [
            x, k, b.Constant(0.1, Shape.Scalar, DType.Float32), b.Constant(1, new(n), DType.Bool), b.Iota(new(n, 4), 1),
            b.Pointwise("tanh", x), b.Cast(k, DType.Float64), b.StopGradient(x), b.AssumeShape(x, new(Dim.Symbol("m"), 4)),
            b.Broadcast(x, new(n, 2, 4), [0, 2]), b.Reshape(x, new(4 * n)), b.Permute(x, 1, 0),
            b.Slice(x, [1, 0], [n, 4], [1, 2]), b.Pad(x, [0, 1], [n, 0], -1.5), b.Concat(0, x, x), b.Flip(x, 1),
            b.Sum(x, 0), b.Reduce(ReduceKind.Max, x, 1, 0), b.ArgMax(x, 1), b.Gather(x, k, 1), b.ScatterAdd(k, x, 0, 7),
            b.Dot(x, x, [0], [0], [1], [1]), b.Dot(x, x, [], [], [1], [1]),
        ];
        Assert.Equal(
            [
                "%0 = input 'x' : float32[n, 4]",
                "%1 = buffer 'k' : int32[n]",
                "%2 = constant 0.1 : float32[]",
                "%3 = constant true : bool[n]",
                "%4 = iota axis 1 : int32[n, 4]",
                "%5 = tanh %0 : float32[n, 4]",
                "%6 = cast %1 : float64[n]",
                "%7 = stop_gradient %0 : float32[n, 4]",
                "%8 = assume_shape %0 : float32[m, 4]",
                "%9 = broadcast to axes [0, 2] %0 : float32[n, 2, 4]",
                "%10 = reshape %0 : float32[4*n]",
                "%11 = permute [1, 0] %0 : float32[4, n]",
                "%12 = slice [1..n, 0..4:2] %0 : float32[n-1, 2]",
                "%13 = pad [0, 1] [n, 0] with -1.5 %0 : float32[2*n, 5]",
                "%14 = concat axis 0 %0 %0 : float32[2*n, 4]",
                "%15 = flip axes [1] %0 : float32[n, 4]",
                "%16 = sum axes [0] %0 : float32[4]",
                "%17 = reduce_max axes [0, 1] %0 : float32[]",
                "%18 = argmax axis 1 %0 : int32[n]",
                "%19 = gather batch 1 %0 %1 : float32[n]",
                "%20 = scatter_add batch 0 count 7 %1 %0 : float32[7, 4]",
                "%21 = dot batch [0][0] contract [1][1] %0 %0 : float32[n]",
                "%22 = dot contract [1][1] %0 %0 : float32[n, n]",
            ],
            values.Select(value => value.ToString()));
    }

    [Fact]
    public void ABuiltGraphKeepsInputsAndWhatIsNeeded()
    {
        b.Input("unused", InputKind.Parameter, new(2), DType.Float32);
        b.Pointwise("exp", x);
        var y = b.Sum(x * x, 0, 1);
        y.Label = "loss";
        var graph = b.Build([new GraphOutput("y", y, OutputRole.Result)]);
        graph.Verify();
        Assert.Equal(
            """
            %0 = input 'x' : float32[n, 4]
            %1 = parameter 'unused' : float32[2]
            %2 = mul %0 %0 : float32[n, 4]
            %3 = sum axes [0, 1] %2 : float32[]  // loss
            result y = %3

            """, graph.ToString());
        Assert.Equal("8*n", graph.Flops.ToString());
    }

    [Fact]
    public void OperandsMeetInOneShapeAndType()
    {
        var k = b.Input("k", InputKind.Input, new(4), DType.Int32);
        var wide = b.Input("wide", InputKind.Input, new(Dim.Symbol("n"), 1), DType.Float64);
        Assert.Equal("float32[n, 4]", Signature(b.Elementwise("add", x, k)));
        Assert.Equal("float64[n, 4]", Signature(b.Elementwise("mul", wide, k)));
        Assert.Equal("float32[4]", Signature(b.Elementwise("exp", k)));
        Assert.Equal("bool[n, 4]", Signature(b.Elementwise("lt", x, wide)));
        Assert.Equal("int32[4]", Signature(b.Elementwise("add", b.Elementwise("eq", k, k), b.Elementwise("ne", k, k))));
        Assert.Equal("float32[n, 4]", Signature(b.Elementwise("select", b.Elementwise("eq", k, k), x, k)));
    }

    [Fact]
    public void ANodeOfAnotherBuilderIsRefused() => Assert.Throws<ArgumentException>(
        () => new GraphBuilder().Pointwise("exp", x));

    [Fact]
    public void AGraphInOrderHasNoFaults() =>
        b.Build([new GraphOutput("y", b.Pointwise("exp", x), OutputRole.Result)]).Verify();

    [Fact]
    public void AWrongPositionIsFound() => Finds(
        "%5 = exp %0 : float32[n, 4]: it stands at position 1",
        new Node(b, 5, new Pointwise(PointwiseTable.Get("exp")), new(x), x.Shape, x.Type, null));

    [Fact]
    public void AnOperandThatComesLaterIsFound()
    {
        var later = new Node(b, 2, new Constant(1, x.Shape, x.Type), [], x.Shape, x.Type, null);
        Finds("%1 = exp %2 : float32[n, 4]: its operand %2 does not come before",
            new Node(b, 1, new Pointwise(PointwiseTable.Get("exp")), new(later), x.Shape, x.Type, null), later);
    }

    [Fact]
    public void AWrongShapeIsFound() => Finds(
        "%1 = exp %0 : float32[4, n]: its operation gives float32[n, 4]",
        new Node(b, 1, new Pointwise(PointwiseTable.Get("exp")), new(x), new(4, Dim.Symbol("n")), x.Type, null));

    [Fact]
    public void OperandsThatDoNotFitAreFound() => Finds(
        "%1 = permute [1] %0 : float32[n, 4]: 'permute' of 'x', which is [n, 4]: axes [1] are not all of its axes",
        new Node(b, 1, new Permute(new(1)), new(x), x.Shape, x.Type, null));

    [Fact]
    public void AConditionOfTheWrongTypeIsFound() => Finds(
        "%1 = exp %0 : float32[n, 4] when %0: its condition %0 is no bool of rank 0",
        new Node(b, 1, new Pointwise(PointwiseTable.Get("exp")), new(x), x.Shape, x.Type, new Guard(x, true, null)));

    [Fact]
    public void AValueThatLeavesItsBranchIsFound()
    {
        var condition = new Node(b, 1, new Constant(1, Shape.Scalar, DType.Bool), [], Shape.Scalar, DType.Bool, null);
        var guarded = new Node(b, 2, new Pointwise(PointwiseTable.Get("exp")), new(x), x.Shape, x.Type, new Guard(condition, true, null));
        Finds("%3 = exp %2 : float32[n, 4]: its operand %2 is computed in a branch it is not in",
            condition, guarded, new Node(b, 3, new Pointwise(PointwiseTable.Get("exp")), new(guarded), x.Shape, x.Type, null));
        Finds("%3 = cond %1 %0 %2 : float32[n, 4]: its operand %2 is computed in a branch it is not in",
            condition, guarded, new Node(b, 3, new Cond(), new(condition, x, guarded), x.Shape, x.Type, null));
    }

    [Fact]
    public void FaultsOfOutputsAreFound()
    {
        var condition = b.Input("c", InputKind.Input, Shape.Scalar, DType.Bool);
        var guarded = b.Within(condition, true, () => b.Pointwise("exp", x));
        AssertFault("result y = %2: its value is computed in a branch only", new GraphOutput("y", guarded, OutputRole.Result));
        AssertFault("gradient g = %0: there is no input 'w'", new GraphOutput("g", x, OutputRole.Gradient, "w"));
        AssertFault("gradient g = %1: it is bool[], but 'x' is float32[n, 4]", new GraphOutput("g", condition, OutputRole.Gradient, "x"));
        AssertFault("state x = %0: 'x' is no buffer", new GraphOutput("x", x, OutputRole.State, "x"));
        AssertFault("there are 2 outputs 'result y'",
            new GraphOutput("y", x, OutputRole.Result), new GraphOutput("y", condition, OutputRole.Result));
        var foreign = new GraphBuilder().Input("x", InputKind.Input, x.Shape, x.Type);
        AssertFault("result y = %0: its value is not in the graph", new GraphOutput("y", foreign, OutputRole.Result));
    }

    [Fact]
    public void TwoInputsOfOneNameAreFound()
    {
        b.Input("x", InputKind.Parameter, new(3), DType.Float32);
        AssertFault("there are 2 inputs 'x'");
    }

    void Finds(string fault, params Node[] planted)
    {
        var graph = new Graph(b, new([x, .. planted]), []);
        Assert.Contains(fault, GraphFaults.Find(graph));
        Assert.Contains(fault, Assert.Throws<InvalidOperationException>(graph.Verify).Message);
    }

    void AssertFault(string fault, params GraphOutput[] outputs) =>
        Assert.Equal([fault], GraphFaults.Find(new Graph(b, new([.. b.Nodes]), outputs)));

    static string Signature(Node node) => node.Type.Text() + node.Shape;
}
