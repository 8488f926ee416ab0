namespace GraphGen.Generator.Tests.Emission.Cases;

using GraphGen.Compiler.Graphs;
using GraphGen.Generator.Tests.Graphs;

/// <summary>Every row of the pointwise table, and loops of pointwise operations, compiled and run.</summary>
public class PointwiseCases
{
    static readonly double[] Special =
        [double.NaN, 1, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, -2, 3, double.NaN, 4, 5, -6, 7, 0.5, -0.5, 1, double.NaN, 2, -2, 0];

    static readonly CaseSet Cases = new()
    {
        ["a chain"] = c => c.Result(c.B.Pointwise("square", c.Input(5, 7)) * c.Input(5, 7) + 0.5),
        ["one element"] = c => c.Result(c.Input(1) * c.Input(1)),
        ["scalars"] = c => c.Result(c.Input() * c.Input() - c.Input()),
        ["a vector and its tail"] = c => c.Result(c.Input(131) * 3 + 1),
        ["more than a thread's share"] = c => c.Result(c.Input(1000) * c.Input(1000)),
        ["a named size"] = c => c.Result(-c.Input(c.Symbol("n", 21), 3)),
        ["two named sizes"] = c => c.Result(c.Input(c.Symbol("n", 5), c.Symbol("m", 6)) / c.Between(1, 2, Dim.Symbol("n"), Dim.Symbol("m"))),
        ["an expression as a size"] = c =>
        {
            var n = c.Symbol("n", 4);
            c.Result(c.Input(2 * n + 1, n) * 2);
        },
        ["only an expression as a size"] = c => c.Result(c.Input(2 * c.Symbol("n", 4) + 1) * 2),
        ["a difference as a size"] = c =>
        {
            var n = c.Symbol("n", 6);
            c.Result(c.Input(n - 1) + c.B.Broadcast(c.Input(n), new(n - 1, n), [1]).Slice(c, n));
        },
        ["shared subexpressions"] = c =>
        {
            var x = c.Input(4, 9);
            var square = x * x;
            var cube = square * x;
            c.Result(square + cube, cube * square, square - x);
        },
        ["a long chain"] = c =>
        {
            var (x, y) = (c.Input(37), c.Input(37));
            for (var k = 0; k < 40; k++) (x, y) = (0.5 * (x + y), 0.25 * (x * y) + y * (0.1 * k - 1));
            c.Result(x, y);
        },
        ["constants"] = c => c.Result(c.B.Constant(2.5, new(3, 4), c.Type), c.B.Constant(7, Shape.Scalar, DType.Int32), c.B.Constant(1, new(2), DType.Bool)),
        ["special constants"] = c => c.Result(
            c.B.Constant(double.NaN, new(19), c.Type), c.B.Constant(double.NegativeInfinity, new(3), c.Type), c.B.Constant(-0.0, new(19), c.Type),
            c.B.Constant(int.MinValue, new(9), DType.Int32), c.B.Constant(1e-30, new(3), c.Type), -c.B.Constant(-3, new(4), c.Type)),
        ["negative constants"] = c => c.Result(c.Input(5) - -2.0 * c.Input(5), -c.Input(5).Like(-1) * c.Input(5)),
        ["the same operand twice"] = c =>
        {
            var x = c.Input(11);
            c.Result(x + x, x * x, c.B.Pointwise("max", x, x), x / (x + 3.0));
        },
        ["select by comparisons"] = c =>
        {
            var (x, y) = (c.Input(6, 11), c.Input(6, 11));
            foreach (var row in new[] { "lt", "le", "gt", "ge", "eq", "ne" })
                c.Result(c.B.Select(c.B.Pointwise(row, x, y), x, y * 2));
        },
        ["select by given truth"] = c => c.Result(c.B.Select(c.Truth(3, 5), c.Input(3, 5), c.Input(3, 5))),
        ["select of truth"] = c =>
        {
            var (x, y) = (c.Input(40), c.Input(40));
            var (less, positive) = (c.B.Pointwise("lt", x, y), c.B.Pointwise("gt", x, x.Like(0)));
            c.Result(c.B.Select(c.B.Select(less, positive, c.B.Pointwise("not", positive)), x, y));
        },
        ["truth as results"] = c =>
        {
            var (x, y) = (c.Input(19), c.Input(19));
            c.Result(c.B.Pointwise("lt", x, y), c.B.Pointwise("xor", c.B.Pointwise("lt", x, y), c.Truth(19)));
        },
        ["truth of truth"] = c =>
        {
            var (a, b, d) = (c.Truth(4, 4), c.Truth(4, 4), c.Truth());
            foreach (var row in new[] { "and", "or", "xor", "eq", "ne" }) c.Result(c.B.Pointwise(row, a, b));
            c.Result(c.B.Pointwise("not", a), c.B.Pointwise("not", d), c.B.Pointwise("and", d, d));
        },
        ["truth in vectors"] = c =>
        {
            var (x, y) = (c.Input(50), c.Input(50));
            var (a, b) = (c.B.Pointwise("lt", x, y), c.B.Pointwise("ge", x + y, x.Like(0.3)));
            foreach (var row in new[] { "and", "or", "xor", "eq", "ne" }) c.Result(c.B.Select(c.B.Pointwise(row, a, b), x, y));
            c.Result(c.B.Select(c.B.Pointwise("not", a), x, y));
        },
        ["whole numbers"] = c =>
        {
            var (x, y) = (c.Whole(-9, 9, 45), c.Whole(1, 5, 45));
            foreach (var row in new[] { "add", "sub", "mul", "div", "rem", "min", "max" }) c.Result(c.B.Pointwise(row, x, y));
            foreach (var row in new[] { "neg", "abs", "sign", "relu", "square", "step" }) c.Result(c.B.Pointwise(row, x));
            c.Result(c.B.Pointwise("clamp", x, -y, y), c.B.Pointwise("clamp_min", x, y), c.B.Pointwise("clamp_max", x, y));
            foreach (var row in new[] { "lt", "eq", "ge" }) c.Result(c.B.Pointwise(row, x, y), c.B.Select(c.B.Pointwise(row, x, y), x, y));
        },
        ["whole scalars"] = c => c.Result(c.B.Pointwise("rem", c.Whole(-9, 9), c.Whole(2, 4)), c.Whole(3, 3)),
        ["conversions"] = c =>
        {
            var (x, i, t) = (c.Between(-9, 9, 3, 17), c.Whole(-5, 5, 3, 17), c.Truth(3, 17));
            foreach (var to in new[] { DType.Bool, DType.Int32, DType.Float32, DType.Float64 })
                c.Result(c.B.Cast(x, to), c.B.Cast(i, to), c.B.Cast(t, to));
        },
        ["conversions on the way"] = c =>
        {
            var (x, i) = (c.Between(-9, 9, 45), c.Whole(-5, 5, 45));
            var other = c.Type == DType.Float32 ? DType.Float64 : DType.Float32;
            c.Result(x * c.B.Cast(i, c.Type), x * c.B.Cast(c.B.Pointwise("gt", x, x.Like(1)), c.Type));
            c.Result(c.B.Cast(c.B.Cast(x, DType.Int32) * i, c.Type), c.B.Cast(c.B.Cast(x, other) * 2, c.Type) + x);
        },
        ["conversions of a scalar"] = c => c.Result(
            c.Input(30) * c.B.Broadcast(c.B.Cast(c.Whole(2, 5), c.Type), new(30), []),
            c.B.Select(c.B.Broadcast(c.Truth(), new(30), []), c.Input(30), c.Input(30))),
        ["whole numbers beside floats"] = c =>
        {
            var (x, i) = (c.Input(70), c.Whole(0, 6, 70));
            c.Result(i + c.B.Iota(new(70), 0), x * c.B.Cast(i, c.Type), c.B.Select(c.B.Pointwise("gt", i, i.Like(3)), x, -x));
        },
        ["iota"] = c => c.Result(
            c.B.Iota(new(4, 21), 0), c.B.Iota(new(4, 21), 1), c.B.Cast(c.B.Iota(new(21, 4), 0), c.Type) * c.Input(21, 4),
            c.B.Cast(c.B.Iota(new(4, 21), 1), c.Type) * c.Input(4, 21)),
        ["the size of a dimension"] = c => c.Result(c.B.Size(2 * c.Symbol("n", 5) + 1, c.Type) * c.B.Sum(c.Input(Dim.Symbol("n")), 0)),
        ["stopped gradients"] = c =>
        {
            var x = c.Input(12);
            c.Result(x * c.B.StopGradient(x * x), c.B.StopGradient(x));
        },
        ["ties"] = c =>
        {
            var (x, y) = (c.Elements([-1, 0, 1, 2, 0, -0.0, 3, 1, 0], 9), c.Elements([-1, 1, 1, 2, 0, 0, -3, 1, 0], 9));
            foreach (var row in new[] { "max", "min", "clamp_min", "clamp_max" }) c.Result(c.B.Pointwise(row, x, y));
            c.Result(c.B.Pointwise("clamp", x, y, x.Like(1)), c.B.Pointwise("clamp", x, x.Like(0), y));
            foreach (var row in new[] { "relu", "abs", "sign", "step", "round" }) c.Result(c.B.Pointwise(row, x));
        },
        ["not a number"] = c =>
        {
            c.WithGradients = false;
            var (x, y) = (c.Elements(Special, 20), c.Elements([.. Special.Reverse()], 20));
            foreach (var row in new[] { "relu", "abs", "sign", "floor", "neg", "square", "sqrt", "step", "ceil", "round", "trunc" }) c.Result(c.B.Pointwise(row, x));
            foreach (var row in new[] { "exp2", "expm1", "log1p", "log2", "log10", "softplus", "rsqrt", "reciprocal", "cbrt", "erfc" }) c.Result(c.B.Pointwise(row, x));
            foreach (var row in new[] { "tan", "asin", "acos", "atan", "sinh", "cosh", "asinh", "acosh", "atanh" }) c.Result(c.B.Pointwise(row, x));
            foreach (var row in new[] { "isnan", "isinf", "isfinite" }) c.Result(c.B.Select(c.B.Pointwise(row, x), y, y + 1), c.B.Pointwise(row, x));
            foreach (var row in new[] { "clamp_min", "clamp_max", "atan2", "hypot", "copysign", "xlogy" }) c.Result(c.B.Pointwise(row, x, y));
            c.Result(c.B.Pointwise("clamp", x, y, x.Like(2)), c.B.Pointwise("clamp", x, x.Like(-1), y));
            foreach (var row in new[] { "add", "sub", "mul", "div", "min", "max" }) c.Result(c.B.Pointwise(row, x, y));
            foreach (var row in new[] { "lt", "le", "gt", "ge", "eq", "ne" }) c.Result(c.B.Cast(c.B.Pointwise(row, x, y), c.Type));
        },
        ["not a number, one by one"] = c =>
        {
            c.WithGradients = false;
            for (var k = 0; k < Special.Length; k++)
            {
                var (x, y) = (c.Elements([Special[k]]), c.Elements([Special[^(k + 1)]]));
                foreach (var row in new[] { "relu", "sign" }) c.Result(c.B.Pointwise(row, x));
                foreach (var row in new[] { "min", "max" }) c.Result(c.B.Pointwise(row, x, y));
            }
        },
    };

    static readonly CaseSet EachRow = EveryRow();

    public static TheoryData<string> Names => Cases.Names;

    public static TheoryData<string> RowNames => EachRow.Names;

    [Theory, MemberData(nameof(Names))]
    public void Is_the_reference(string name) => Cases.Check(name);

    [Theory, MemberData(nameof(RowNames))]
    public void Rows_are_the_reference(string name) => EachRow.Check(name);

    /// <summary>Each row on vectors, on single elements, and through two strides.</summary>
    static CaseSet EveryRow()
    {
        var set = new CaseSet();
        foreach (var row in PointwiseTable.Rows.Where(r => r.Takes is ElementKind.Floating or ElementKind.Number))
            set[row.Name] = c =>
            {
                Node[] Operands(params Dim[] dims) =>
                    PointwiseDomain.Operands(row, (shape, low, high) => c.Between(low, high, [.. shape]), new(dims));
                Node Of(params Dim[] dims) => c.B.Pointwise(row.Name, Operands(dims));
                c.Result(Of(3, 13), Of(), Of(64));
                c.Result(c.B.Pointwise(row.Name, [.. Operands(9, 5).Select(operand => c.B.Permute(operand, 1, 0))]));
            };
        return set;
    }
}

/// <summary>Shorthands of the cases.</summary>
static class CaseNodes
{
    /// <summary>The first row of a matrix with rows of some length, cut by one element.</summary>
    public static Node Slice(this Node matrix, CaseBuilder c, Dim length) =>
        c.B.Reshape(c.B.Slice(matrix, [0, 1], [1, length], [1, 1]), new(length - 1));
}
