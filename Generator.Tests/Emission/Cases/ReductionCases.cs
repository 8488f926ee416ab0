namespace GraphGen.Generator.Tests.Emission.Cases;

using GraphGen.Compiler.Graphs;

/// <summary>Reductions over any axes, rows of several reductions, and columns.</summary>
public class ReductionCases
{
    static readonly CaseSet Axes = EveryAxes();

    static readonly CaseSet Cases = new()
    {
        ["sums of all sizes"] = c =>
        {
            foreach (var size in new[] { 1, 2, 7, 8, 9, 31, 64, 65, 200 }) c.Result(c.B.Sum(c.Input(size), 0), c.B.Sum(c.Input(3, size), 1));
        },
        ["over units"] = c =>
        {
            var x = c.Input(1, 5, 1);
            c.Result(c.B.Sum(x, 0), c.B.Sum(x * 2, 0, 2), c.B.Sum(x, 0, 1, 2), c.B.Reduce(ReduceKind.Max, x, 2), c.B.Reduce(ReduceKind.Min, x * x, 0, 1));
        },
        ["over a single element"] = c => c.Result(c.B.Sum(c.Input(1), 0), c.B.Reduce(ReduceKind.Max, c.Input(1, 1), 0, 1), c.B.Sum(c.Input(1) * c.Input(1), 0) * 2),
        ["over nothing"] = c => c.Result(c.B.Sum(c.Input(0, 3), 0), c.B.Sum(c.Input(2, 0) * 2, 1)),
        ["of a computed value"] = c => c.Result(c.B.Sum(c.Input(6, 40) * c.Input(6, 40), 1), c.B.Reduce(ReduceKind.Max, c.B.Pointwise("abs", c.Input(6, 40)), 0)),
        ["of views"] = c =>
        {
            var x = c.Input(6, 10);
            c.Result(c.B.Sum(c.B.Permute(x, 1, 0), 1), c.B.Sum(c.B.Flip(x, 1), 1), c.B.Sum(c.B.Pad(x, [1, 2], [0, 1], 3), 1), c.B.Sum(c.B.Slice(x, [0, 1], [6, 10], [2, 3]), 0));
        },
        ["of a broadcast"] = c => c.Result(c.B.Sum(c.B.Broadcast(c.Input(4), new(4, 3), [0]), 1), c.B.Sum(c.B.Broadcast(c.Input(), new(4, 3), []), 0, 1)),
        ["of whole numbers"] = c =>
        {
            var x = c.Whole(-20, 20, 5, 30);
            c.Result(c.B.Sum(x, 1), c.B.Sum(x, 0), c.B.Reduce(ReduceKind.Max, x, 1), c.B.Reduce(ReduceKind.Min, x, 0), c.B.Sum(x, 0, 1));
        },
        ["of constants"] = c => c.Result(c.B.Sum(c.B.Constant(0.5, new(3, 8), c.Type), 1), c.B.Sum(c.B.Iota(new(3, 8), 1), 0, 1)),
        ["counting"] = c => c.Result(c.B.Sum(c.B.Cast(c.B.Pointwise("gt", c.Input(5, 40), c.Input(5, 40)), DType.Int32), 1), c.B.Sum(c.B.Cast(c.Truth(33), c.Type), 0)),
        ["ties"] = c =>
        {
            var x = c.Elements([1, 3, 3, 2, 3, 0, 0, -1, 0, -1, 5, 5], 3, 4);
            c.Result(c.B.Reduce(ReduceKind.Max, x, 1), c.B.Reduce(ReduceKind.Min, x, 1), c.B.Reduce(ReduceKind.Max, x, 0), c.B.ArgMax(x, 1), c.B.ArgMax(x, 0));
        },
        ["not a number"] = c =>
        {
            c.WithGradients = false;
            foreach (var size in new[] { 1, 5, 20 })
                for (var at = 0; at < size; at += 3)
                {
                    var elements = Enumerable.Range(0, size).Select(i => i == at ? double.NaN : i % 7).ToArray();
                    var x = c.Elements(elements, size);
                    c.Result(c.B.Reduce(ReduceKind.Max, x, 0), c.B.Reduce(ReduceKind.Min, x, 0), c.B.ArgMax(x, 0), c.B.Sum(x, 0));
                }
            c.Result(c.B.ArgMax(c.Elements([double.NegativeInfinity, double.NegativeInfinity], 2), 0));
        },
        ["argmax"] = c =>
        {
            var x = c.Input(5, 30);
            c.Result(c.B.ArgMax(x, 1), c.B.ArgMax(x, 0), c.B.ArgMax(c.Whole(-3, 3, 4, 9), 1), c.B.ArgMax(c.Input(9), 0));
        },
        ["argmax of computed values"] = c =>
        {
            var x = c.Input(5, 30);
            c.Result(c.B.ArgMax(c.B.Pointwise("relu", x) - c.B.Pointwise("sign", x), 1), c.B.ArgMax(c.B.Select(c.Truth(5, 30), x, -x), 1), c.B.ArgMax(-x, 1));
        },
        ["argmax over a unit"] = c => c.Result(c.B.ArgMax(c.Input(5, 1), 1), c.B.ArgMax(c.Input(1), 0)),
        ["argmax in the middle"] = c => c.Result(c.B.ArgMax(c.Input(3, 6, 5), 1)),
        ["argmax beside its maximum"] = c =>
        {
            var x = c.Input(7, 20);
            var index = c.B.ArgMax(x, 1);
            c.Result(index, c.B.Reduce(ReduceKind.Max, x, 1), c.B.Gather(x, index, 1));
        },
        ["softmax over the last axis"] = c => c.Result(Rows.Softmax(c.B, c.Input(5, 37), 1)),
        ["softmax over the first axis"] = c => c.Result(Rows.Softmax(c.B, c.Input(11, 37), 0)),
        ["softmax over a middle axis"] = c => c.Result(Rows.Softmax(c.B, c.Input(3, 7, 20), 1)),
        ["softmax over two axes"] = c => c.Result(Rows.Softmax(c.B, c.Input(4, 5, 9), 1, 2)),
        ["softmax over outer and inner axis"] = c => c.Result(Rows.Softmax(c.B, c.Input(4, 5, 9), 0, 2)),
        ["softmax of named sizes"] = c => c.Result(Rows.Softmax(c.B, c.Input(c.Symbol("n", 5), c.Symbol("m", 13)), 1)),
        ["softmax of all"] = c => c.Result(Rows.Softmax(c.B, c.Input(29), 0)),
        ["log-softmax"] = c => c.Result(Rows.LogSoftmax(c.B, c.Input(5, 37), 1), Rows.LogSoftmax(c.B, c.Input(3, 7, 4), 1)),
        ["cross-entropy"] = c =>
        {
            var n = c.Symbol("n", 6);
            var picked = c.B.Gather(Rows.LogSoftmax(c.B, c.Input(n, 10), 1), c.Indices(10, n), 1);
            c.Result(c.B.Sum(-picked, 0) / c.B.Size(n, c.Type), picked);
        },
        ["cross-entropy over a middle axis"] = c =>
        {
            var logits = Rows.LogSoftmax(c.B, c.Input(4, 10, 3), 1);
            c.Result(c.B.Gather(c.B.Permute(logits, 0, 2, 1), c.Indices(10, 4, 3), 2));
        },
        ["layer norm"] = c => c.Result(Rows.Normalize(c.B, c.Input(5, 40), 1) * c.B.Broadcast(c.Input(40), new(5, 40), [1]) + c.B.Broadcast(c.Input(40), new(5, 40), [1])),
        ["layer norm over two axes"] = c => c.Result(Rows.Normalize(c.B, c.Input(3, 4, 9), 1, 2)),
        ["batch norm"] = c => c.Result(Rows.Normalize(c.B, c.Input(17, 20), 0)),
        ["batch norm over outer and inner axis"] = c => c.Result(Rows.Normalize(c.B, c.Input(5, 3, 6), 0, 2)),
        ["columns"] = c => c.Result(c.B.Sum(c.Input(50, 33), 0), c.B.Reduce(ReduceKind.Max, c.Input(9, 70), 0), c.B.Sum(c.Input(5, 6, 40) * c.Input(5, 6, 40), 0, 1)),
        ["columns of weighted rows"] = c => c.Result(c.B.Sum(c.Input(5, 6, 40) * c.B.Broadcast(c.B.Pointwise("square", c.Input(5, 6)), new(5, 6, 40), [0, 1]), 0, 1)),
        ["columns with a row's weight twice"] = c =>
        {
            var w = c.B.Broadcast(c.Input(7), new(7, 40), [0]);
            c.Result(c.B.Sum(w * c.Input(7, 40) + w * w, 0));
        },
        ["several sums of one input"] = c =>
        {
            var x = c.Input(6, 20);
            c.Result(c.B.Sum(x, 0), c.B.Sum(x, 1), c.B.Sum(x, 0, 1), c.B.Sum(x * x, 1), c.B.Reduce(ReduceKind.Max, x, 1));
        },
        ["a sum of sums"] = c => c.Result(c.B.Sum(c.B.Pointwise("square", c.B.Sum(c.Input(6, 20), 1)), 0)),
        ["a row and its sum"] = c =>
        {
            var y = c.Input(6, 20) * c.Input(6, 20);
            c.Result(y, c.B.Sum(y, 1), c.B.Sum(y * y, 1), y / (1 + c.B.Broadcast(c.B.Sum(y * y, 1), y.Shape, [0])));
        },
        ["a column and its sum"] = c =>
        {
            var y = c.Input(20, 6) * c.Input(20, 6);
            c.Result(y, c.B.Sum(y, 0), y - c.B.Broadcast(c.B.Sum(y, 0), y.Shape, [1]));
        },
        ["row passes without and with vectors"] = c =>
        {
            var x = c.Input(4, 19);
            var index = c.B.Broadcast(c.B.ArgMax(x, 1), x.Shape, [0]);
            c.Result(c.B.Select(c.B.Pointwise("eq", c.B.Iota(x.Shape, 1), index), x, x * 0.5) * c.B.Broadcast(c.B.Sum(x, 1), x.Shape, [0]));
        },
        ["a reduction of truth's count by rows"] = c =>
        {
            var x = c.Input(4, 19);
            var mask = c.Truth(4, 19);
            var count = c.B.Sum(c.B.Cast(mask, c.Type), 1) + 1;
            c.Result(c.B.Sum(c.B.Select(mask, x, x.Like(0)), 1) / count);
        },
    };

    public static TheoryData<string> AxesNames => Axes.Names;

    public static TheoryData<string> Names => Cases.Names;

    [Theory, MemberData(nameof(AxesNames))]
    public void Any_axes_are_the_reference(string name) => Axes.Check(name);

    [Theory, MemberData(nameof(Names))]
    public void Is_the_reference(string name) => Cases.Check(name);

    static CaseSet EveryAxes()
    {
        var set = new CaseSet();
        foreach (var kind in Enum.GetValues<ReduceKind>())
            for (var axes = 1; axes < 16; axes++)
            {
                int[] reduced = [.. Enumerable.Range(0, 4).Where(k => (axes & 1 << k) != 0)];
                set[$"{kind} over {string.Join(" ", reduced)}"] = c =>
                {
                    var x = c.Input(3, 2, 9, 4);
                    c.Result(c.B.Reduce(kind, x, reduced), c.B.Reduce(kind, c.B.Permute(x * 2, 3, 1, 0, 2), reduced));
                    c.Result(c.B.Reduce(kind, c.Input(3, 1, 5, 1), reduced));
                };
            }
        return set;
    }
}

/// <summary>Functions over rows, as a library would write them.</summary>
static class Rows
{
    public static Node Softmax(GraphBuilder b, Node x, params int[] axes)
    {
        var e = b.Pointwise("exp", x - b.StopGradient(Spread(b, b.Reduce(ReduceKind.Max, x, axes), x, axes)));
        return e / Spread(b, b.Sum(e, axes), x, axes);
    }

    public static Node LogSoftmax(GraphBuilder b, Node x, params int[] axes)
    {
        var centred = x - b.StopGradient(Spread(b, b.Reduce(ReduceKind.Max, x, axes), x, axes));
        return centred - Spread(b, b.Pointwise("log", b.Sum(b.Pointwise("exp", centred), axes)), x, axes);
    }

    public static Node Normalize(GraphBuilder b, Node x, params int[] axes)
    {
        var count = Dim.Product(axes.Select(axis => x.Shape[axis])).Constant!.Value;
        var centred = x - Spread(b, b.Sum(x, axes) / count, x, axes);
        var variance = b.Sum(b.Pointwise("square", centred), axes) / count;
        return centred / Spread(b, b.Pointwise("sqrt", variance + 1e-5), x, axes);
    }

    static Node Spread(GraphBuilder b, Node reduced, Node like, int[] axes) =>
        b.Broadcast(reduced, like.Shape, like.Shape.AxesExcept(axes));
}
