using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>Gives every stored value its buffer and its <see cref="Definition"/>.</summary>
sealed class DefinitionBuilder
{
    readonly Graph graph;
    readonly Materialization stored;
    readonly ScalarFactory scalars;
    readonly Lowering lowering;
    readonly Dictionary<Node, Buffer> buffers = [];
    readonly HashSet<Node> shared = [];
    readonly List<(Buffer Target, Node Value)> copies = [];
    readonly BufferNames names;

    public DefinitionBuilder(Graph graph, Materialization stored, ScalarFactory scalars)
    {
        (this.graph, this.stored, this.scalars) = (graph, stored, scalars);
        names = new(graph.Nodes.SelectMany(n => n.Shape.Symbols).Distinct());
        lowering = new(stored, node => buffers[node], scalars);
        foreach (var node in stored.Stored.Where(n => n.Operation is Input)) buffers[node] = Leaf(node);
        foreach (var output in graph.Outputs) AssignOutput(output);
        foreach (var node in stored.Stored)
            if (!buffers.ContainsKey(node))
                buffers[node] = new(names.Unique(node.Label ?? node.Operation.Name), node.Shape, node.Type, BufferRole.Temporary);
    }

    public IEnumerable<Buffer> Buffers => buffers.Values.Select(b => b.Storage).Concat(copies.Select(c => c.Target)).Distinct();

    public ScalarFactory Scalars => scalars;

    /// <summary>The stored conditions of a guard, the outermost first.</summary>
    public IEnumerable<(Buffer Condition, bool IsTrue)> Conditions(Guard? guard) =>
        guard is null ? [] : Conditions(guard.Outer).Append((buffers[guard.Condition], guard.IsTrue));

    /// <summary>The nodes whose expressions went into the definition built last.</summary>
    public IReadOnlyCollection<Node> Inlined => lowering.Inlined;

    /// <summary>Every definition, operands before users.</summary>
    public IEnumerable<Definition> Definitions()
    {
        foreach (var node in stored.Stored)
        {
            if (node.Operation is Input || shared.Contains(node)) continue;
            lowering.Inlined.Clear();
            yield return Define(node);
        }
        foreach (var (target, value) in copies)
        {
            lowering.Inlined.Clear();
            var (space, indices) = Space(value.Shape);
            yield return new LoopDefinition(target, indices, PhaseOf(target), value.Guard, space, lowering.Value(value, indices));
        }
    }

    static Phase PhaseOf(Buffer target) => target.Role == BufferRole.Gradient ? Phase.Backward : Phase.Forward;

    Buffer Leaf(Node node)
    {
        var input = (Input)node.Operation;
        var role = input.Kind switch
        {
            InputKind.Parameter => BufferRole.Parameter,
            InputKind.Buffer => BufferRole.State,
            _ => BufferRole.Input,
        };
        return new(names.Unique(input.Path), node.Shape, node.Type, role, input.Path);
    }

    /// <summary>Lets an output live in the buffer of the value it is, where that value is not a leaf, is in the same phase
    /// and has no other output; else the output is a copy.</summary>
    void AssignOutput(GraphOutput output)
    {
        var role = output.Role switch
        {
            OutputRole.Gradient => BufferRole.Gradient,
            OutputRole.State => BufferRole.NewState,
            _ => BufferRole.Result,
        };
        var name = role == BufferRole.Gradient ? output.Name + " gradient"
            : role == BufferRole.NewState || names.IsTaken(output.Name) ? "new " + output.Name
            : output.Name;
        var buffer = new Buffer(names.Unique(name), output.Value.Shape, output.Value.Type, role, output.Target ?? output.Name);
        var source = output.Value;
        while (source.Operation is Reshape && stored.IsStored(Source(source))) source = Source(source);
        if (!CanHold(source, buffer)) source = output.Value;
        if (!CanHold(source, buffer))
        {
            copies.Add((buffer, output.Value));
            return;
        }
        buffers[source] = buffer.As(source.Shape);
        if (source == output.Value) return;
        buffers[output.Value] = buffer;
        shared.Add(output.Value);
    }

    static Node Source(Node reshape)
    {
        var source = reshape.Operands[0];
        while (source.Operation is Reshape) source = source.Operands[0];
        return source;
    }

    bool CanHold(Node value, Buffer buffer) =>
        value.Operation is not Input && value.Guard is null && !buffers.ContainsKey(value) && stored.PhaseOf(value) == PhaseOf(buffer);

    Definition Define(Node node)
    {
        var target = buffers[node];
        var phase = stored.PhaseOf(node);
        var guard = stored.IsScalarCode ? null : node.Guard;
        switch (node.Operation)
        {
            case Reduce reduce:
                var combine = reduce.Kind switch { ReduceKind.Max => Combine.Max, ReduceKind.Min => Combine.Min, _ => Combine.Sum };
                return Reduction(node, reduce.Axes, combine);
            case ArgMax argMax:
                return Reduction(node, new[] { argMax.Axis }, Combine.ArgMax);
            case Dot dot:
                return Product(node, dot);
            case ScatterAdd scatter:
                return Scattered(node, scatter);
            default:
                var (space, indices) = Space(node.Shape);
                return new LoopDefinition(target, indices, phase, guard, space, lowering.Definition(node, indices));
        }

        Definition Reduction(Node reduction, EquatableArray<int> reducedAxes, Combine combine)
        {
            var operand = reduction.Operands[0];
            var (space, indices) = Space(operand.Shape, out var axisOf);
            var kept = Enumerable.Range(0, operand.Shape.Rank).Except(reducedAxes).ToList();
            if (reducedAxes.All(k => axisOf[k] is null))
            {
                // One element to reduce is the result itself.
                var single = combine == Combine.ArgMax ? scalars.Make(new Number(0), target.Type) : lowering.Value(operand, indices);
                return new LoopDefinition(target, kept.Select(k => indices[k]).ToEquatable(), phase, guard, space, single);
            }
            return new ReduceDefinition(
                target, kept.Select(k => indices[k]).ToEquatable(), phase, guard,
                kept.Select(k => axisOf[k]).OfType<Axis>().ToEquatable(), reducedAxes.OrderBy(k => k).Select(k => axisOf[k]).OfType<Axis>().ToEquatable(),
                combine, lowering.Value(operand, indices));
        }
    }

    Definition Product(Node node, Dot dot)
    {
        Node left = node.Operands[0], right = node.Operands[1];
        var (_, leftIndices) = Space(left.Shape, out var leftAxes);
        var rightIndices = new Affine[right.Shape.Rank];
        for (var k = 0; k < dot.BatchB.Count; k++) rightIndices[dot.BatchB[k]] = leftIndices[dot.BatchA[k]];
        for (var k = 0; k < dot.ContractB.Count; k++) rightIndices[dot.ContractB[k]] = leftIndices[dot.ContractA[k]];
        var leftFree = Enumerable.Range(0, left.Shape.Rank).Except(dot.BatchA).Except(dot.ContractA).ToList();
        var rightFree = Enumerable.Range(0, right.Shape.Rank).Except(dot.BatchB).Except(dot.ContractB).ToList();
        var columns = new List<Axis>();
        foreach (var k in rightFree)
        {
            var axis = NewAxis(right.Shape[k]);
            rightIndices[k] = axis is null ? Affine.Zero : Affine.Of(axis);
            if (axis is not null) columns.Add(axis);
        }
        EquatableArray<Axis> Of(IEnumerable<int> positions) => positions.Select(k => leftAxes[k]).OfType<Axis>().ToEquatable();
        var indices = dot.BatchA.Concat(leftFree).Select(k => leftIndices[k]).Concat(rightFree.Select(k => rightIndices[k])).ToEquatable();
        var product = new ProductDefinition(
            buffers[node], indices, stored.PhaseOf(node), stored.IsScalarCode ? null : node.Guard, Of(dot.BatchA), Of(leftFree), columns,
            Of(dot.ContractA), lowering.Value(left, leftIndices), lowering.Value(right, rightIndices));
        if (MatrixView.IsProduct(product)) return product;
        var value = scalars.Make(new Apply(PointwiseTable.Get("mul")), node.Type, product.Left, product.Right);
        var kept = product.Batch.Concat(product.Rows).Concat(product.Columns).ToEquatable();
        return product.Depth.Count == 0
            ? new LoopDefinition(product.Target, product.Indices, product.Phase, product.Guard, kept, value)
            : new ReduceDefinition(product.Target, product.Indices, product.Phase, product.Guard, kept, product.Depth, Combine.Sum, value);
    }

    ScatterDefinition Scattered(Node node, ScatterAdd scatter)
    {
        Node positions = node.Operands[0], updates = node.Operands[1];
        var (space, indices) = Space(updates.Shape);
        var picked = positions.Shape.Rank;
        var at = indices.Take(scatter.Batch).Cast<Affine?>().Append(null).Concat(indices.Skip(picked)).ToEquatable();
        return new(
            buffers[node], at, stored.PhaseOf(node), stored.IsScalarCode ? null : node.Guard, space,
            lowering.Value(positions, indices.Take(picked).ToEquatable()), lowering.Value(updates, indices));
    }

    (EquatableArray<Axis> Axes, EquatableArray<Affine> Indices) Space(Shape shape) => Space(shape, out _);

    (EquatableArray<Axis> Axes, EquatableArray<Affine> Indices) Space(Shape shape, out Axis?[] axisOf)
    {
        axisOf = [.. shape.Select(NewAxis)];
        return (axisOf.OfType<Axis>().ToEquatable(), axisOf.Select(a => a is null ? Affine.Zero : Affine.Of(a)).ToEquatable());
    }

    /// <summary>A new axis, or null for a size of 1, where the index is always 0.</summary>
    Axis? NewAxis(Dim extent) => extent == 1 ? null : scalars.NewAxis(extent);
}
