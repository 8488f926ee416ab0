using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>The definitions of products.</summary>
sealed partial class DefinitionBuilder
{
    readonly List<Buffer> packed = [];

    /// <summary>
    /// A product of matrices where the operands can be seen as such; an operand whose axes lie in no suitable order in memory
    /// is copied before. A product without a sum, or of whole numbers, is a loop like any other.
    /// </summary>
    IEnumerable<Definition> Product(Node node, Dot dot)
    {
        Node left = node.Operands[0], right = node.Operands[1];
        var (_, leftIndices) = Space(left.Shape, out var leftAxes);
        var rightIndices = new Affine[right.Shape.Rank];
        for (var k = 0; k < dot.BatchB.Count; k++) rightIndices[dot.BatchB[k]] = leftIndices[dot.BatchA[k]];
        for (var k = 0; k < dot.ContractB.Count; k++) rightIndices[dot.ContractB[k]] = leftIndices[dot.ContractA[k]];
        var rightAxes = new Axis?[right.Shape.Rank];
        var (leftFree, rightFree) = (dot.FreeA(left), dot.FreeB(right));
        foreach (var k in rightFree)
        {
            rightAxes[k] = NewAxis(right.Shape[k]);
            rightIndices[k] = rightAxes[k] is { } axis ? Affine.Of(axis) : Affine.Zero;
        }
        EquatableArray<Axis> batch = Some(dot.BatchA, leftAxes), rows = Some(leftFree, leftAxes), columns = Some(rightFree, rightAxes), depth = Some(dot.ContractA, leftAxes);
        var indices = dot.BatchA.Concat(leftFree).Select(k => leftIndices[k]).Concat(rightFree.Select(k => rightIndices[k])).ToEquatable();
        var (a, b) = (lowering.Value(left, leftIndices), lowering.Value(right, rightIndices));
        var (target, phase, guard) = (buffers[node], stored.PhaseOf(node), GuardOf(node));
        if (depth.Count == 0 || !node.Type.IsFloating())
        {
            var product = scalars.Make(new Apply(PointwiseTable.Get("mul")), node.Type, a, b);
            var kept = batch.Concat(rows).Concat(columns).ToEquatable();
            yield return depth.Count == 0
                ? new LoopDefinition(target, indices, phase, guard, kept, product)
                : new ReduceDefinition(target, indices, phase, guard, kept, depth, Combine.Sum, product);
            yield break;
        }
        if (!MatrixView.IsMatrix(a, batch, rows, depth))
        {
            var copy = Pack(node, left, [.. dot.BatchA, .. leftFree, .. dot.ContractA]);
            a = Element(copy, batch.Concat(rows).Concat(depth));
            yield return copy;
        }
        if (!MatrixView.IsMatrix(b, batch, depth, columns))
        {
            var copy = Pack(node, right, [.. dot.BatchB, .. dot.ContractB, .. rightFree]);
            b = Element(copy, batch.Concat(depth).Concat(columns));
            yield return copy;
        }
        yield return new ProductDefinition(target, indices, phase, guard, batch, rows, columns, depth, a, b);
    }

    /// <summary>A copy of an operand with its axes in an order, without those of size 1.</summary>
    LoopDefinition Pack(Node node, Node operand, IReadOnlyList<int> order)
    {
        var (_, indices) = Space(operand.Shape, out var axes);
        var space = Some(order, axes);
        var name = operand.Label ?? (operand.Operation is Input input ? input.Path : operand.Operation.Name);
        var buffer = new Buffer(names.Unique(name + " packed"), new(space.Select(axis => axis.Extent)), operand.Type, BufferRole.Temporary);
        packed.Add(buffer);
        return new(buffer, space.Select(Affine.Of).ToEquatable(), stored.PhaseOf(node), GuardOf(node), space, lowering.Value(operand, indices));
    }

    Scalar Element(LoopDefinition copy, IEnumerable<Axis> axes) =>
        scalars.Make(new Load(copy.Target, axes.Select(Affine.Of).ToEquatable()), copy.Target.Type);

    static EquatableArray<Axis> Some(IEnumerable<int> positions, Axis?[] axes) => positions.Select(k => axes[k]).OfType<Axis>().ToEquatable();
}
