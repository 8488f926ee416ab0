namespace GraphGen.Compiler.Graphs;

/// <summary>The operations by name.</summary>
sealed partial class GraphBuilder
{
    public Node Input(string path, InputKind kind, Shape shape, DType type) => Add(new Input(path, kind, shape, type));

    /// <summary>A new value that stands for an argument of a map in the making.</summary>
    public Node Unknown(Shape shape, DType type) => Add(new Unknown(Nodes.Count, shape, type));

    /// <summary>One number in every element, rounded to the element type.</summary>
    public Node Constant(double value, Shape shape, DType type) =>
        Add(new Constant(Graphs.Constant.Round(value, type), shape, type));

    /// <summary>Each element's index along an axis, as int32.</summary>
    public Node Iota(Shape shape, int axis) => Add(new Iota(shape, axis));

    /// <summary>A dimension as a number of rank 0: a constant, or the element at that position of 0, 1, 2, ….</summary>
    public Node Size(Dim dim, DType type)
    {
        if (dim.Constant is { } constant) return Constant(constant, Shape.Scalar, type);
        var position = Slice(Iota(new Shape(dim + 1), 0), [dim], [dim + 1], [1]);
        return Cast(Reshape(position, Shape.Scalar), type);
    }

    /// <summary>A row of the <see cref="PointwiseTable"/> on operands of one shape and type.</summary>
    public Node Pointwise(string row, params Node[] operands) => Add(new Pointwise(PointwiseTable.Get(row)), operands);

    /// <summary>Where the condition is true <paramref name="whenTrue"/>, otherwise <paramref name="whenFalse"/>; all of
    /// one shape.</summary>
    public Node Select(Node condition, Node whenTrue, Node whenFalse) =>
        Pointwise("select", condition, whenTrue, whenFalse);

    public Node Cast(Node x, DType type) =>
        x.Type == type ? x
        : x.Operation is Constant { Value: var value } ? Constant(value, x.Shape, type)
        : Add(new Cast(type), x);

    public Node StopGradient(Node x) => x.Operation is Graphs.Constant or Graphs.Iota ? x : Add(new StopGradient(), x);

    public Node AssumeShape(Node x, Shape shape) => x.Shape == shape ? x : Add(new AssumeShape(shape), x);

    /// <summary>The operand repeated to a shape; its axis i goes to <c>axes[i]</c>, ascending.</summary>
    public Node Broadcast(Node x, Shape shape, IReadOnlyList<int> axes) =>
        x.Shape == shape ? x
        : x.Operation is Constant { Value: var value } && x.Shape.Rank == 0 ? Constant(value, shape, x.Type)
        : Add(new Broadcast(shape, axes.ToEquatable()), x);

    /// <summary>The operand repeated to a shape, its axes aligned with the last ones.</summary>
    public Node BroadcastTo(Node x, Shape shape) =>
        Broadcast(x, shape, [.. Enumerable.Range(shape.Rank - x.Shape.Rank, x.Shape.Rank)]);

    public Node Reshape(Node x, Shape shape) =>
        x.Shape == shape ? x : Add(new Reshape(shape), x);

    /// <summary>Axis k of the result is axis <c>axes[k]</c> of the operand.</summary>
    public Node Permute(Node x, params int[] axes) =>
        axes.SequenceEqual(Enumerable.Range(0, x.Shape.Rank)) ? x : Add(new Permute(axes), x);

    /// <summary>Every step-th element from begin up to but without end, along each axis.</summary>
    public Node Slice(Node x, Dim[] begin, Dim[] end, int[] step) =>
        begin.All(dim => dim == 0) && x.Shape.SequenceEqual(end) && step.All(stride => stride == 1) ? x
        : Add(new Slice(begin, end, step), x);

    /// <summary>The part of a shape that begins at some place.</summary>
    public Node Narrow(Node x, Dim[] begin, Shape shape) =>
        Slice(x, begin, [.. begin.Select((dim, axis) => dim + shape[axis])], [.. begin.Select(_ => 1)]);

    public Node Pad(Node x, IReadOnlyList<Dim> before, IReadOnlyList<Dim> after, double value) =>
        before.Concat(after).All(dim => dim == 0) && before.Count == x.Shape.Rank ? x
        : Add(new Pad(before.ToEquatable(), after.ToEquatable(), Graphs.Constant.Round(value, x.Type)), x);

    public Node Concat(int axis, params Node[] operands) =>
        operands.Length == 1 ? operands[0] : Add(new Concat(axis), operands);

    public Node Flip(Node x, params int[] axes) => axes.Length == 0 ? x : Add(new Flip(axes), x);

    public Node Sum(Node x, params int[] axes) => Reduce(ReduceKind.Sum, x, axes);

    /// <summary>The axes are taken ascending, whatever their order.</summary>
    public Node Reduce(ReduceKind kind, Node x, params int[] axes) =>
        axes.Length == 0 ? x : Add(new Reduce(kind, axes.OrderBy(axis => axis).ToEquatable()), x);

    public Node ArgMax(Node x, int axis) => Add(new ArgMax(axis), x);

    public Node Gather(Node x, Node indices, int batch) => Add(new Gather(batch), x, indices);

    public Node ScatterAdd(Node indices, Node updates, int batch, Dim count) =>
        Add(new ScatterAdd(batch, count), indices, updates);

    public Node Dot(Node a, Node b, int[] batchA, int[] batchB, int[] contractA, int[] contractB) =>
        Add(new Dot(batchA, batchB, contractA, contractB), a, b);

    /// <summary>One of two values by a bool of rank 0; make them with <see cref="Within"/> so that only one is computed.</summary>
    public Node Cond(Node predicate, Node whenTrue, Node whenFalse) => Add(new Cond(), predicate, whenTrue, whenFalse);

    /// <summary>A value that is 0 unless a condition has come out one way.</summary>
    public Node Guarded(Node condition, bool isTrue, Node value)
    {
        var zero = value.Like(0);
        return isTrue ? Cond(condition, value, zero) : Cond(condition, zero, value);
    }
}
