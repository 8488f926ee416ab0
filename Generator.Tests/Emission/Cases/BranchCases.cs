namespace GraphGen.Generator.Tests.Emission.Cases;

using GraphGen.Compiler.Graphs;

/// <summary>Branches on run-time conditions: of scalars and tensors, nested, and what they protect against.</summary>
public class BranchCases
{
    static readonly CaseSet Cases = Twice(new()
    {
        ["scalars"] = (c, on) =>
        {
            var x = c.Between(0.5, 2);
            c.Result(If(c, on, () => x * x, () => x + 3));
        },
        ["tensors"] = (c, on) =>
        {
            var x = c.Input(5, 7);
            c.Result(If(c, on, () => x * x, () => x + 3));
        },
        ["sums"] = (c, on) =>
        {
            var x = c.Input(5, 7);
            c.Result(If(c, on, () => c.B.Sum(x * x, 1), () => c.B.Sum(x, 1)));
        },
        ["products"] = (c, on) =>
        {
            var (x, w) = (c.Input(5, 7), c.Input(7, 4));
            c.Result(If(c, on, () => c.B.Dot(x, w, [], [], [1], [0]), () => c.B.Broadcast(c.B.Sum(x, 1), new(5, 4), [0])));
        },
        ["products with an activation"] = (c, on) =>
        {
            var (x, w) = (c.Input(5, 7), c.Input(7, 4));
            c.Result(If(c, on, () => c.B.Pointwise("relu", c.B.Dot(x, w, [], [], [1], [0]) + 0.1), () => c.Input(5, 4)));
        },
        ["lookups"] = (c, on) =>
        {
            var (x, i) = (c.Input(5, 7), c.Indices(5, 6));
            c.Result(If(c, on, () => c.B.Gather(x, i, 0), () => c.B.Broadcast(c.Input(7), new(6, 7), [1])));
        },
        ["scatters"] = (c, on) =>
        {
            var (x, i) = (c.Input(6, 7), c.Indices(5, 6));
            c.Result(If(c, on, () => c.B.ScatterAdd(i, x, 0, 5), () => c.Input(5, 7)));
        },
        ["nested"] = (c, on) =>
        {
            var (x, inner) = (c.Input(4, 3), c.Condition(true));
            c.Result(If(c, on, () => If(c, inner, () => c.B.Sum(x * x, 1), () => c.B.Sum(x, 0, 1).Spread(c, 4)), () => If(c, inner, () => c.B.Sum(x + 1, 1), () => c.B.Sum(-x, 1))));
        },
        ["nested on the same condition"] = (c, on) =>
        {
            var x = c.Input(4, 3);
            c.Result(If(c, on, () => c.B.Sum(If(c, on, () => x * 2, () => x), 1), () => c.B.Sum(If(c, on, () => x * 3, () => -x), 1)));
        },
        ["nested scalars"] = (c, on) =>
        {
            var (x, y) = (c.Input(), c.Input());
            var less = c.B.Pointwise("lt", x, y);
            c.Result(If(c, on, () => If(c, less, () => x * y, () => x - y), () => If(c, less, () => c.B.Pointwise("square", y), () => x)), If(c, less, () => x, () => y));
        },
        ["a computed condition"] = (c, on) =>
        {
            var x = c.Input(9);
            var positive = c.B.Pointwise("gt", c.B.Sum(x, 0), c.B.Select(on, c.B.Constant(100, Shape.Scalar, c.Type), c.B.Constant(-100, Shape.Scalar, c.Type)));
            c.Result(If(c, positive, () => x * 2, () => c.B.Pointwise("square", x)), positive);
        },
        ["values from outside"] = (c, on) =>
        {
            var (x, y) = (c.Input(4, 20), c.Input(4, 20));
            var z = x * y;
            c.Result(c.B.Cond(on, z, x), c.B.Cond(on, x, y), z + c.B.Cond(on, x, z));
        },
        ["one value in two branches"] = (c, on) =>
        {
            var (x, other) = (c.Input(4, 20), c.Condition(true));
            var total = c.B.Sum(x * x, 1);
            c.Result(If(c, on, () => total + 1, () => total * 2), If(c, other, () => total - 1, () => total * total));
        },
        ["a branch in a row"] = (c, on) =>
        {
            var x = c.Input(4, 20);
            var y = If(c, on, () => x * 2, () => x * x);
            c.Result(Rows.Softmax(c.B, y, 1), c.B.Sum(y, 0));
        },
        ["of truth and whole numbers"] = (c, on) =>
        {
            var (i, t) = (c.Whole(-4, 4, 9), c.Truth(9));
            c.Result(If(c, on, () => i * i, () => i + 1), If(c, on, () => c.B.Pointwise("not", t), () => t), If(c, on, () => c.B.Sum(i, 0), () => c.B.ArgMax(i, 0)));
        },
        ["guarded division"] = (c, on) =>
        {
            var (i, d) = (c.Whole(5, 9), c.B.Cast(on, DType.Int32));
            c.Result(If(c, on, () => c.B.Pointwise("div", i, d), () => i));
        },
        ["a guarded division of tensors"] = (c, on) =>
        {
            var i = c.Whole(5, 9, 6);
            var d = c.B.Broadcast(c.B.Cast(on, DType.Int32), new(6), []);
            c.Result(If(c, on, () => c.B.Sum(c.B.Pointwise("div", i, d), 0), () => c.B.Sum(i, 0)), If(c, on, () => c.B.Pointwise("rem", i, d), () => i));
        },
        ["guarded roots"] = (c, on) =>
        {
            var x = c.B.Select(on, c.Between(1, 2), c.Between(-2, -1));
            c.Result(If(c, on, () => c.B.Pointwise("sqrt", x), () => x * 2));
        },
        ["several in a row"] = (c, on) =>
        {
            var x = c.Input(3, 5);
            for (var k = 0; k < 3; k++)
            {
                var y = x;
                x = If(c, k % 2 == 0 ? on : c.Condition(true), () => y * 2 - 1, () => c.B.Broadcast(c.B.Sum(y, 1), y.Shape, [0]));
            }
            c.Result(x);
        },
    });

    public static TheoryData<string> Names => Cases.Names;

    [Theory, MemberData(nameof(Names))]
    public void Is_the_reference(string name) => Cases.Check(name);

    static Node If(CaseBuilder c, Node condition, Func<Node> whenTrue, Func<Node> whenFalse) =>
        c.B.Cond(condition, c.B.Within(condition, true, whenTrue), c.B.Within(condition, false, whenFalse));

    /// <summary>Each case with the condition true and with it false.</summary>
    static CaseSet Twice(Dictionary<string, Action<CaseBuilder, Node>> cases)
    {
        var set = new CaseSet();
        foreach (var (name, define) in cases)
            foreach (var value in new[] { true, false })
                set[$"{name}, {(value ? "taken" : "not taken")}"] = c => define(c, c.Condition(value));
        return set;
    }
}

/// <summary>Shorthands of the branch cases.</summary>
static class BranchNodes
{
    public static Node Spread(this Node scalar, CaseBuilder c, Dim size) => c.B.Broadcast(scalar, new(size), []);
}
