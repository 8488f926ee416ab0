using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Primitives;

/// <summary>What each primitive builds, by the name in its <c>[Primitive]</c>: a row for a structural one; a pointwise one
/// is a row of <see cref="PointwiseTable"/>.</summary>
static class PrimitiveTable
{
    static readonly Dictionary<string, Func<PrimitiveCall, object?>> Structural = new(StringComparer.Ordinal)
    {
        ["scalar"] = CreationPrimitives.Scalar,
        ["full"] = CreationPrimitives.Full,
        ["iota"] = CreationPrimitives.Iota,
        ["training"] = call => call.Interpreter.Training.Read(),
        ["parameter"] = LeafPrimitives.Access,
        ["buffer"] = LeafPrimitives.Access,
        ["broadcast"] = ShapePrimitives.Broadcast,
        ["reshape"] = ShapePrimitives.Reshape,
        ["permute"] = ShapePrimitives.Permute,
        ["slice"] = ShapePrimitives.Slice,
        ["pad"] = ShapePrimitives.Pad,
        ["concat"] = ShapePrimitives.Concat,
        ["flip"] = ShapePrimitives.Flip,
        ["assume_shape"] = ShapePrimitives.AssumeShape,
        ["is_at_least"] = ShapePrimitives.IsAtLeast,
        ["sum"] = call => ReductionPrimitives.Reduce(call, ReduceKind.Sum),
        ["reduce_max"] = call => ReductionPrimitives.Reduce(call, ReduceKind.Max),
        ["reduce_min"] = call => ReductionPrimitives.Reduce(call, ReduceKind.Min),
        ["product"] = call => ReductionPrimitives.Reduce(call, ReduceKind.Product),
        ["argmax"] = ReductionPrimitives.ArgMax,
        ["dot"] = ReductionPrimitives.Dot,
        ["gather"] = IndexPrimitives.Gather,
        ["scatter_add"] = IndexPrimitives.ScatterAdd,
        ["recurrence"] = StructurePrimitives.Recurrence,
        ["cholesky"] = StructurePrimitives.Cholesky,
        ["lu"] = StructurePrimitives.Lu,
        ["triangular_solve"] = StructurePrimitives.TriangularSolve,
        ["solve"] = StructurePrimitives.Solve,
        ["random_uniform"] = call => StructurePrimitives.Random(call, Distribution.Uniform),
        ["random_normal"] = call => StructurePrimitives.Random(call, Distribution.Normal),
        ["cast"] = TypePrimitives.Cast,
        ["stop_gradient"] = TypePrimitives.StopGradient,
        ["gradient"] = DerivativePrimitives.Gradient,
        ["vjp"] = DerivativePrimitives.Vjp,
        ["jvp"] = DerivativePrimitives.Jvp,
        ["jacobian"] = DerivativePrimitives.Jacobian,
    };

    /// <summary>Builds the nodes of a primitive's call.</summary>
    /// <param name="primitive">The primitive's name.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="ShapeException">The operands don't fit; the message names them.</exception>
    /// <exception cref="EvaluationError">An argument is not what the primitive takes.</exception>
    public static object? Build(string primitive, PrimitiveCall call)
    {
        if (call.IsFailed) return Failure.Value;
        if (PointwiseTable.Find(primitive) is { } row) return PointwisePrimitives.Build(row, call);
        if (Structural.TryGetValue(primitive, out var build)) return build(call);
        throw EvaluationError.Unsupported($"The primitive '{primitive}'", "use the operations of Ops");
    }
}
