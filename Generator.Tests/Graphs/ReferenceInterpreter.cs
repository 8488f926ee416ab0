namespace GraphGen.Generator.Tests.Graphs;

using GraphGen.Compiler.Graphs;

/// <summary>
/// Computes graphs in float64, one operation after another, with plain loops: the oracle for what the compiler makes of
/// them. float32 values are not rounded, so that smooth functions stay smooth. Nodes in a branch that is not taken are
/// not computed, and using one is an error.
/// </summary>
sealed class ReferenceInterpreter
{
    readonly IReadOnlyDictionary<string, long> sizes;
    readonly IReadOnlyDictionary<string, double[]> inputs;
    readonly Dictionary<Node, ReferenceValue> values = [];

    ReferenceInterpreter(IReadOnlyDictionary<string, long> sizes, IReadOnlyDictionary<string, double[]> inputs) =>
        (this.sizes, this.inputs) = (sizes, inputs);

    /// <summary>The values of the graph's outputs, in their order.</summary>
    /// <param name="graph">What to compute.</param>
    /// <param name="sizes">The symbolic dimensions.</param>
    /// <param name="inputs">The row-major elements of each input, by path.</param>
    public static ReferenceValue[] Run(
        Graph graph, IReadOnlyDictionary<string, long> sizes, IReadOnlyDictionary<string, double[]> inputs)
    {
        var interpreter = new ReferenceInterpreter(sizes, inputs);
        foreach (var node in graph.Nodes)
            if (interpreter.IsReached(node.Guard))
                interpreter.values[node] = interpreter.Compute(node);
        return [.. graph.Outputs.Select(output => interpreter.Value(output.Value))];
    }

    /// <summary>The values of the outputs of a graph without symbolic dimensions.</summary>
    public static ReferenceValue[] Run(Graph graph, IReadOnlyDictionary<string, double[]> inputs) =>
        Run(graph, new Dictionary<string, long>(), inputs);

    bool IsReached(Guard? guard) => guard is null
        || IsReached(guard.Outer) && Value(guard.Condition).Elements[0] != 0 == guard.IsTrue;

    ReferenceValue Value(Node node) => values.TryGetValue(node, out var value)
        ? value
        : throw new InvalidOperationException($"a value of a branch that is not taken is used: {node}");

    int[] Sizes(IEnumerable<Dim> dims) => [.. dims.Select(dim => checked((int)dim.Evaluate(sizes)))];

    ReferenceValue Compute(Node node)
    {
        var shape = Sizes(node.Shape);
        var result = node.Operation is Cond
            ? Value(node.Operands[Value(node.Operands[0]).Elements[0] != 0 ? 1 : 2])
            : Compute(node, shape, [.. node.Operands.Select(Value)]);
        Assert.Equal(shape, result.Shape);
        // Whole numbers have no zero below zero; their doubles here do.
        return node.Type == DType.Int32 ? new ReferenceValue(shape, [.. result.Elements.Select(element => element + 0.0)]) : result;
    }

    ReferenceValue Compute(Node node, int[] shape, ReferenceValue[] x) => node.Operation switch
    {
        Input input => Given(input.Path, shape),
        Constant constant => ReferenceValue.Make(shape, _ => constant.Value),
        Iota iota => ReferenceValue.Make(shape, index => index[iota.Axis]),
        Pointwise pointwise => Elementwise(pointwise.Row.Name, node.Operands[^1].Type == DType.Int32, shape, x),
        Cast cast => ReferenceValue.Make(shape, index => Convert(x[0][index], cast.To)),
        StopGradient => x[0],
        AssumeShape => x[0],
        Broadcast broadcast => ReferenceValue.Make(shape, index =>
            x[0][[.. broadcast.Axes.Select((axis, i) => x[0].Shape[i] == 1 ? 0 : index[axis])]]),
        Reshape => new ReferenceValue(shape, x[0].Elements),
        Permute permute => ReferenceValue.Make(shape, index =>
            x[0][[.. Enumerable.Range(0, index.Length).Select(axis => index[permute.Axes.ToList().IndexOf(axis)])]]),
        Slice slice => Sliced(slice, shape, x[0]),
        Pad pad => Padded(pad, shape, x[0]),
        Concat concat => Concatenated(concat.Axis, shape, x),
        Flip flip => ReferenceValue.Make(shape, index =>
            x[0][[.. index.Select((i, axis) => flip.Axes.Contains(axis) ? shape[axis] - 1 - i : i)]]),
        Reduce reduce => Reduced(reduce, shape, x[0]),
        ArgMax argMax => Largest(argMax.Axis, shape, x[0]),
        Gather gather => Gathered(gather.Batch, shape, x[0], x[1]),
        ScatterAdd scatter => Scattered(scatter.Batch, shape, x[0], x[1]),
        Dot dot => Product(dot, shape, x[0], x[1]),
        Recurrence recurrence => ReferenceRecurrence.Run(recurrence, x[0], x.ElementAtOrDefault(1)),
        Cholesky => ReferenceMatrices.Cholesky(x[0]),
        Lu => ReferenceMatrices.Lu(shape, x[0]),
        TriangularSolve solve => ReferenceMatrices.TriangularSolve(solve, x[0], x[1]),
        Solve solve => ReferenceMatrices.Solve(solve.IsTransposed, x[0], x[2]),
        _ => throw new ArgumentException($"the reference does not know '{node.Operation}'"),
    };

    ReferenceValue Given(string path, int[] shape)
    {
        Assert.True(inputs.TryGetValue(path, out var elements), $"no value is given for '{path}'");
        Assert.Equal(ReferenceValue.Count(shape), elements!.Length);
        return new ReferenceValue(shape, elements);
    }

    static ReferenceValue Elementwise(string row, bool isWhole, int[] shape, ReferenceValue[] x) =>
        ReferenceValue.Make(shape, index => ReferenceScalars.Apply(row, isWhole, [.. x.Select(operand => operand[index])]));

    static double Convert(double value, DType type) => type switch
    {
        DType.Bool => value != 0 ? 1 : 0,
        DType.Int32 => Math.Truncate(value),
        _ => value,
    };

    ReferenceValue Sliced(Slice slice, int[] shape, ReferenceValue x)
    {
        var begin = Sizes(slice.Begin);
        return ReferenceValue.Make(shape, index =>
            x[[.. index.Select((i, axis) => begin[axis] + i * slice.Step[axis])]]);
    }

    ReferenceValue Padded(Pad pad, int[] shape, ReferenceValue x)
    {
        var before = Sizes(pad.Before);
        return ReferenceValue.Make(shape, index =>
        {
            int[] source = [.. index.Select((i, axis) => i - before[axis])];
            return source.Select((i, axis) => i >= 0 && i < x.Shape[axis]).All(inside => inside) ? x[source] : pad.Value;
        });
    }

    static ReferenceValue Concatenated(int axis, int[] shape, ReferenceValue[] parts)
    {
        var result = ReferenceValue.Zeros(shape);
        var start = 0;
        foreach (var part in parts)
        {
            foreach (var index in ReferenceValue.Indices(part.Shape))
                result[[.. index.Select((i, k) => k == axis ? i + start : i)]] = part[index];
            start += part.Shape[axis];
        }
        return result;
    }

    static ReferenceValue Reduced(Reduce reduce, int[] shape, ReferenceValue x)
    {
        var result = ReferenceValue.Make(shape, _ => reduce.Kind switch
        {
            ReduceKind.Sum => 0,
            ReduceKind.Product => 1,
            ReduceKind.Max => double.NegativeInfinity,
            _ => double.PositiveInfinity,
        });
        foreach (var index in ReferenceValue.Indices(x.Shape))
        {
            int[] kept = [.. index.Where((_, axis) => !reduce.Axes.Contains(axis))];
            result[kept] = reduce.Kind switch
            {
                ReduceKind.Sum => result[kept] + x[index],
                ReduceKind.Product => result[kept] * x[index],
                ReduceKind.Max => Math.Max(result[kept], x[index]),
                _ => Math.Min(result[kept], x[index]),
            };
        }
        return result;
    }

    static ReferenceValue Largest(int axis, int[] shape, ReferenceValue x) => ReferenceValue.Make(shape, index =>
    {
        double At(int i) => x[[.. index.Take(axis), i, .. index.Skip(axis)]];
        var best = 0;
        for (var i = 1; i < x.Shape[axis]; i++)
            if (!double.IsNaN(At(best)) && (At(i) > At(best) || double.IsNaN(At(i))))
                best = i;
        return best;
    });

    static ReferenceValue Gathered(int batch, int[] shape, ReferenceValue x, ReferenceValue indices) =>
        ReferenceValue.Make(shape, index =>
            x[[.. index.Take(batch), (int)indices[index[..indices.Rank]], .. index.Skip(indices.Rank)]]);

    static ReferenceValue Scattered(int batch, int[] shape, ReferenceValue indices, ReferenceValue updates)
    {
        var result = ReferenceValue.Zeros(shape);
        foreach (var index in ReferenceValue.Indices(updates.Shape))
            result[[.. index.Take(batch), (int)indices[index[..indices.Rank]], .. index.Skip(indices.Rank)]] += updates[index];
        return result;
    }

    static ReferenceValue Product(Dot dot, int[] shape, ReferenceValue a, ReferenceValue b)
    {
        int[] freeA = [.. Enumerable.Range(0, a.Rank).Except(dot.BatchA).Except(dot.ContractA)];
        int[] freeB = [.. Enumerable.Range(0, b.Rank).Except(dot.BatchB).Except(dot.ContractB)];
        int[] contracted = [.. dot.ContractA.Select(axis => a.Shape[axis])];
        var batch = dot.BatchA.Count;
        return ReferenceValue.Make(shape, index =>
        {
            var (indexA, indexB) = (new int[a.Rank], new int[b.Rank]);
            for (var i = 0; i < batch; i++) indexA[dot.BatchA[i]] = indexB[dot.BatchB[i]] = index[i];
            for (var i = 0; i < freeA.Length; i++) indexA[freeA[i]] = index[batch + i];
            for (var i = 0; i < freeB.Length; i++) indexB[freeB[i]] = index[batch + freeA.Length + i];
            // Without contracted axes nothing is added: a product of -0 stays one.
            if (contracted.Length == 0) return a[indexA] * b[indexB];
            var sum = 0.0;
            foreach (var inner in ReferenceValue.Indices(contracted))
            {
                for (var i = 0; i < inner.Length; i++) indexA[dot.ContractA[i]] = indexB[dot.ContractB[i]] = inner[i];
                sum += a[indexA] * b[indexB];
            }
            return sum;
        });
    }
}
