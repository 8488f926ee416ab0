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
        Iota iota => Ops.BroadcastTo(
            Ops.Reshape(Ops.Iota(node.Shape.ToEager()[iota.Axis]), Placed([-1], [iota.Axis], node.Shape.Rank)), node.Shape.ToEager()),
        Broadcast broadcast => Ops.BroadcastTo(
            Ops.Reshape(operands[0], Placed(operands[0].Shape.ToArray(), [.. broadcast.Axes], node.Shape.Rank)), node.Shape.ToEager()),
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
        Reduce { Kind: ReduceKind.Max } max => Ops.ReduceMax(operands[0], [.. max.Axes]),
        Reduce min => Ops.ReduceMin(operands[0], [.. min.Axes]),
        ArgMax argMax => Ops.ArgMax(operands[0], argMax.Axis),
        Gather gather => Ops.Take(operands[0], operands[1], gather.Batch),
        ScatterAdd scatter => Ops.ScatterAdd(operands[0], operands[1], scatter.Batch, checked((int)scatter.Count.Constant!.Value)),
        Dot dot => Ops.Dot(operands[0], operands[1], [.. dot.BatchA], [.. dot.BatchB], [.. dot.ContractA], [.. dot.ContractB]),
        _ => throw new ArgumentException($"The operation '{node.Operation}' is not computed eagerly.", nameof(node)),
    };

    /// <summary>A shape of size 1 but for some axes.</summary>
    static int[] Placed(int[] sizes, int[] axes, int rank)
    {
        var shape = new int[rank];
        Array.Fill(shape, 1);
        for (var i = 0; i < axes.Length; i++)
            shape[axes[i]] = sizes[i];
        return shape;
    }
}
