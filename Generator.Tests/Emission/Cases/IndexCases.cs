namespace GraphGen.Generator.Tests.Emission.Cases;

using GraphGen.Compiler.Graphs;

/// <summary>Gather and scatter-add: batches, ranks of indices, views and computed values around them.</summary>
public class IndexCases
{
    static readonly CaseSet Cases = new()
    {
        ["gather of every batch and rank"] = c =>
        {
            for (var batch = 0; batch <= 2; batch++)
                for (var rank = 0; rank <= 2; rank++)
                    for (var rest = 0; rest <= 2; rest++)
                    {
                        Dim[] shared = [.. new Dim[] { 2, 3 }.Take(batch)];
                        var x = c.Input([.. shared, 5, .. new Dim[] { 4, 3 }.Take(rest)]);
                        c.Result(c.B.Gather(x, c.Indices(5, [.. shared, .. new Dim[] { 4, 2 }.Take(rank)]), batch));
                    }
        },
        ["scatter of every batch and rank"] = c =>
        {
            for (var batch = 0; batch <= 2; batch++)
                for (var rank = 0; rank <= 2; rank++)
                    for (var rest = 0; rest <= 2; rest++)
                    {
                        Dim[] shared = [.. new Dim[] { 2, 3 }.Take(batch), .. new Dim[] { 4, 2 }.Take(rank)];
                        c.Result(c.B.ScatterAdd(c.Indices(5, shared), c.Input([.. shared, .. new Dim[] { 4, 3 }.Take(rest)]), batch, 5));
                    }
        },
        ["an embedding"] = c =>
        {
            var n = c.Symbol("n", 7);
            c.Result(c.B.Gather(c.Input(12, 20), c.Indices(12, n, 3), 0) * 2);
        },
        ["duplicates"] = c => c.Result(c.B.ScatterAdd(c.Indices(2, 9), c.Input(9, 3), 0, 4), c.B.Gather(c.Input(2, 3), c.Indices(2, 9), 0)),
        ["through views of the table"] = c =>
        {
            var x = c.Input(6, 5);
            var i = c.Indices(5, 4);
            c.Result(c.B.Gather(c.B.Permute(x, 1, 0), i, 0), c.B.Gather(c.B.Flip(x, 0), i, 0), c.B.Gather(c.B.Slice(x, [1, 0], [6, 5], [1, 2]), i, 0));
            c.Result(c.B.Gather(c.B.Pad(x, [1, 0], [0, 1], 2), i, 0), c.B.Gather(c.B.Concat(0, x, x), i, 0), c.B.Gather(c.B.Reshape(x, new(10, 3)), i, 0));
            c.Result(c.B.Gather(c.B.Broadcast(c.Input(5), new(6, 5), [1]), i, 0), c.B.Gather(c.B.Pointwise("square", x), i, 0), c.B.Gather(c.B.Sum(x, 1), i, 0));
        },
        ["single picks through views"] = c =>
        {
            var x = c.Input(6, 5);
            var (i, j) = (c.Indices(5, 6), c.Indices(5));
            c.Result(c.B.Gather(c.B.Pointwise("square", x), i, 1), c.B.Gather(c.B.Pad(x, [0, 1], [0, 0], 3), i, 1), c.B.Gather(c.B.Concat(1, x, 2 * x), i, 1));
            c.Result(c.B.Gather(c.B.Flip(x, 1), i, 1), c.B.Gather(c.B.Permute(c.Input(5, 6), 1, 0), i, 1), c.B.Gather(x, j, 0), c.B.Gather(c.B.Slice(x, [0, 2], [6, 5], [1, 1]), c.Indices(3, 6), 1));
            c.Result(c.B.Gather(c.B.Cast(c.B.Iota(x.Shape, 1), c.Type), i, 1), c.B.Gather(c.B.Reshape(x, new(5, 6)), c.Indices(6, 5), 1));
        },
        ["views of what is picked"] = c =>
        {
            var g = c.B.Gather(c.Input(6, 5), c.Indices(6, 4), 0);
            c.Result(c.B.Permute(g, 1, 0), c.B.Flip(g, 0), c.B.Reshape(g, new(20)), c.B.Sum(g, 0), c.B.Sum(g * g, 1), c.B.Pad(g, [1, 1], [1, 0], 0));
        },
        ["computed positions"] = c =>
        {
            var n = c.Symbol("n", 7);
            var x = c.Input(n, 3);
            var reverse = c.B.Broadcast(c.B.Size(n - 1, DType.Int32), new(n), []) - c.B.Iota(new(n), 0);
            c.Result(c.B.Gather(x, reverse, 0), c.B.Gather(x, c.B.ArgMax(c.Input(4, n), 1), 0), c.B.ScatterAdd(reverse, x, 0, n));
        },
        ["positions through views"] = c =>
        {
            var x = c.Input(6, 20);
            var i = c.Indices(6, 9);
            c.Result(c.B.Gather(x, c.B.Slice(i, [1], [8], [3]), 0), c.B.Gather(x, c.B.Flip(i, 0), 0), c.B.Gather(x, c.B.Reshape(i, new(3, 3)), 0), c.B.Gather(x, c.B.Concat(0, i, i), 0));
            c.Result(c.B.ScatterAdd(c.B.Flip(i, 0), c.Input(9, 2), 0, 6), c.B.Gather(c.B.Gather(x, i, 0), c.Indices(9, 4), 0));
        },
        ["positions of positions"] = c => c.Result(c.B.Gather(c.Input(6), c.B.Gather(c.Indices(6, 5), c.Indices(5, 8), 0), 0), c.B.Gather(c.Indices(6, 5), c.Indices(5, 8), 0)),
        ["the picked and the rest"] = c =>
        {
            var (x, i) = (c.Input(5, 10), c.Indices(10, 5));
            var hot = c.B.Pointwise("eq", c.B.Iota(x.Shape, 1), c.B.Broadcast(i, x.Shape, [0]));
            c.Result(c.B.Cast(hot, c.Type), c.B.Gather(x, i, 1), c.B.Sum(c.B.Select(hot, x, x.Like(0)), 1));
        },
        ["scatter of computed updates"] = c => c.Result(c.B.ScatterAdd(c.Indices(4, 6), c.Input(6, 5) * c.B.Broadcast(c.Input(6), new(6, 5), [0]), 0, 4) + 1),
        ["scatter through views"] = c => c.Result(
            c.B.Permute(c.B.ScatterAdd(c.Indices(4, 6), c.B.Permute(c.Input(5, 6), 1, 0), 0, 4), 1, 0), c.B.Sum(c.B.ScatterAdd(c.Indices(4, 6), c.Input(6, 5), 0, 4), 0)),
        ["scatter of whole numbers"] = c => c.Result(c.B.ScatterAdd(c.Indices(4, 30), c.B.Constant(1, new(30), DType.Int32), 0, 4)),
        ["scatter a scalar"] = c => c.Result(c.B.ScatterAdd(c.Indices(4), c.Input(), 0, 4), c.B.ScatterAdd(c.Indices(4), c.Input(3), 0, 4)),
        ["scatter into a named size"] = c => c.Result(c.B.ScatterAdd(c.Indices(3, 6), c.Input(6, 2), 0, c.Symbol("n", 5)) * c.Input(Dim.Symbol("n"), 2)),
        ["one element, one position"] = c => c.Result(c.B.Gather(c.Input(1), c.Indices(1), 0), c.B.Gather(c.Input(1, 3), c.Indices(1, 2), 0), c.B.ScatterAdd(c.Indices(1, 1), c.Input(1), 0, 1)),
        ["truth picked"] = c => c.Result(c.B.Select(c.B.Gather(c.Truth(4), c.Indices(4, 7), 0), c.Input(7), c.Input(7)), c.B.Gather(c.Truth(4), c.Indices(4, 7), 0)),
    };

    public static TheoryData<string> Names => Cases.Names;

    [Theory, MemberData(nameof(Names))]
    public void Is_the_reference(string name) => Cases.Check(name);
}
