using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>Gives every stored value its buffer and its <see cref="Definition"/>.</summary>
sealed partial class DefinitionBuilder
{
    readonly Graph graph;
    readonly Materialization stored;
    readonly ScalarFactory scalars;
    readonly Lowering lowering;
    readonly Dictionary<Node, Buffer> buffers = [];
    readonly HashSet<Node> shared = [];
    readonly List<(Buffer Target, Node Value)> copies = [];
    readonly BufferNames names;

    /// <summary>What a buffer of the model held before the step, for the backward kernels: by then it has its new value.</summary>
    readonly Dictionary<Node, Buffer> before = [];

    /// <summary>The phase of the definition in the making.</summary>
    Phase phase;

    public DefinitionBuilder(Graph graph, Materialization stored, ScalarFactory scalars)
    {
        (this.graph, this.stored, this.scalars) = (graph, stored, scalars);
        names = new(graph.Nodes.SelectMany(n => n.Shape.Symbols).Distinct());
        lowering = new(stored, node => phase == Phase.Backward && before.TryGetValue(node, out var kept) ? kept : buffers[node], scalars);
        foreach (var node in graph.Inputs)
            if (Leaf(node) is var leaf && stored.IsStored(node))
                buffers[node] = leaf;
        foreach (var node in graph.Inputs)
            if (stored.IsStored(node) && graph.Outputs.Any(o => o.Role == OutputRole.State && o.Target == ((Input)node.Operation).Path))
                before[node] = new(names.Unique("old " + ((Input)node.Operation).Path), node.Shape, node.Type, BufferRole.Temporary);
        foreach (var output in graph.Outputs) AssignOutput(output);
        foreach (var node in stored.Stored)
            if (!buffers.ContainsKey(node))
                buffers[node] = new(names.Unique(node.Label ?? node.Operation.Name), node.Shape, node.Type, BufferRole.Temporary);
    }

    public IEnumerable<Buffer> Buffers => buffers.Values.Select(b => b.Storage).Concat(copies.Select(c => c.Target)).Concat(packed).Concat(before.Values).Distinct();

    public ScalarFactory Scalars => scalars;

    /// <summary>The name of a stored node's buffer.</summary>
    public string NameOf(Node node) => buffers[node].Name;

    /// <summary>The stored conditions of a guard, the outermost first.</summary>
    public IEnumerable<(Buffer Condition, bool IsTrue)> Conditions(Guard? guard) =>
        guard is null ? [] : Conditions(guard.Outer).Append((buffers[guard.Condition], guard.IsTrue));

    /// <summary>The nodes whose expressions went into the definition built last.</summary>
    public IReadOnlyCollection<Node> Inlined => lowering.Inlined;

    /// <summary>Every definition, operands before users.</summary>
    public IEnumerable<Definition> Definitions()
    {
        phase = Phase.Forward;
        foreach (var pair in before)
        {
            var (space, indices) = Space(pair.Key.Shape);
            yield return new LoopDefinition(pair.Value, indices, phase, null, space, lowering.Value(pair.Key, indices));
        }
        foreach (var node in stored.Stored)
        {
            if (node.Operation is Input || shared.Contains(node)) continue;
            lowering.Inlined.Clear();
            phase = stored.PhaseOf(node);
            foreach (var definition in Define(node)) yield return definition;
        }
        foreach (var (target, value) in copies)
        {
            lowering.Inlined.Clear();
            phase = PhaseOf(target);
            var (space, indices) = Space(value.Shape);
            yield return new LoopDefinition(target, indices, phase, value.Guard, space, lowering.Value(value, indices));
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

    IEnumerable<Definition> Define(Node node) => node.Operation switch
    {
        Reduce { Kind: var kind } reduce => [Reduction(node, reduce.Axes, Combined(kind))],
        ArgMax argMax => [Reduction(node, new[] { argMax.Axis }, Combine.ArgMax)],
        Dot dot => Product(node, dot),
        ScatterAdd scatter => [Scattered(node, scatter)],
        Concat concat when concat.IsStack(node) => Stacked(node, concat),
        _ when RoutineCall.Of(node) is { } call => [Routine(node, call)],
        _ => [Pointwise(node)],
    };

    static Combine Combined(ReduceKind kind) => kind switch
    {
        ReduceKind.Sum => Combine.Sum,
        ReduceKind.Product => Combine.Product,
        ReduceKind.Max => Combine.Max,
        _ => Combine.Min,
    };

    RoutineDefinition Routine(Node node, RoutineCall call) => new(
        buffers[node], stored.PhaseOf(node), GuardOf(node), call, call.Operands.Select(lowering.Whole).ToEquatable(),
        node.Operation.ToString(), node.Operation.Flops(node));

    LoopDefinition Pointwise(Node node)
    {
        var (space, indices) = Space(node.Shape);
        return new(buffers[node], indices, stored.PhaseOf(node), GuardOf(node), space, lowering.Definition(node, indices));
    }

    /// <summary>Each part of a stack goes to its own place.</summary>
    IEnumerable<Definition> Stacked(Node node, Concat stack) => node.Operands.Select((part, k) =>
    {
        var (space, indices) = Space(part.Shape);
        var at = indices.Select((index, axis) => axis == stack.Axis ? index + k : index).ToEquatable();
        return new LoopDefinition(buffers[node], at, stored.PhaseOf(node), GuardOf(node), space, lowering.Value(part, indices));
    });

    Definition Reduction(Node node, EquatableArray<int> axes, Combine combine)
    {
        var operand = node.Operands[0];
        var (_, indices) = Space(operand.Shape, out var axisOf);
        var kept = operand.Shape.AxesExcept(axes);
        var target = kept.Select(k => indices[k]).ToEquatable();
        var (keptAxes, reducedAxes) = (Some(kept, axisOf), Some(axes.OrderBy(k => k), axisOf));
        var value = lowering.Value(operand, indices);
        if (reducedAxes.Count > 0)
            return new ReduceDefinition(buffers[node], target, stored.PhaseOf(node), GuardOf(node), keptAxes, reducedAxes, combine, value);
        // Over axes of size 1: the element itself, which is at index 0.
        if (combine == Combine.ArgMax) value = scalars.Make(new Number(0), DType.Int32);
        return new LoopDefinition(buffers[node], target, stored.PhaseOf(node), GuardOf(node), keptAxes, value);
    }

    ScatterDefinition Scattered(Node node, ScatterAdd scatter)
    {
        Node positions = node.Operands[0], updates = node.Operands[1];
        var (space, indices) = Space(updates.Shape);
        var picked = positions.Shape.Rank;
        var at = indices.Take(scatter.Batch).Cast<Affine?>().Append(null).Concat(indices.Skip(picked)).ToEquatable();
        return new(
            buffers[node], at, stored.PhaseOf(node), GuardOf(node), space,
            lowering.Value(positions, indices.Take(picked).ToEquatable()), lowering.Value(updates, indices));
    }

    /// <summary>The branch in which a kernel for the node runs; in scalar code, branches lie within the kernels.</summary>
    Guard? GuardOf(Node node) => stored.IsScalarCode ? null : node.Guard;

    (EquatableArray<Axis> Axes, EquatableArray<Affine> Indices) Space(Shape shape) => Space(shape, out _);

    (EquatableArray<Axis> Axes, EquatableArray<Affine> Indices) Space(Shape shape, out Axis?[] axisOf)
    {
        axisOf = [.. shape.Select(NewAxis)];
        return (axisOf.OfType<Axis>().ToEquatable(), axisOf.Select(a => a is null ? Affine.Zero : Affine.Of(a)).ToEquatable());
    }

    /// <summary>A new axis, or null for a size of 1, where the index is always 0.</summary>
    Axis? NewAxis(Dim extent) => extent == 1 ? null : scalars.NewAxis(extent);
}
