namespace GraphGen.Generator.Tests.Emission.RandomGraphs;

using GraphGen.Compiler.Graphs;

/// <summary>Grows graphs at random over the whole set of operations, the same one for the same seed.</summary>
sealed class RandomGraph
{
    const int LargestValue = 600;

    static readonly string[] Smooth = ["sin", "cos", "tanh", "sigmoid", "erf", "neg", "square", "exp", "erfc", "atan", "asinh", "softplus", "expm1", "sinh", "cosh"];

    static readonly string[] Rough = ["relu", "abs", "sign", "floor", "ceil", "round", "trunc", "step"];

    /// <summary>Functions of positive numbers.</summary>
    static readonly string[] Positive = ["log", "sqrt", "log1p", "log2", "log10", "rsqrt", "reciprocal", "cbrt", "lgamma", "digamma"];

    /// <summary>Functions of numbers below 1 in magnitude.</summary>
    static readonly string[] Bounded = ["asin", "acos", "atanh", "tan", "exp2"];

    static readonly string[] Arithmetic =
        ["add", "sub", "mul", "div", "min", "max", "pow", "clamp_min", "clamp_max", "copysign", "atan2", "hypot", "xlogy"];

    static readonly string[] Comparisons = ["lt", "le", "gt", "ge", "eq", "ne"];

    static readonly ReduceKind[] Reductions = [ReduceKind.Sum, ReduceKind.Sum, ReduceKind.Max, ReduceKind.Min, ReduceKind.Product];

    readonly CaseBuilder c;
    readonly Random random;
    readonly List<Node> pool = [];
    readonly Dictionary<string, long> sizes = [];
    readonly Dim[] dims;

    RandomGraph(int seed)
    {
        random = new(seed);
        c = new CaseBuilder(random.Next(4) == 0 ? DType.Float32 : DType.Float64, seed);
        dims = [1, 2, 3, 5, 7, Symbol("n", random.Next(1, 10)), Symbol("m", random.Next(1, 21)), 2 * Dim.Symbol("n") + 1];
    }

    GraphBuilder B => c.B;

    /// <summary>The graph of a seed, of 3 to 25 operations, with gradients.</summary>
    public static GraphCase Make(int seed)
    {
        var graph = new RandomGraph(seed);
        graph.Grow();
        return graph.c.Build("random " + seed);
    }

    void Grow()
    {
        // A program takes its sizes from its inputs, so each has one.
        foreach (var symbol in sizes.Keys) pool.Add(c.Input([Dim.Symbol(symbol)]));
        for (var k = random.Next(1, 4); k > 0; k--) pool.Add(c.Input(SomeDims()));
        for (var k = random.Next(3, 26); k > 0; k--) Step(depth: 0);
        var unused = pool.Where(node => !pool.Any(user => user.Operands.Contains(node))).ToList();
        c.Result([.. unused.Append(pool[^1]).Distinct().TakeLast(4)]);
    }

    /// <summary>Adds one value to the pool, if the choice turns out to fit.</summary>
    void Step(int depth)
    {
        try
        {
            if (Choose(depth) is { } node && Count(node.Shape) <= LargestValue) pool.Add(node);
        }
        catch (ShapeException)
        {
            // The operands do not fit; the graph grows elsewhere.
        }
    }

    Node? Choose(int depth) => random.Next(24) switch
    {
        0 or 1 => B.Pointwise(Pick(Smooth), Floating()),
        2 => B.Pointwise(Pick(Rough), Floating()),
        3 => random.Next(2) == 0
            ? B.Pointwise(Pick(Positive), B.Pointwise("abs", Floating()) + 0.5)
            : B.Pointwise(Pick(Bounded), 0.9 * B.Pointwise("sin", Floating())),
        4 or 5 or 6 => Binary(),
        7 => B.Elementwise("select", B.Elementwise(Pick(Comparisons), Floating(), Floating()), Floating(), Floating()),
        8 => Permuted(Any()),
        9 => Sliced(Any()),
        10 => Padded(Any()),
        11 => Concatenated(),
        12 => Any() is { Shape.Rank: > 0 } x ? B.Flip(x, Axes(x, atLeast: 1)) : null,
        13 => Spread(Any()),
        14 => Reshaped(Any()),
        15 or 16 => Reduced(),
        17 => Gathered(),
        18 => Scattered(),
        19 => Product(),
        20 => depth < 2 ? Branch(depth) : null,
        21 => Recurrent(),
        22 => Algebra(),
        _ => Odds(),
    };

    Node Binary()
    {
        var row = Pick(Arithmetic);
        Node left = Floating(), right = Floating();
        if (row == "div") right = B.Pointwise("square", right) + 0.5;
        if (row is "atan2" or "hypot" or "xlogy") right = B.Pointwise("abs", right) + 0.3;
        if (row == "pow") (left, right) = (B.Pointwise("abs", left) + 0.3, B.Pointwise("tanh", right));
        return B.Elementwise(row, left, right);
    }

    /// <summary>Whole numbers, truth, constants and what stops gradients.</summary>
    Node Odds()
    {
        var x = Floating();
        switch (random.Next(9))
        {
            case 0:
                return B.StopGradient(x);
            case 1:
                return B.Cast(B.Elementwise(Pick(Comparisons), x, Floating()), c.Type);
            case 2:
                return B.Cast(B.Cast(B.Pointwise("sin", x) * 5, DType.Int32), c.Type);
            case 3:
                return x.Shape.Rank == 0 ? x.Like(1.5) : B.Cast(B.Iota(x.Shape, random.Next(x.Shape.Rank)), c.Type) * x;
            case 4:
                var whole = c.Whole(-4, 4, [.. x.Shape]);
                return B.Cast(B.Elementwise(Pick(["add", "mul", "min", "sub"]), whole, c.Whole(1, 3)), c.Type) + x;
            case 5:
                return B.Elementwise(Pick(["and", "or", "xor", "eq"]), B.Elementwise(Pick(Comparisons), x, Floating()), c.Truth());
            case 6:
                return B.Elementwise("clamp", x, x.Like(-0.5), Floating());
            case 7:
                return B.Cast(B.Pointwise(Pick(["isfinite", "isnan", "isinf"]), x), c.Type) + x;
            default:
                return x * Math.Round(4 * random.NextDouble() - 2, 2) + Math.Round(random.NextDouble(), 2);
        }
    }

    Node Permuted(Node x)
    {
        var axes = Enumerable.Range(0, x.Shape.Rank).ToArray();
        random.Shuffle(axes);
        return B.Permute(x, axes);
    }

    Node Sliced(Node x)
    {
        var begin = x.Shape.Select(dim => (Dim)random.Next(dim.Constant is > 1 ? 2 : 1)).ToArray();
        var end = x.Shape.Select((dim, k) => dim.Constant is { } size && size > begin[k].Constant!.Value + 1 && random.Next(2) == 0 ? dim - 1 : dim).ToArray();
        return B.Slice(x, begin, end, [.. x.Shape.Select(dim => dim.IsConstant ? random.Next(1, 4) : 1)]);
    }

    Node Padded(Node x)
    {
        var before = x.Shape.Select(_ => (Dim)random.Next(3)).ToArray();
        return B.Pad(x, before, [.. x.Shape.Select(_ => (Dim)random.Next(2))], x.Type == DType.Bool ? random.Next(2) : random.Next(-2, 3));
    }

    Node? Concatenated()
    {
        var x = Any();
        if (x.Shape.Rank == 0) return null;
        var axis = random.Next(x.Shape.Rank);
        var others = pool.Where(y => y.Type == x.Type && y.Shape.Rank == x.Shape.Rank && y.Shape.Where((dim, k) => k != axis && dim != x.Shape[k]).Any() == false).ToList();
        return B.Concat(axis, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => others[random.Next(others.Count)]), x]);
    }

    Node Spread(Node x)
    {
        var to = x.Shape.Select(dim => dim == 1 && random.Next(2) == 0 ? SomeDim() : dim).ToList();
        var axes = Enumerable.Range(0, to.Count).ToList();
        for (var k = random.Next(2); k > 0 && to.Count < 4; k--)
        {
            var at = random.Next(to.Count + 1);
            to.Insert(at, SomeDim());
            axes = [.. axes.Select(axis => axis >= at ? axis + 1 : axis)];
        }
        return B.Broadcast(x, new(to), axes);
    }

    Node? Reshaped(Node x)
    {
        var dims = x.Shape.ToList();
        switch (random.Next(4))
        {
            case 0 when dims.Count > 1:
                var at = random.Next(dims.Count - 1);
                dims[at] *= dims[at + 1];
                dims.RemoveAt(at + 1);
                break;
            case 1 when dims.FindIndex(dim => dim.Constant is 4 or 6 or 10 or 15 or 21 or 14) is >= 0 and var divisible:
                var part = dims[divisible].Constant % 2 == 0 ? 2 : 3;
                dims.Insert(divisible, part);
                dims[divisible + 1] = dims[divisible + 1].DivideExactly(part)!;
                break;
            case 2 when dims.Count < 4:
                dims.Insert(random.Next(dims.Count + 1), 1);
                break;
            case 3 when dims.Count > 1:
                (dims[0], dims[^1]) = (dims[^1], dims[0]);
                break;
            default:
                return B.Reshape(x, new(x.Shape.ElementCount));
        }
        return B.Reshape(x, new(dims));
    }

    Node? Reduced()
    {
        var x = Floating();
        if (x.Shape.Rank == 0) return null;
        if (random.Next(6) == 0) return B.ArgMax(x, random.Next(x.Shape.Rank));
        return B.Reduce(Pick(Reductions), x, Axes(x, atLeast: 1));
    }

    Node? Gathered()
    {
        var x = Any();
        if (x.Shape.Rank == 0) return null;
        var batch = random.Next(x.Shape.Rank);
        var count = (int)x.Shape[batch].Evaluate(sizes);
        Dim[] picked = [.. Enumerable.Range(0, random.Next(3)).Select(_ => SomeDim())];
        var known = pool.Where(i => i.Type == DType.Int32 && i.Operation is ArgMax && i.Operands[0].Shape[((ArgMax)i.Operation).Axis] == x.Shape[batch]).ToList();
        if (batch == 0 && known.Count > 0) return B.Gather(x, known[random.Next(known.Count)], 0);
        return B.Gather(x, c.Indices(count, [.. x.Shape.Take(batch), .. picked]), batch);
    }

    Node Scattered()
    {
        var updates = Floating();
        var rank = random.Next(updates.Shape.Rank + 1);
        var count = random.Next(1, 6);
        return B.ScatterAdd(c.Indices(count, [.. updates.Shape.Take(rank)]), updates, random.Next(rank + 1), count);
    }

    Node Product()
    {
        Node a = Floating(), b = random.Next(4) == 0 ? a : Floating();
        List<int> batchA = [], batchB = [], contractA = [], contractB = [];
        var free = Enumerable.Range(0, b.Shape.Rank).ToList();
        foreach (var axis in Axes(a, atLeast: 0))
            if (free.FindIndex(other => b.Shape[other] == a.Shape[axis]) is >= 0 and var at)
            {
                var isBatch = random.Next(3) == 0;
                (isBatch ? batchA : contractA).Add(axis);
                (isBatch ? batchB : contractB).Add(free[at]);
                free.RemoveAt(at);
            }
        return B.Dot(a, b, [.. batchA], [.. batchB], [.. contractA], [.. contractB]);
    }

    Node? Recurrent()
    {
        var terms = Floating();
        if (terms.Shape.Rank == 0) return null;
        var (axis, isReverse) = (random.Next(terms.Shape.Rank), random.Next(2) == 0);
        if (random.Next(2) == 0) return B.Recurrence(terms, axis, isReverse);
        // No factor above 1, so that nothing grows without end.
        var factors = pool.Where(node => node.Type == c.Type && node.Shape == terms.Shape).ToList();
        return B.Recurrence(terms, B.Pointwise("tanh", factors[random.Next(factors.Count)]), axis, isReverse);
    }

    /// <summary>A factorization or a system of matrices that are far from singular: products of a row with itself, and more on the
    /// diagonal.</summary>
    Node? Algebra()
    {
        var row = B.Pointwise("tanh", Floating());
        // Not of NaN, which has no factors.
        row = B.Select(B.Pointwise("le", row, row.Like(1)), row, row.Like(0));
        if (row.Shape.Rank == 0) return null;
        var n = row.Shape[row.Shape.Rank - 1];
        if (Count(row.Shape) * n.Evaluate(sizes) > LargestValue) return null;
        var shape = new Shape([.. row.Shape, n]);
        var down = B.Broadcast(row, shape, [.. Enumerable.Range(0, row.Shape.Rank)]);
        var a = down * B.Transposed(down) + B.Triangle("eq", B.Constant(1.5, shape, c.Type), B.Constant(0, shape, c.Type));
        var right = B.Pointwise("sin", down);
        return random.Next(5) switch
        {
            0 => B.Cholesky(a),
            1 => B.TriangularSolve(a, right, random.Next(2) == 0, random.Next(2) == 0, random.Next(2) == 0),
            2 => B.Solve(a, B.Lu(a), right, random.Next(2) == 0),
            3 => B.Lu(a),
            _ => B.MatrixProduct(a, right),
        };
    }

    /// <summary>A condition with a few operations in each branch.</summary>
    Node? Branch(int depth)
    {
        var scalars = pool.Where(node => node.Shape.Rank == 0 && node.Type == c.Type).ToList();
        var condition = scalars.Count > 0 && random.Next(2) == 0
            ? B.Pointwise("gt", scalars[random.Next(scalars.Count)], scalars[0].Like(0.25))
            : c.Condition(random.Next(2) == 0);
        var whenTrue = B.Within(condition, true, () => Inside(depth));
        var whenFalse = B.Within(condition, false, () =>
            whenTrue.Shape.Rank > 0 && random.Next(2) == 0 ? Like(whenTrue, Inside(depth)) : Like(whenTrue, Floating()));
        return B.Cond(condition, whenTrue, whenFalse);
    }

    /// <summary>A value with the other one's shape that depends on both its own and that shape.</summary>
    Node Like(Node shape, Node value)
    {
        var all = B.Sum(value, [.. Enumerable.Range(0, value.Shape.Rank)]);
        return B.Broadcast(all, shape.Shape, []);
    }

    /// <summary>The last of a few values that are known only within the branch.</summary>
    Node Inside(int depth)
    {
        var count = pool.Count;
        for (var k = random.Next(1, 4); k > 0; k--) Step(depth + 1);
        var result = pool.Last(node => node.Type == c.Type);
        pool.RemoveRange(count, pool.Count - count);
        return result;
    }

    Node Any() => pool[random.Next(pool.Count)];

    Node Floating() => pool.Where(node => node.Type == c.Type).ToList() is var floating && random.Next(3) == 0 ? floating[^1] : floating[random.Next(floating.Count)];

    T Pick<T>(T[] options) => options[random.Next(options.Length)];

    Dim SomeDim() => Pick(dims);

    Dim[] SomeDims() => [.. Enumerable.Range(0, random.Next(4)).Select(_ => SomeDim())];

    int[] Axes(Node x, int atLeast)
    {
        var axes = Enumerable.Range(0, x.Shape.Rank).ToArray();
        random.Shuffle(axes);
        return [.. axes.Take(random.Next(Math.Min(atLeast, axes.Length), axes.Length + 1)).Order()];
    }

    long Count(Shape shape) => shape.ElementCount.Evaluate(sizes);

    Dim Symbol(string name, int size)
    {
        sizes[name] = size;
        return c.Symbol(name, size);
    }
}
