using GraphGen.Compiler.Graphs;

namespace GraphGen;

/// <summary>Computes single nodes of a graph by the eager operations.</summary>
static class NodeEvaluation
{
    /// <summary>The value of a node whose sizes are numbers.</summary>
    /// <param name="node">The node.</param>
    /// <param name="operands">The values of its operands.</param>
    public static Tensor Compute(Node node, Tensor[] operands) => node.Operation switch
    {
        Pointwise pointwise => Eager.Apply(pointwise.Row.Name, operands),
        Constant constant => Ops.Full(constant.Value, node.Shape.ToEager(), node.Type.ToEager()),
        Iota iota => Spread(Ops.Iota(node.Shape.ToEager()[iota.Axis]), [iota.Axis], node.Shape.ToEager()),
        Broadcast broadcast => Spread(operands[0], [.. broadcast.Axes], node.Shape.ToEager()),
        Cast cast => Ops.Cast(operands[0], cast.To.ToEager()),
        StopGradient => Ops.StopGradient(operands[0]),
        AssumeShape => operands[0],
        Reshape => Ops.Reshape(operands[0], node.Shape.ToEager()),
        Permute permute => Ops.Permute(operands[0], [.. permute.Axes]),
        Slice slice => Ops.StridedSlice(operands[0], slice.Begin.ToEager(), slice.End.ToEager(), [.. slice.Step]),
        Pad pad => Ops.Pad(operands[0], pad.Before.ToEager(), pad.After.ToEager(), pad.Value),
        Concat concat => Ops.Concat(operands, concat.Axis),
        Flip flip => Ops.Flip(operands[0], [.. flip.Axes]),
        Reduce { Kind: ReduceKind.Sum } sum => Ops.ReduceSum(operands[0], [.. sum.Axes]),
        Reduce { Kind: ReduceKind.Product } product => Ops.ReduceProduct(operands[0], [.. product.Axes]),
        Reduce { Kind: ReduceKind.Max } max => Ops.ReduceMax(operands[0], [.. max.Axes]),
        Reduce min => Ops.ReduceMin(operands[0], [.. min.Axes]),
        ArgMax argMax => Ops.ArgMax(operands[0], argMax.Axis),
        Gather gather => Ops.Take(operands[0], operands[1], gather.Batch),
        ScatterAdd scatter => Ops.ScatterAdd(operands[0], operands[1], scatter.Batch, scatter.Count.ToEager()),
        Dot dot => Ops.Dot(
            operands[0], operands[1], [.. dot.BatchA], [.. dot.BatchB], [.. dot.ContractA], [.. dot.ContractB]),
        Recurrence sum when operands.Length == 1 => Ops.Recurrence(operands[0], sum.Axis, sum.IsReverse),
        Recurrence recurrence => Ops.Recurrence(operands[1], operands[0], recurrence.Axis, recurrence.IsReverse),
        Cholesky => Ops.CholeskyFactor(operands[0]),
        Lu => Ops.LuFactors(operands[0]),
        TriangularSolve solve => Ops.TriangularSystem(
            operands[0], operands[1], solve.IsLower, solve.IsTransposed, solve.HasUnitDiagonal),
        Solve solve => Ops.FactoredSystem(operands[0], operands[1], operands[2], solve.IsTransposed),
        _ => throw new ArgumentException($"The operation '{node.Operation}' is not computed eagerly.", nameof(node)),
    };

    /// <summary>A tensor repeated to a shape, in which axis i of the tensor is <c>axes[i]</c>.</summary>
    static Tensor Spread(Tensor x, int[] axes, int[] shape)
    {
        var placed = new int[shape.Length];
        Array.Fill(placed, 1);
        for (var i = 0; i < axes.Length; i++)
            placed[axes[i]] = x.Shape[i];
        return Ops.BroadcastTo(Ops.Reshape(x, placed), shape);
    }
}
