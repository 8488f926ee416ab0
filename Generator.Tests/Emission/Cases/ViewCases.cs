namespace GraphGen.Generator.Tests.Emission.Cases;

using GraphGen.Compiler.Graphs;

/// <summary>Views and their combinations: of stored and of computed values, under pointwise work and as results.</summary>
public class ViewCases
{
    /// <summary>Views of a matrix that keep it a matrix; the sizes change.</summary>
    static readonly Dictionary<string, Func<CaseBuilder, Node, Node>> Views = new()
    {
        ["permute"] = (c, x) => c.B.Permute(x, 1, 0),
        ["slice"] = (c, x) => c.B.Slice(x, [1, 0], [x.Shape[0], x.Shape[1] - 1], [1, 1]),
        ["steps"] = (c, x) => c.B.Slice(x, [0, 1], [x.Shape[0], x.Shape[1]], [2, 3]),
        ["pad"] = (c, x) => c.B.Pad(x, [1, 0], [0, 2], 0.75),
        ["concat"] = (c, x) => c.B.Concat(1, x, 2 * x),
        ["flip"] = (c, x) => c.B.Flip(x, 1),
        ["broadcast"] = (c, x) => c.B.Broadcast(c.B.Slice(x, [1, 0], [2, x.Shape[1]], [1, 1]), new(4, x.Shape[1]), [0, 1]),
        ["reshape"] = (c, x) => c.B.Reshape(x, new(x.Shape[1], x.Shape[0])),
        ["pointwise"] = (c, x) => c.B.Pointwise("square", x) - x,
    };

    static readonly CaseSet Pairs = EveryCombination(2);
    static readonly CaseSet Triples = EveryCombination(3);

    static readonly CaseSet Cases = new()
    {
        ["permute three axes"] = c =>
        {
            var x = c.Input(3, 5, 7);
            int[][] orders = [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
            foreach (var order in orders) c.Result(c.B.Permute(x, order) * 2);
        },
        ["permute of a result"] = c => c.Result(c.B.Permute(c.Input(3, 5, 7), 2, 0, 1)),
        ["broadcast a scalar"] = c => c.Result(c.B.Broadcast(c.Input(), new(3, 40), []) * c.Input(3, 40)),
        ["broadcast rows and columns"] = c => c.Result(
            c.B.Broadcast(c.Input(5), new(4, 5), [1]) * c.B.Broadcast(c.Input(4), new(4, 5), [0]) + c.B.Broadcast(c.Input(4, 1), new(4, 5), [0, 1])),
        ["broadcast between"] = c => c.Result(c.B.Broadcast(c.Input(3, 5), new(3, 4, 5), [0, 2]) * c.Input(3, 4, 5)),
        ["broadcast units of named sizes"] = c =>
        {
            var (n, m) = (c.Symbol("n", 3), c.Symbol("m", 4));
            c.Result(c.B.BroadcastTo(c.Input(n, 1), new(n, m)) * c.B.BroadcastTo(c.Input(1, m), new(n, m)));
        },
        ["slices at the borders"] = c =>
        {
            var x = c.Input(20);
            c.Result(c.B.Slice(x, [0], [1], [1]), c.B.Slice(x, [19], [20], [1]), c.B.Slice(x, [3], [19], [4]), c.B.Slice(x, [1], [20], [7]));
        },
        ["neighbours"] = c =>
        {
            var n = c.Symbol("n", 23);
            var x = c.Input(n);
            var (left, right) = (c.B.Slice(x, [0], [n - 1], [1]), c.B.Slice(x, [1], [n], [1]));
            c.Result(c.B.Pointwise("square", right - left), left * right);
        },
        ["an empty slice"] = c => c.Result(c.B.Slice(c.Input(4, 3), [2, 0], [2, 3], [1, 1]), c.B.Sum(c.B.Slice(c.Input(4, 3), [2, 0], [2, 3], [1, 1]) * 2, 0)),
        ["pad everywhere"] = c => c.Result(c.B.Pad(c.Input(3, 4), [2, 1], [0, 3], -1), c.B.Pad(c.Input(3, 40), [0, 1], [0, 3], 0) * 2),
        ["pad by a named size"] = c =>
        {
            var n = c.Symbol("n", 4);
            c.Result(c.B.Pad(c.Input(n, 3), [n, 0], [1, 0], 2));
        },
        ["pad whole numbers and truth"] = c => c.Result(c.B.Pad(c.Whole(-3, 3, 5), [1], [2], 7), c.B.Pad(c.Truth(5), [1], [2], 1)),
        ["pad of a pad"] = c => c.Result(c.B.Pad(c.B.Pad(c.Input(3), [1], [1], 5), [2], [0], 6)),
        ["concat three"] = c => c.Result(c.B.Concat(0, c.Input(2, 3), c.Input(1, 3), c.Input(4, 3)), c.B.Concat(1, c.Input(3, 2), c.Input(3, 1), c.Input(3, 4))),
        ["concat named sizes"] = c =>
        {
            var (n, m) = (c.Symbol("n", 3), c.Symbol("m", 5));
            c.Result(c.B.Concat(0, c.Input(n, 2), c.Input(m, 2), c.Input(n, 2)));
        },
        ["concat of computed parts"] = c =>
        {
            var (x, y) = (c.Input(4, 5), c.Input(4, 5));
            c.Result(c.B.Concat(1, x * y, x + y, x - y) * 2);
        },
        ["concat the same twice"] = c =>
        {
            var x = c.Input(3, 2);
            c.Result(c.B.Concat(0, x, x));
        },
        ["flip all"] = c => c.Result(c.B.Flip(c.Input(3, 4, 5), 0, 1, 2), c.B.Flip(c.Input(3, 33), 1) * c.Input(3, 33)),
        ["flip a named size"] = c => c.Result(c.B.Flip(c.Input(c.Symbol("n", 9)), 0)),
        ["reshapes of an input"] = c =>
        {
            var x = c.Input(2, 3, 4);
            c.Result(c.B.Reshape(x, new(24)), c.B.Reshape(x, new(6, 4)) * 2, c.B.Reshape(x, new(2, 12)), c.B.Reshape(x, new(4, 3, 2)));
        },
        ["reshapes of a computed value"] = c =>
        {
            var x = c.Input(2, 3, 4) * 3;
            c.Result(c.B.Reshape(x, new(24)), c.B.Reshape(x, new(6, 4)) * 2, c.B.Reshape(c.B.Permute(x, 2, 0, 1), new(8, 3)) + 1);
        },
        ["reshapes with units"] = c =>
        {
            var x = c.Input(3, 1, 4);
            c.Result(c.B.Reshape(x, new(3, 4)) * 2, c.B.Reshape(x * x, new(1, 3, 1, 4, 1)), c.B.Reshape(c.Input(1, 1), Shape.Scalar) * 2, c.B.Reshape(c.Input(), new(1, 1)));
        },
        ["reshapes of named sizes"] = c =>
        {
            var n = c.Symbol("n", 4);
            c.Result(c.B.Reshape(c.Input(n, 2, 3), new(n, 6)) * 2, c.B.Reshape(c.Input(n, 6) * 2, new(2 * n, 3)), c.B.Reshape(c.Input(2 * n + 1, 2), new(4 * n + 2)));
        },
        ["reshape of a reduction"] = c => c.Result(c.B.Reshape(c.B.Sum(c.Input(4, 6, 2), 2), new(8, 3)) * 2, c.B.Reshape(c.B.Sum(c.Input(4, 6), 1), new(4, 1))),
        ["reshape of a constant"] = c => c.Result(c.B.Reshape(c.B.Constant(3, new(2, 6), c.Type), new(3, 4)), c.B.Reshape(c.B.Iota(new(2, 6), 1), new(3, 4))),
        ["assumed shapes"] = c =>
        {
            var (n, m) = (c.Symbol("n", 4), c.Symbol("m", 4));
            c.Result(c.B.AssumeShape(c.Input(n, 3), new(m, 3)) * c.Input(m, 3));
        },
        ["an input as a result"] = c =>
        {
            var x = c.Input(3, 4);
            c.Result(x, x, c.B.Reshape(x, new(12)), c.B.StopGradient(x), c.B.Permute(x, 1, 0));
        },
        ["whole numbers and truth as they are"] = c => c.Result(c.Whole(0, 5, 7), c.Truth(7), c.Truth(), c.B.Reshape(c.Truth(4), new(2, 2))),
        ["one value as several results"] = c =>
        {
            var y = c.Input(3, 4) * 2;
            c.Result(y, y, c.B.Reshape(y, new(4, 3)), c.B.Reshape(y, new(12)), y + 1);
        },
        ["reshapes of one value as results"] = c =>
        {
            var y = c.B.Sum(c.Input(3, 4, 2), 2);
            c.Result(c.B.Reshape(y, new(4, 3)), c.B.Reshape(y, new(2, 6)), y);
        },
        ["an outer product by broadcasting"] = c =>
        {
            var n = c.Symbol("n", 5);
            var x = c.Input(n);
            c.Result(c.B.Broadcast(x, new(n, n), [0]) * c.B.Broadcast(x, new(n, n), [1]));
        },
        ["views of truth"] = c => c.Result(
            c.B.Select(c.B.Permute(c.Truth(4, 3), 1, 0), c.Input(3, 4), c.Input(3, 4)),
            c.B.Flip(c.B.Pointwise("gt", c.Input(9), c.Input(9)), 0)),
    };

    public static TheoryData<string> PairNames => Pairs.Names;

    public static TheoryData<string> TripleNames => Triples.Names;

    public static TheoryData<string> Names => Cases.Names;

    [Theory, MemberData(nameof(PairNames))]
    public void Two_views_are_the_reference(string name) => Pairs.Check(name);

    [Theory, MemberData(nameof(TripleNames))]
    public void Three_views_are_the_reference(string name) => Triples.Check(name);

    [Theory, MemberData(nameof(Names))]
    public void Is_the_reference(string name) => Cases.Check(name);

    /// <summary>Every sequence of so many views; one case for each sequence but for the last view, which varies within it.</summary>
    static CaseSet EveryCombination(int length)
    {
        var set = new CaseSet();
        IEnumerable<string[]> chains = [[]];
        for (var k = 1; k < length; k++) chains = [.. chains.SelectMany(chain => Views.Keys.Select(view => (string[])[.. chain, view]))];
        foreach (var chain in chains)
            set["each view of " + string.Join(" of ", chain.Reverse())] = c =>
            {
                var x = chain.Aggregate(c.Input(6, 8), (value, view) => Views[view](c, value));
                foreach (var view in Views.Values) c.Result(view(c, x));
            };
        return set;
    }
}
