namespace GraphGen.Generator.Tests.Simplification;

using GraphGen.Compiler.Graphs;
using GraphGen.Compiler.Simplification;
using GraphGen.Generator.Tests.Graphs;

/// <summary>Each rule alone, by name: what it makes of a value, and that the numbers stay.</summary>
public class SimplificationRuleTests
{
    /// <summary>The inputs of the cases: numbers x, y, z and truths c, d of shape [2, 3]; the scalar truth p; whole
    /// numbers k of shape [2, 3]; a vector v of shape [3]; u of shape [1, 3]; n × n.</summary>
    sealed record Values(GraphBuilder B)
    {
        public Node X { get; } = B.Input("x", InputKind.Input, new(2, 3), DType.Float64);
        public Node Y { get; } = B.Input("y", InputKind.Input, new(2, 3), DType.Float64);
        public Node C { get; } = B.Input("c", InputKind.Input, new(2, 3), DType.Bool);
        public Node D { get; } = B.Input("d", InputKind.Input, new(2, 3), DType.Bool);
        public Node P { get; } = B.Input("p", InputKind.Input, Shape.Scalar, DType.Bool);
        public Node K { get; } = B.Input("k", InputKind.Input, new(2, 3), DType.Int32);
        public Node V { get; } = B.Input("v", InputKind.Input, new(3), DType.Float64);
        public Node U { get; } = B.Input("u", InputKind.Input, new(1, 3), DType.Float64);

        public Node Number(double value) => X.Like(value);

        public Node Truth(bool value) => C.Like(value ? 1 : 0);

        public Node Row(string name, params Node[] operands) => B.Pointwise(name, operands);

        public Node Raw(Operation operation, params Node[] operands) => B.Add(operation, operands);

        /// <summary>A whole number for each row of [2, 3], some of which are places in it.</summary>
        public Node Places => B.Broadcast(B.Reduce(ReduceKind.Max, K, 1), new(2, 3), [0]);

        /// <summary>A number for each row of [2, 3].</summary>
        public Node Sums => B.Broadcast(B.Sum(X, 1), new(2, 3), [0]);

        /// <summary>v in each row of [2, 3].</summary>
        public Node Rows => B.BroadcastTo(V, new(2, 3));
    }

    static readonly (string Rule, Func<Values, Node> Value, string Simple)[] Cases =
    [
        ("constant broadcast", v => v.Raw(new Broadcast(new(2, 3), new(0, 1)), v.B.Constant(7, new(1, 3), DType.Float64)), "7"),
        ("constant reshaped", v => v.B.Reshape(v.Number(7), new(6)), "7"),
        ("constant permuted", v => v.B.Permute(v.Number(7), 1, 0), "7"),
        ("constant sliced", v => v.B.Narrow(v.Number(7), [0, 1], new(2, 2)), "7"),
        ("constant flipped", v => v.B.Flip(v.Number(7), 0), "7"),
        ("constant without gradient", v => v.Raw(new StopGradient(), v.Number(7)), "7"),
        ("constant cast", v => v.Raw(new Cast(DType.Int32), v.Number(7.9)), "7"),
        ("largest of constants", v => v.B.Reduce(ReduceKind.Max, v.Number(7), 1), "7"),
        ("smallest of constants", v => v.B.Reduce(ReduceKind.Min, v.Number(7), 0, 1), "7"),
        ("constant padded with itself", v => v.B.Pad(v.Number(7), [1, 0], [0, 2], 7), "7"),
        ("sum of constants", v => v.B.Sum(v.Number(7), 1), "3 · 7"),

        ("x + 0 = x", v => v.X + 0, "x"),
        ("x - 0 = x", v => v.X - 0, "x"),
        ("x + x = 2 x", v => v.X + v.X, "2 · x"),
        ("c · x + d · x = (c + d) · x", v => 2 * v.X + 3 * v.X, "5 · x"),
        ("c · x + d · x = (c + d) · x", v => v.X + 3 * v.X, "4 · x"),
        ("c · x + d · x = (c + d) · x", v => 5 * v.X + -3 * v.X, "5 · x + (-3) · x"),
        ("(y + c · x) + d · x = y + (c + d) · x", v => v.Y + v.X + 2 * v.X, "y + 3 · x"),
        ("(y - c · x) - d · x = y - (c + d) · x", v => v.Y - 0.5 * v.X - 2 * v.X, "y - 2.5 · x"),
        ("(y - c · x) - d · x = y - (c + d) · x", v => v.Y - 0.5 * v.X - -2 * v.X, "y - 0.5 · x - (-2) · x"),
        ("--x = x", v => -(-v.X), "x"),
        ("x + -y = x - y", v => v.X + -v.Y, "x - y"),
        ("x + -y = x - y", v => v.X + -3, "x - 3"),
        ("x + -y = x - y", v => v.X + -3 * v.Y, "x - 3 · y"),
        ("x + -y = x - y", v => v.X + -1 / v.Y, "x - 1 / y"),
        ("-x + y = y - x", v => -v.X + v.Y, "y - x"),
        ("x - -y = x + y", v => v.X - -v.Y, "x + y"),
        ("-x - y = -(x + y)", v => -v.X - v.Y, "-(x + y)"),
        ("-(x - y) = y - x", v => -(v.X - v.Y), "y - x"),
        ("-x · y = -(x · y)", v => -v.X * v.Y, "-(x · y)"),
        ("x · -y = -(x · y)", v => v.X * -v.Y, "-(x · y)"),
        ("-x / y = -(x / y)", v => -v.X / v.Y, "-(x / y)"),
        ("x / -y = -(x / y)", v => v.X / -v.Y, "-(x / y)"),
        ("-(c · x) = -c · x", v => -(3 * v.X), "(-3) · x"),
        ("-(c / x) = -c / x", v => -(3 / v.X), "(-3) / x"),
        ("(-x)² = x²", v => v.Row("square", -v.X), "x²"),
        ("|-x| = |x|", v => v.Row("abs", -v.X), "|x|"),
        ("cos(-x) = cos(x)", v => v.Row("cos", -v.X), "cos(x)"),
        ("cosh(-x) = cosh(x)", v => v.Row("cosh", -v.X), "cosh(x)"),
        ("sin(-x) = -sin(x)", v => v.Row("sin", -v.X), "-sin(x)"),
        ("tan(-x) = -tan(x)", v => v.Row("tan", -v.X), "-tan(x)"),
        ("asin(-x) = -asin(x)", v => v.Row("asin", -v.X), "-asin(x)"),
        ("atan(-x) = -atan(x)", v => v.Row("atan", -v.X), "-atan(x)"),
        ("sinh(-x) = -sinh(x)", v => v.Row("sinh", -v.X), "-sinh(x)"),
        ("tanh(-x) = -tanh(x)", v => v.Row("tanh", -v.X), "-tanh(x)"),
        ("asinh(-x) = -asinh(x)", v => v.Row("asinh", -v.X), "-asinh(x)"),
        ("atanh(-x) = -atanh(x)", v => v.Row("atanh", -v.X), "-atanh(x)"),
        ("erf(-x) = -erf(x)", v => v.Row("erf", -v.X), "-erf(x)"),
        ("cbrt(-x) = -cbrt(x)", v => v.Row("cbrt", -v.X), "-(∛x)"),
        ("reciprocal(-x) = -reciprocal(x)", v => v.Row("reciprocal", -v.X), "-(1 / x)"),
        ("round(-x) = -round(x)", v => v.Row("round", -v.X), "-round(x)"),
        ("trunc(-x) = -trunc(x)", v => v.Row("trunc", -v.X), "-trunc(x)"),
        ("floor of a whole number", v => v.Row("floor", v.Row("ceil", v.X)), "⌈x⌉"),
        ("floor of a whole number", v => v.Row("floor", v.X), "⌊x⌋"),
        ("ceil of a whole number", v => v.Row("ceil", v.B.Cast(v.K, DType.Float64)), "cast(k)"),
        ("round of a whole number", v => v.Row("round", v.Row("round", v.X)), "round(x)"),
        ("trunc of a whole number", v => v.Row("trunc", v.Row("sign", v.X)), "sign(x)"),
        ("||x|| = |x|", v => v.Row("abs", v.Row("abs", v.X)), "|x|"),

        ("place of a constant in mul", v => v.X * 3, "3 · x"),
        ("place of a constant in add", v => 3 + v.X, "x + 3"),
        ("1 · x = x", v => 1 * v.X, "x"),
        ("-1 · x = -x", v => -1 * v.X, "-x"),
        ("x · x = x²", v => v.X * v.X, "x²"),
        ("x / 1 = x", v => v.X / 1, "x"),
        ("x / -1 = -x", v => v.X / -1, "-x"),
        ("x / 2^k = 2^-k · x", v => v.X / 4, "0.25 · x"),
        ("x / 2^k = 2^-k · x", v => v.X / 3, "x / 3"),
        ("c · (d · x) = (c · d) · x", v => 2 * (3 * v.X), "6 · x"),
        ("c · (d · x) = (c · d) · x", v => 1e200 * (1e200 * v.X), "1E+200 · (1E+200 · x)"),
        ("c · (d · x) = (c · d) · x", v => 2 * (0 * v.X), "2 · (0 · x)"),
        ("(c · x) / d = (c / d) · x", v => 6 * v.X / 3, "2 · x"),
        ("c · (x / d) = (c / d) · x", v => 6 * (v.X / 3), "2 · x"),
        ("c · (d / x) = (c · d) / x", v => 6 * (3 / v.X), "18 / x"),
        ("(c / x) / x = c / x²", v => 3 / v.X / v.X, "3 / x²"),
        ("(c / x) / x = c / x²", v => 3 / v.X / v.Y, "3 / x / y"),
        ("(c / x) · (d · y) = (c · d · y) / x", v => 0.5 / v.X * (2 * v.Y), "y / x"),
        ("(c / x) · (d · y) = (c · d · y) / x", v => 3 / v.X * (2 * v.Y), "6 · y / x"),
        ("(x / c) / d = x / (c · d)", v => v.X / 6 / 3, "x / 18"),
        ("x^0 = 1", v => v.Row("pow", v.X, v.Number(0)), "1"),
        ("x^1 = x", v => v.Row("pow", v.X, v.Number(1)), "x"),
        ("x^2 = x²", v => v.Row("pow", v.X, v.Number(2)), "x²"),
        ("x^-1 = 1 / x", v => v.Row("pow", v.X, v.Number(-1)), "1 / x"),

        ("select(true, x, y) = x", v => v.B.Select(v.Truth(true), v.X, v.Y), "x"),
        ("select(true, x, y) = x", v => v.B.Select(v.Truth(false), v.X, v.Y), "y"),
        ("select(c, x, x) = x", v => v.B.Select(v.C, v.X, v.X), "x"),
        ("select(!c, x, y) = select(c, y, x)", v => v.B.Select(v.Row("not", v.C), v.X, v.Y), "c ? y : x"),
        ("select(c, select(c, x, y), z) = select(c, x, z)",
            v => v.B.Select(v.C, v.B.Select(v.C, v.X, v.Y), v.Number(5)), "c ? x : 5"),
        ("select(c, x, select(c, y, z)) = select(c, x, z)",
            v => v.B.Select(v.C, v.X, v.B.Select(v.C, v.Number(5), v.Y)), "c ? x : y"),
        ("cond(true, x, y) = x", v => v.B.Cond(v.B.Constant(0, Shape.Scalar, DType.Bool), v.X, v.Y), "y"),
        ("cond(c, x, x) = x", v => v.B.Cond(v.P, v.X, v.X), "x"),
        ("cond(c, x, 0) + cond(c, y, z) = cond(c, x + y, z)",
            v => v.B.Cond(v.P, v.X, v.Number(0)) + v.B.Cond(v.P, v.Number(0), v.Y), "cond(p, x, y)"),
        ("cond(c, x, 0) + cond(c, y, z) = cond(c, x + y, z)",
            v => v.B.Cond(v.P, v.X, v.Number(0)) + v.B.Cond(v.P, v.Y, v.X), "cond(p, x + y, x)"),
        ("cond(c, x, 0) + cond(c, y, z) = cond(c, x + y, z)",
            v => v.B.Cond(v.P, v.X, v.Y) + v.B.Cond(v.P, v.Y, v.X), "cond(p, x, y) + cond(p, y, x)"),
        ("(x + cond(c, y, 0)) + cond(c, z, u) = x + cond(c, y + z, u)",
            v => v.Y + v.B.Cond(v.P, v.X, v.Number(0)) + v.B.Cond(v.P, v.Number(0), v.Y), "y + cond(p, x, y)"),
        ("!!x = x", v => v.Row("not", v.Row("not", v.C)), "c"),
        ("!(x == y) = x != y", v => v.Row("not", v.Row("eq", v.X, v.Y)), "x != y"),
        ("!(x != y) = x == y", v => v.Row("not", v.Row("ne", v.X, v.Y)), "x == y"),
        ("x & true = x", v => v.Row("and", v.C, v.Truth(true)), "c"),
        ("x & false = false", v => v.Row("and", v.C, v.Truth(false)), "false"),
        ("x | false = x", v => v.Row("or", v.C, v.Truth(false)), "c"),
        ("x | true = true", v => v.Row("or", v.C, v.Truth(true)), "true"),
        ("x ^ false = x", v => v.Row("xor", v.C, v.Truth(false)), "c"),
        ("x ^ true = !x", v => v.Row("xor", v.C, v.Truth(true)), "!c"),
        ("x & x = x", v => v.Row("and", v.C, v.C), "c"),
        ("x | x = x", v => v.Row("or", v.C, v.C), "c"),
        ("min(x, x) = x", v => v.Row("min", v.X, v.X), "x"),
        ("max(x, x) = x", v => v.Row("max", v.X, v.X), "x"),

        ("broadcast to the same shape", v => v.Raw(new Broadcast(new(2, 3), new(0, 1)), v.X), "x"),
        ("reshape to the same shape", v => v.Raw(new Reshape(new(2, 3)), v.X), "x"),
        ("shape assumed that is known", v => v.Raw(new AssumeShape(new(2, 3)), v.X), "x"),
        ("permute in the same order", v => v.Raw(new Permute(new(0, 1)), v.X), "x"),
        ("slice of everything", v => v.Raw(new Slice(new(0, 0), new(2, 3), new(1, 1)), v.X), "x"),
        ("pad by nothing", v => v.Raw(new Pad(new(0, 0), new(0, 0), 1), v.X), "x"),
        ("concat of one", v => v.Raw(new Concat(0), v.X), "x"),
        ("flip of axes of size 1", v => v.B.Flip(v.U, 0, 1), "flip axes [1](u)"),
        ("cast to the same type", v => v.Raw(new Cast(DType.Float64), v.X), "x"),
        ("cast of an exact cast", v => v.B.Cast(v.B.Cast(v.K, DType.Float64), DType.Int32), "k"),
        ("cast of an exact cast", v => v.B.Cast(v.B.Cast(v.C, DType.Int32), DType.Float64), "cast(c)"),
        ("cast of an exact cast", v => v.B.Cast(v.B.Cast(v.X, DType.Int32), DType.Float64), "cast(cast(x))"),
        ("reshape of reshape", v => v.Raw(new Reshape(new(6)), v.B.Reshape(v.X, new(3, 2))), "reshape[6](x)"),
        ("permute of permute", v => v.B.Permute(v.B.Permute(v.X, 1, 0), 1, 0), "x"),
        ("permute of axes of size 1", v => v.B.Permute(v.U, 1, 0), "reshape[3, 1](u)"),
        ("permute of broadcast", v => v.B.Permute(v.Rows, 1, 0), "broadcast[0][3, 2](v)"),
        ("permute of broadcast", v => v.B.Permute(v.B.Broadcast(v.X, new(2, 4, 3), [0, 2]), 2, 1, 0),
            "broadcast[0, 2][3, 4, 2](permute [1, 0](x))"),
        ("broadcast of broadcast", v => v.B.Broadcast(v.Rows, new(2, 4, 3), [0, 2]), "broadcast[2][2, 4, 3](v)"),
        ("broadcast that adds axes of size 1", v => v.B.Broadcast(v.V, new(1, 3, 1), [1]), "reshape[1, 3, 1](v)"),
        ("broadcast of axes of size 1", v => v.B.BroadcastTo(v.U, new(2, 3)), "broadcast[1][2, 3](reshape[3](u))"),
        ("flip of flip", v => v.B.Flip(v.B.Flip(v.X, 0), 0), "x"),
        ("slice of slice", v => v.B.Narrow(v.B.Narrow(v.X, [0, 1], new(2, 2)), [1, 1], new(1, 1)), "slice [1..2, 2..3](x)"),
        ("stop_gradient of stop_gradient", v => v.B.StopGradient(v.B.StopGradient(v.X)), "stop_gradient(x)"),
        ("cast of broadcast", v => v.B.Cast(v.Rows, DType.Float32), "broadcast[1][2, 3](cast(v))"),
        ("exp of equal broadcasts", v => v.Row("exp", v.Rows), "broadcast[1][2, 3](exp(v))"),
        ("add of equal broadcasts", v => v.Rows + 1, "broadcast[1][2, 3](v + 1)"),
        ("mul of equal broadcasts", v => v.Rows * v.B.Broadcast(v.B.Reshape(v.Row("exp", v.U), new(3)), new(2, 3), [1]),
            "broadcast[1][2, 3](v · reshape[3](exp(u)))"),
        ("mul of equal broadcasts", v => v.Rows * v.X, "broadcast[1][2, 3](v) · x"),

        ("sum over no axes", v => v.Raw(new Reduce(ReduceKind.Sum, new()), v.X), "x"),
        ("sum over axes of size 1", v => v.B.Sum(v.U, 0, 1), "reshape[](sum axes [1](u))"),
        ("sum of sum", v => v.B.Sum(v.B.Sum(v.X, 0), 0), "sum axes [0, 1](x)"),
        ("sum of permute", v => v.B.Sum(v.B.Permute(v.X, 1, 0), 0), "sum axes [1](x)"),
        ("sum of permute", v => v.B.Sum(v.B.Permute(v.B.Reshape(v.X, new(1, 2, 3)), 2, 0, 1), 1),
            "permute [1, 0](sum axes [0](reshape[1, 2, 3](x)))"),
        ("sum of broadcast", v => v.B.Sum(v.Rows, 0), "2 · v"),
        ("sum of broadcast", v => v.B.Sum(v.Rows, 0, 1), "2 · sum axes [0](v)"),
        ("sum of broadcast", v => v.B.Sum(v.B.Broadcast(v.V, new(2, 3, 4), [1]), 2), "broadcast[1][2, 3](4 · v)"),
        ("sum of -x = -(sum of x)", v => v.B.Sum(-v.X, 1), "-sum axes [1](x)"),
        ("sum over i of select(i == t, x, 0) = select(t is an i, x, 0)",
            v => v.B.Sum(v.B.Select(v.Row("eq", v.B.Iota(new(2, 3), 1), v.Places), v.Sums, v.Number(0)), 1),
            "reduce_max axes [1](k) >= 0 & (reduce_max axes [1](k) < 3) ? sum axes [1](x) : 0"),
        ("sum over i of select(i == t, x, 0) = select(t is an i, x, 0)",
            v => v.B.Sum(v.B.Select(v.Row("eq", v.Places, v.B.Iota(new(2, 3), 1)), v.Number(7), v.Number(0)), 0, 1),
            "sum axes [0](reduce_max axes [1](k) >= 0 & (reduce_max axes [1](k) < 3) ? 7 : 0)"),
        ("product over no axes", v => v.Raw(new Reduce(ReduceKind.Product, new()), v.X), "x"),
        ("product over axes of size 1", v => v.B.Reduce(ReduceKind.Product, v.U, 0), "reshape[3](u)"),
        ("product of product", v => v.B.Reduce(ReduceKind.Product, v.B.Reduce(ReduceKind.Product, v.X, 1), 0), "product axes [0, 1](x)"),
        ("product of permute", v => v.B.Reduce(ReduceKind.Product, v.B.Permute(v.X, 1, 0), 0), "product axes [1](x)"),
        ("reduce_max over no axes", v => v.Raw(new Reduce(ReduceKind.Max, new()), v.X), "x"),
        ("reduce_max over axes of size 1", v => v.B.Reduce(ReduceKind.Max, v.U, 0), "reshape[3](u)"),
        ("reduce_max of reduce_max", v => v.B.Reduce(ReduceKind.Max, v.B.Reduce(ReduceKind.Max, v.X, 1), 0), "reduce_max axes [0, 1](x)"),
        ("reduce_max of reduce_max", v => v.B.Sum(v.B.Reduce(ReduceKind.Max, v.X, 1), 0), "sum axes [0](reduce_max axes [1](x))"),
        ("reduce_max of permute", v => v.B.Reduce(ReduceKind.Max, v.B.Permute(v.X, 1, 0), 0), "reduce_max axes [1](x)"),
        ("reduce_max of broadcast", v => v.B.Reduce(ReduceKind.Max, v.Rows, 0), "v"),
        ("reduce_min over no axes", v => v.Raw(new Reduce(ReduceKind.Min, new()), v.X), "x"),
        ("reduce_min over axes of size 1", v => v.B.Reduce(ReduceKind.Min, v.U, 0), "reshape[3](u)"),
        ("reduce_min of reduce_min", v => v.B.Reduce(ReduceKind.Min, v.B.Reduce(ReduceKind.Min, v.X, 1), 0), "reduce_min axes [0, 1](x)"),
        ("reduce_min of permute", v => v.B.Reduce(ReduceKind.Min, v.B.Permute(v.X, 1, 0), 1), "reduce_min axes [0](x)"),
        ("reduce_min of broadcast", v => v.B.Reduce(ReduceKind.Min, v.Rows, 0), "v"),

        ("dot of a permuted left operand", v => v.B.Dot(v.B.Permute(v.X, 1, 0), v.Y, [], [], [1], [0]), "dot contract [0][0](x, y)"),
        ("dot of a permuted right operand", v => v.B.Dot(v.X, v.B.Permute(v.Y, 1, 0), [], [], [1], [0]), "dot contract [1][1](x, y)"),
        ("dot of a permuted right operand", v => v.B.Dot(v.X, v.B.Permute(v.Y, 1, 0), [], [], [], []),
            "dot contract [][](x, permute [1, 0](y))"),
        ("permute of dot", v => v.B.Permute(v.B.Dot(v.X, v.Y, [], [], [1], [1]), 1, 0), "dot contract [1][1](y, x)"),
        ("permute of dot", v => v.B.Permute(v.B.Dot(v.X, v.Y, [1], [1], [], []), 0, 2, 1), "dot batch [1][1] contract [][](y, x)"),
    ];

    public static TheoryData<int> CaseNumbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(CaseNumbers))]
    public void ARuleGivesTheSimplerFormAndTheSameNumbers(int number)
    {
        var (name, value, simple) = Cases[number];
        var rule = Simplifier.Rules.Single(rule => rule.Name == name);
        var builder = new GraphBuilder();
        var graph = builder.Build([new GraphOutput("r", value(new Values(builder)), OutputRole.Result)]);

        var simplified = Simplifier.Run(graph, [rule]);
        simplified.Verify();
        Assert.Equal(simple, FormulaText.Of(simplified.Outputs[0].Value));
        AssertSameNumbers(graph, simplified);
        AssertSameNumbers(graph, Simplifier.Run(graph));
    }

    [Fact]
    public void EveryRuleHasACase()
    {
        var tested = Cases.Select(test => test.Rule).ToHashSet();
        var generated = PointwiseTable.Rows.SelectMany(row => new[]
        {
            $"{row.Name} of constants", $"place of a constant in {row.Name}", $"{row.Name} of equal broadcasts",
        });
        Assert.Empty(Simplifier.Rules.Select(rule => rule.Name).Except(tested).Except(generated));
    }

    [Fact]
    public void EveryRowOfConstantsIsComputed()
    {
        foreach (var row in PointwiseTable.Rows.Where(row => row.Value is not null))
        {
            var builder = new GraphBuilder();
            var type = row.Accepts(DType.Float64) ? DType.Float64 : row.Accepts(DType.Int32) ? DType.Int32 : DType.Bool;
            var operands = row.Operands.Select((_, i) =>
                builder.Constant(i + 1, new(2), row.IsCondition(i) ? DType.Bool : type)).ToArray();
            var graph = builder.Build([new GraphOutput("r", builder.Pointwise(row.Name, operands), OutputRole.Result)]);
            var simplified = Simplifier.Run(graph);
            Assert.IsType<Constant>(simplified.Outputs[0].Value.Operation);
            AssertSameNumbers(graph, simplified);
        }
    }

    [Theory]
    [InlineData("mul", 100000, 99999)]
    [InlineData("div", 1, 0)]
    [InlineData("rem", 1, 0)]
    public void WholeNumbersThatDoNotFitAreLeftToTheProgram(string row, int a, int b)
    {
        var builder = new GraphBuilder();
        var value = builder.Pointwise(row,
            builder.Constant(a, Shape.Scalar, DType.Int32), builder.Constant(b, Shape.Scalar, DType.Int32));
        var graph = Simplifier.Run(builder.Build([new GraphOutput("r", value, OutputRole.Result)]));
        Assert.Equal(row, graph.Outputs[0].Value.Operation.Name);
    }

    static void AssertSameNumbers(Graph graph, Graph simplified)
    {
        var random = new Random(1);
        var inputs = graph.Inputs.ToDictionary(
            input => ((Input)input.Operation).Path,
            input => Enumerable.Range(0, (int)input.Shape.ElementCount.Constant!).Select(_ => input.Type switch
            {
                DType.Bool => random.Next(2),
                DType.Int32 => random.Next(-5, 6),
                _ => random.NextDouble() * 4 - 2,
            }).ToArray());
        var expected = ReferenceInterpreter.Run(graph, inputs)[0];
        var actual = ReferenceInterpreter.Run(simplified, inputs)[0];
        Assert.Equal(expected.Shape, actual.Shape);
        for (var i = 0; i < expected.Elements.Length; i++)
            Assert.Equal(
                expected.Elements[i], actual.Elements[i],
                double.IsFinite(expected.Elements[i]) ? 1e-12 * Math.Max(1, Math.Abs(expected.Elements[i])) : 0);
    }
}
