namespace GraphGen.Generator.Tests.Emission.Cases;

using GraphGen.Compiler.Graphs;

/// <summary>Products over every arrangement of axes, with views as operands and work that rides on them.</summary>
public class ProductCases
{
    static readonly CaseSet Arrangements = EveryArrangement();

    static readonly CaseSet Cases = new()
    {
        ["matrix by matrix"] = c => c.Result(MatMul(c, c.Input(5, 7), c.Input(7, 9))),
        ["sizes around a tile"] = c =>
        {
            foreach (var size in new[] { 1, 2, 8, 13, 33 }) c.Result(MatMul(c, c.Input(size, 17), c.Input(17, size)), MatMul(c, c.Input(5, size), c.Input(size, 5)));
        },
        ["transposed operands"] = c =>
        {
            var (a, b) = (c.Input(6, 5), c.Input(7, 6));
            c.Result(c.B.Dot(a, b, [], [], [0], [1]), MatMul(c, c.B.Permute(a, 1, 0), c.B.Permute(b, 1, 0)));
        },
        ["matrix by vector"] = c => c.Result(c.B.Dot(c.Input(6, 9), c.Input(9), [], [], [1], [0]), c.B.Dot(c.Input(9), c.Input(9, 6), [], [], [0], [0])),
        ["vectors"] = c => c.Result(c.B.Dot(c.Input(19), c.Input(19), [], [], [0], [0]), c.B.Dot(c.Input(5), c.Input(7), [], [], [], []), c.B.Dot(c.Input(5), c.Input(5), [0], [0], [], [])),
        ["signs of zeros where nothing is added"] = c =>
        {
            var zeros = -c.B.Pointwise("relu", c.Input(9));
            c.Result(c.B.Pointwise("copysign", c.Input(9, 5), c.B.Dot(zeros, c.Input(5), [], [], [], [])), c.B.Pointwise("copysign", c.Input(9), c.B.Dot(zeros, c.Input(9), [0], [0], [], [])));
        },
        ["scalars"] = c => c.Result(c.B.Dot(c.Input(), c.Input(), [], [], [], []), c.B.Dot(c.Input(), c.Input(4), [], [], [], []), c.B.Dot(c.Input(2, 3), c.Input(), [], [], [], [])),
        ["scalars alone"] = c => c.Result(c.B.Dot(c.Input(), c.Input(), [], [], [], []) * c.Input()),
        ["units"] = c => c.Result(MatMul(c, c.Input(1, 1), c.Input(1, 1)), MatMul(c, c.Input(1, 5), c.Input(5, 1)), MatMul(c, c.Input(4, 1), c.Input(1, 6)), c.B.Dot(c.Input(1, 4, 5), c.Input(1, 5, 3), [0], [0], [2], [1])),
        ["over nothing"] = c => c.Result(MatMul(c, c.Input(3, 0), c.Input(0, 4))),
        ["the same operand twice"] = c =>
        {
            var x = c.Input(6, 6);
            c.Result(MatMul(c, x, x), c.B.Dot(x, x, [], [], [1], [1]), c.B.Dot(x, x, [], [], [0], [0]));
        },
        ["named sizes"] = c =>
        {
            var (n, m) = (c.Symbol("n", 6), c.Symbol("m", 5));
            c.Result(MatMul(c, c.Input(n, m), c.Input(m, 3)), MatMul(c, c.Input(3, n), c.Input(n, m)), MatMul(c, c.Input(n, 2 * m + 1), c.Input(2 * m + 1, n)));
        },
        ["batches"] = c => c.Result(Batched(c, c.Input(3, 4, 5), c.Input(3, 5, 6)), c.B.Dot(c.Input(2, 3, 4, 5), c.Input(2, 3, 6, 5), [0, 1], [0, 1], [3], [3])),
        ["a batch that is not first"] = c => c.Result(c.B.Dot(c.Input(4, 3, 5), c.Input(5, 6, 3), [1], [2], [2], [0])),
        ["heads"] = c =>
        {
            var (q, k, v) = (c.Input(2, 6, 3, 5), c.Input(2, 7, 3, 5), c.Input(2, 7, 3, 4));
            var weights = Rows.Softmax(c.B, c.B.Dot(q, k, [0, 2], [0, 2], [3], [3]), 3);
            c.Result(c.B.Permute(c.B.Dot(weights, v, [0, 1], [0, 2], [3], [1]), 0, 2, 1, 3));
        },
        ["contracted over two axes"] = c => c.Result(
            c.B.Dot(c.Input(4, 3, 5), c.Input(3, 5, 6), [], [], [1, 2], [0, 1]), c.B.Dot(c.Input(4, 3, 5), c.Input(3, 5, 6), [], [], [2, 1], [1, 0]),
            c.B.Dot(c.Input(4, 3, 5), c.Input(5, 3, 6), [], [], [1, 2], [1, 0]), c.B.Dot(c.Input(3, 4, 5), c.Input(5, 3, 6), [], [], [0, 2], [1, 0])),
        ["rows and columns of two axes"] = c => c.Result(c.B.Dot(c.Input(3, 4, 5), c.Input(5, 2, 6), [], [], [2], [0]), c.B.Dot(c.Input(3, 5, 4), c.Input(2, 5, 6), [], [], [1], [1])),
        ["whole numbers"] = c => c.Result(MatMul(c, c.Whole(-4, 4, 5, 6), c.Whole(-4, 4, 6, 3)), c.B.Dot(c.Whole(-4, 4, 6), c.Whole(-4, 4, 6), [], [], [0], [0])),
        ["views as operands"] = c =>
        {
            var (x, w) = (c.Input(8, 6), c.Input(6, 5));
            c.Result(MatMul(c, c.B.Slice(x, [1, 0], [7, 6], [2, 1]), w), MatMul(c, c.B.Flip(x, 1), w), MatMul(c, c.B.Flip(x, 0), w), MatMul(c, c.B.Pad(x, [1, 0], [0, 0], 0.5), w));
            c.Result(MatMul(c, c.B.Broadcast(c.Input(6), new(4, 6), [1]), w), MatMul(c, c.B.Broadcast(c.Input(4), new(4, 6), [0]), w), MatMul(c, c.B.Concat(0, x, x), w));
            c.Result(MatMul(c, c.B.Reshape(x, new(8, 6)), w), MatMul(c, c.B.Reshape(c.Input(4, 2, 6), new(8, 6)), w), MatMul(c, c.B.Reshape(x, new(16, 3)), c.Input(3, 5)));
        },
        ["slices of columns as operands"] = c =>
        {
            var x = c.Input(5, 12);
            c.Result(MatMul(c, c.B.Slice(x, [0, 4], [5, 8], [1, 1]), c.Input(4, 3)), MatMul(c, c.B.Slice(x, [0, 1], [5, 12], [1, 3]), c.Input(4, 3)));
        },
        ["computed operands"] = c => c.Result(MatMul(c, c.Input(5, 6) * c.Input(5, 6), c.B.Pointwise("relu", c.Input(6, 4)))),
        ["constants as operands"] = c => c.Result(MatMul(c, c.B.Constant(0.5, new(4, 6), c.Type), c.Input(6, 3)), MatMul(c, c.B.Constant(0.5, new(4, 6), c.Type), c.B.Constant(2, new(6, 2), c.Type))),
        ["bias and activation"] = c =>
        {
            var n = c.Symbol("n", 7);
            var sum = c.B.Dot(c.Input(n, 6), c.Input(9, 6), [], [], [1], [1]) + c.B.Broadcast(c.Input(9), new(n, 9), [1]);
            c.Result(c.B.Pointwise("relu", sum));
        },
        ["a bias for rows"] = c => c.Result(MatMul(c, c.Input(7, 6), c.Input(6, 20)) * c.B.Broadcast(c.Input(7), new(7, 20), [0]) + c.B.Broadcast(c.Input(7), new(7, 20), [0])),
        ["a row's factor used twice"] = c =>
        {
            var factor = c.B.Broadcast(c.Input(7), new(7, 20), [0]);
            var y = MatMul(c, c.Input(7, 6), c.Input(6, 20));
            c.Result(factor * factor + y * factor * (factor + 1));
        },
        ["a scalar's factor"] = c => c.Result(MatMul(c, c.Input(7, 6), c.Input(6, 20)) * c.B.Broadcast(c.Input(), new(7, 20), [])),
        ["a residual"] = c => c.Result(MatMul(c, c.Input(7, 6), c.Input(6, 6)) + c.Input(7, 6)),
        ["a residual across"] = c => c.Result(MatMul(c, c.Input(6, 6), c.Input(6, 6)) + c.B.Permute(c.Input(6, 6), 1, 0)),
        ["a batch's bias"] = c => c.Result(Batched(c, c.Input(3, 4, 5), c.Input(3, 5, 6)) + c.B.Broadcast(c.Input(3, 6), new(3, 4, 6), [0, 2]), Batched(c, c.Input(3, 4, 5), c.Input(3, 5, 6)) * c.B.Broadcast(c.Input(3), new(3, 4, 6), [0])),
        ["joined columns with a bias"] = c => c.Result(c.B.Dot(c.Input(5, 4), c.Input(4, 2, 3), [], [], [1], [0]) + c.B.Broadcast(c.Input(2, 3), new(5, 2, 3), [1, 2])),
        ["joined rows with a bias"] = c => c.Result(c.B.Dot(c.Input(5, 2, 4), c.Input(4, 3), [], [], [2], [0]) + c.B.Broadcast(c.Input(3), new(5, 2, 3), [2]) * c.Input(5, 2, 3)),
        ["truth of a product"] = c => c.Result(c.B.Pointwise("gt", MatMul(c, c.Input(5, 6), c.Input(6, 4)), c.Input(5, 4))),
        ["a product converted"] = c =>
        {
            var other = c.Type == DType.Float32 ? DType.Float64 : DType.Float32;
            var y = MatMul(c, c.Input(5, 6), c.Input(6, 20));
            c.Result(c.B.Cast(y, other), c.B.Cast(c.B.Pointwise("floor", y), DType.Int32));
        },
        ["a masked product"] = c => c.Result(c.B.Select(c.Truth(5, 20), MatMul(c, c.Input(5, 6), c.Input(6, 20)), c.Input(5, 20))),
        ["a product and what follows"] = c =>
        {
            var y = MatMul(c, c.Input(5, 6), c.Input(6, 20));
            c.Result(y, y * 2, c.B.Pointwise("relu", y), c.B.Sum(y, 1), c.B.Sum(y * y, 0), c.B.Reshape(y, new(100)));
        },
        ["two layers"] = c =>
        {
            var n = c.Symbol("n", 5);
            var hidden = c.B.Pointwise("relu", MatMul(c, c.Input(n, 4), c.Input(4, 20)) + c.B.Broadcast(c.Input(20), new(n, 20), [1]));
            c.Result(MatMul(c, hidden, c.Input(20, 3)) + c.B.Broadcast(c.Input(3), new(n, 3), [1]));
        },
        ["twins"] = c =>
        {
            var x = c.Input(5, 6);
            for (var k = 0; k < 4; k++) x = c.B.Pointwise("relu", MatMul(c, x, c.Input(6, 6)) + c.B.Broadcast(c.Input(6), new(5, 6), [1]));
            c.Result(x);
        },
    };

    public static TheoryData<string> ArrangementNames => Arrangements.Names;

    public static TheoryData<string> Names => Cases.Names;

    [Theory, MemberData(nameof(ArrangementNames))]
    public void Any_arrangement_is_the_reference(string name) => Arrangements.Check(name);

    [Theory, MemberData(nameof(Names))]
    public void Is_the_reference(string name) => Cases.Check(name);

    static Node MatMul(CaseBuilder c, Node a, Node b) => c.B.Dot(a, b, [], [], [1], [0]);

    static Node Batched(CaseBuilder c, Node a, Node b) => c.B.Dot(a, b, [0], [0], [2], [1]);

    /// <summary>Operands with batch, contracted and free axes in every order: 0 to 2 of each.</summary>
    static CaseSet EveryArrangement()
    {
        var set = new CaseSet();
        for (var batch = 0; batch <= 2; batch++)
            for (var contract = 0; contract <= 2; contract++)
            {
                var (batches, contracts) = (batch, contract);
                set[$"{batches} batch and {contracts} contracted axes"] = c =>
                {
                    for (var variant = 0; variant < 6; variant++)
                    {
                        Dim[] shared = [.. new Dim[] { 2, 3 }.Take(batches), .. new Dim[] { 4, 5 }.Take(contracts)];
                        var a = Shuffled(c, [.. shared, .. new Dim[] { 3, 2 }.Take(variant % 3)]);
                        var b = Shuffled(c, [.. shared, .. new Dim[] { 2, 3 }.Take(variant / 2)]);
                        int[] At(int[] order, int start, int count) => [.. Enumerable.Range(start, count).Select(k => Array.IndexOf(order, k))];
                        c.Result(c.B.Dot(
                            a.Node, b.Node, At(a.Order, 0, batches), At(b.Order, 0, batches), At(a.Order, batches, contracts), At(b.Order, batches, contracts)));
                    }
                };
            }
        return set;
    }

    static (Node Node, int[] Order) Shuffled(CaseBuilder c, Dim[] dims)
    {
        var order = Enumerable.Range(0, dims.Length).ToArray();
        c.Random.Shuffle(order);
        return (c.Input([.. order.Select(k => dims[k])]), order);
    }
}
