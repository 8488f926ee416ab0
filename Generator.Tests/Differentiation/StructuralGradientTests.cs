namespace GraphGen.Generator.Tests.Differentiation;

using GraphGen.Compiler.Differentiation;
using GraphGen.Compiler.Graphs;
using GraphGen.Generator.Tests.Graphs;

/// <summary>
/// Each structural operation on random shapes, with a nonlinear function after it so that second derivatives are not 0.
/// </summary>
public class StructuralGradientTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 6)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Broadcast(int seed)
    {
        var (check, b, shape) = Start(seed, minimumRank: 1);
        var axes = Enumerable.Range(0, shape.Rank).Where(_ => check.Random.Next(2) == 0).ToArray();
        var x = check.Input(new(axes.Select(axis => check.Random.Next(3) == 0 ? 1 : shape[axis])));
        Passes(check, b.Broadcast(x, shape, axes));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Reshape(int seed)
    {
        var (check, b, shape) = Start(seed, minimumRank: 0);
        Passes(check, b.Reshape(check.Input(shape), new Shape([.. shape.Reverse(), 1])));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Permute(int seed)
    {
        var (check, b, shape) = Start(seed, minimumRank: 0);
        Passes(check, b.Permute(check.Input(shape), Shuffled(check, shape.Rank)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Slice(int seed)
    {
        var (check, b, shape) = Start(seed, minimumRank: 1);
        var begin = shape.Select(size => check.Random.Next((int)size.Constant!)).ToArray();
        var end = shape.Select((size, axis) => check.Random.Next(begin[axis], (int)size.Constant! + 1)).ToArray();
        var step = shape.Select(_ => check.Random.Next(1, 4)).ToArray();
        Passes(check, b.Slice(check.Input(shape), [.. begin.Select(i => (Dim)i)], [.. end.Select(i => (Dim)i)], step));
    }

    [Theory]
    [InlineData("0", "2*n", 2, 5)]
    [InlineData("1", "2*n", 2, 5)]
    [InlineData("1", "2*n-1", 2, 4)]
    [InlineData("0", "2*m", 2, 5)]
    [InlineData("m", "m+6", 3, 5)]
    public void SliceOfSymbolicSizes(string begin, string end, int step, int n)
    {
        var check = new GradientCheck(n) { Sizes = { ["n"] = n, ["m"] = 3 } };
        var x = check.Input(new(Dim.Parse("2*n")));
        Passes(check, check.Builder.Slice(x, [Dim.Parse(begin)], [Dim.Parse(end)], [step]));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Pad(int seed)
    {
        var (check, b, shape) = Start(seed, minimumRank: 0);
        Dim[] Counts() => [.. shape.Select(_ => (Dim)check.Random.Next(3))];
        Passes(check, b.Pad(check.Input(shape), Counts(), Counts(), 1.5));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Concat(int seed)
    {
        var (check, b, shape) = Start(seed, minimumRank: 1);
        var axis = check.Random.Next(shape.Rank);
        Shape Other(int size) => new(shape.Select((dim, i) => i == axis ? size : dim));
        Passes(check, b.Concat(axis, check.Input(shape), check.Input(Other(1)), check.Input(Other(2))));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Flip(int seed)
    {
        var (check, b, shape) = Start(seed, minimumRank: 1);
        Passes(check, b.Flip(check.Input(shape), [.. Shuffled(check, shape.Rank).Take(1)]));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Sum(int seed) => Reduce(seed, ReduceKind.Sum);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Max(int seed) => Reduce(seed, ReduceKind.Max);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Min(int seed) => Reduce(seed, ReduceKind.Min);

    [Fact]
    public void TheGradientOfAnExtremeIsSharedAmongTies()
    {
        var check = new GradientCheck(seed: 0);
        var x = check.Input(new(2, 3), 1, 5, 5, 2, 2, 2);
        var y = check.Builder.Sum(check.Builder.Reduce(ReduceKind.Max, x, 1), 0);
        Assert.Equal([0, 0.5, 0.5, 1 / 3.0, 1 / 3.0, 1 / 3.0], check.GradientsOf(y)[0].Elements);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 1, 1)]
    [InlineData(0, 2, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(2, 0, 2)]
    [InlineData(2, 1, 0)]
    public void GatherAndScatterAdd(int batch, int picked, int rest)
    {
        var check = new GradientCheck(batch * 10 + picked);
        var b = check.Builder;
        Dim[] Dims(int rank) => [.. Enumerable.Range(0, rank).Select(_ => (Dim)check.Random.Next(1, 4))];
        var (shared, k, r) = (Dims(batch), Dims(picked), Dims(rest));
        var indices = check.Indices(new([.. shared, .. k]), 4);
        Passes(check, b.Gather(check.Input(new([.. shared, 4, .. r])), indices, batch));

        var updates = check.Input(new([.. shared, .. k, .. r]));
        Passes(check, b.ScatterAdd(indices, updates, batch, 4));
    }

    [Fact]
    public void OneIndexForEachBatchElementGivesAComparisonInsteadOfAScatter()
    {
        var b = new GraphBuilder();
        var x = b.Input("x", InputKind.Input, new(Dim.Symbol("batch"), 10), DType.Float32);
        var digit = b.Input("digit", InputKind.Input, new(Dim.Symbol("batch")), DType.Int32);
        var gradient = Gradients.Reverse(b, b.Sum(b.Gather(x, digit, 1), 0), [x])[0];
        Assert.Equal("select", gradient.Operation.Name);
        Assert.DoesNotContain(b.Nodes, node => node.Operation is ScatterAdd);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Dot(int seed)
    {
        var check = new GradientCheck(seed);
        Dim[] Dims(int count) => [.. Enumerable.Range(0, count).Select(_ => (Dim)check.Random.Next(1, 4))];
        var (batch, contract) = (Dims(check.Random.Next(3)), Dims(check.Random.Next(3)));
        var (a, batchA, contractA) = Operand(check, batch, contract, Dims(check.Random.Next(3)));
        var (b, batchB, contractB) = Operand(check, batch, contract, Dims(check.Random.Next(3)));
        Passes(check, check.Builder.Dot(a, b, batchA, batchB, contractA, contractB));
    }

    [Fact]
    public void TheGradientsOfALinearLayerNeedNoPermutation()
    {
        var b = new GraphBuilder();
        var x = b.Input("x", InputKind.Input, new(Dim.Symbol("batch"), 3), DType.Float32);
        var weight = b.Input("weight", InputKind.Parameter, new(2, 3), DType.Float32);
        var y = b.Dot(x, weight, [], [], [1], [1]);
        var gradients = Gradients.Reverse(b, b.Sum(y, 0, 1), [x, weight]);
        Assert.Equal(["dot contract [1][0]", "dot contract [0][0]"], gradients.Select(node => node.Operation.ToString()));
    }

    [Theory]
    [InlineData("float32")]
    [InlineData("float64")]
    public void Cast(string type)
    {
        var check = new GradientCheck(seed: 2);
        Passes(check, check.Builder.Cast(check.Input(new(3)), type == "float32" ? DType.Float32 : DType.Float64));
    }

    [Fact]
    public void WholeNumbersEndADerivative()
    {
        var check = new GradientCheck(seed: 2);
        var x = check.Input(new(3));
        check.Passes(check.Builder.Cast(check.Builder.Cast(x, DType.Int32), DType.Float64));
        Assert.Equal([0, 0, 0], check.GradientsOf(
            check.Builder.Sum(check.Builder.Cast(check.Builder.ArgMax(x, 0), DType.Float64)))[0].Elements);
    }

    [Fact]
    public void AssumeShape()
    {
        var check = new GradientCheck(seed: 2) { Sizes = { ["n"] = 4, ["m"] = 4 } };
        Passes(check, check.Builder.AssumeShape(check.Input(new(Dim.Symbol("n"))), new(Dim.Symbol("m"))));
    }

    [Fact]
    public void StopGradientIsAConstant()
    {
        var check = new GradientCheck(seed: 2);
        var x = check.Input(Shape.Scalar, [3.0]);
        Assert.Equal(3, check.GradientsOf(x * check.Builder.StopGradient(x))[0].Elements[0]);
    }

    [Fact]
    public void AValueOnTheWayGetsItsTotalDerivative()
    {
        var check = new GradientCheck(seed: 2);
        var b = check.Builder;
        var x = b.Constant(3, Shape.Scalar, DType.Float64);
        var middle = b.Pointwise("square", x);
        var gradients = Gradients.Reverse(b, middle * middle + x, [x, middle]);
        var graph = b.Build(gradients.Select((node, i) => new GraphOutput("g" + i, node, OutputRole.Result)));
        var values = ReferenceInterpreter.Run(graph, new Dictionary<string, double[]>());
        Assert.Equal([4 * 27 + 1, 18], values.Select(value => value.Elements[0]));
    }

    static void Reduce(int seed, ReduceKind kind)
    {
        var (check, b, shape) = Start(seed, minimumRank: 0);
        var axes = Enumerable.Range(0, shape.Rank).Where(_ => check.Random.Next(2) == 0).ToArray();
        Passes(check, b.Reduce(kind, check.Input(shape), axes));
    }

    static void Passes(GradientCheck check, Node y) => check.Passes(check.Builder.Pointwise("sin", y));

    static (GradientCheck Check, GraphBuilder Builder, Shape Shape) Start(int seed, int minimumRank)
    {
        var check = new GradientCheck(seed);
        var rank = check.Random.Next(minimumRank, 4);
        return (check, check.Builder, new Shape(Enumerable.Range(0, rank).Select(_ => (Dim)check.Random.Next(1, 6))));
    }

    static int[] Shuffled(GradientCheck check, int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        check.Random.Shuffle(order);
        return order;
    }

    /// <summary>An operand whose batch, contracted and free axes lie in random order.</summary>
    static (Node Operand, int[] Batch, int[] Contract) Operand(GradientCheck check, Dim[] batch, Dim[] contract, Dim[] free)
    {
        Dim[] dims = [.. batch, .. contract, .. free];
        var order = Shuffled(check, dims.Length);
        int[] At(int start, int count) => [.. Enumerable.Range(start, count).Select(i => Array.IndexOf(order, i))];
        return (check.Input(new(order.Select(i => dims[i]))), At(0, batch.Length), At(batch.Length, contract.Length));
    }
}
