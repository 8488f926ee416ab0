using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>
/// A computation that is no loop over independent elements, as a call of a routine that the run-time library of every target
/// has: its name, whole tensors as operands, sizes and options.
/// </summary>
/// <param name="Function">The name of the routine.</param>
/// <param name="Operands">The values it reads, each whole and dense in memory.</param>
/// <param name="Sizes">Numbers that depend on shapes and attributes.</param>
/// <param name="Options">Its variants.</param>
/// <param name="Replaced">The number of the operand whose memory the result may take, as the routine reads an element of it for
/// the last time before it writes there; null for none.</param>
/// <param name="DrawsRandom">The routine is given the seed and step of the run.</param>
sealed record RoutineCall(
    string Function, EquatableArray<Node> Operands, EquatableArray<Dim> Sizes, EquatableArray<bool> Options = default, int? Replaced = null,
    bool DrawsRandom = false)
{
    /// <summary>The call that computes a node; null for one that kernels of loops compute.</summary>
    public static RoutineCall? Of(Node node) => node.Operation switch
    {
        Recurrence { Axis: var axis, IsReverse: var isReverse } => new(
            node.Operands.Count == 1 ? "running_sum" : node.Operation.Name, node.Operands,
            new(Product(node.Shape.Take(axis)), node.Shape[axis], Product(node.Shape.Skip(axis + 1))), new(isReverse), Replaced: 0),
        Cholesky => new(node.Operation.Name, node.Operands, new(Batch(node), Last(node)), Replaced: 0),
        Lu => new(node.Operation.Name, node.Operands, new(Batch(node), Last(node))),
        TriangularSolve solve => new(
            node.Operation.Name, node.Operands, new(Batch(node), node.Shape[node.Shape.Rank - 2], Last(node)),
            new(solve.IsLower, solve.IsTransposed, solve.HasUnitDiagonal), Replaced: 1),
        Solve solve => new(
            node.Operation.Name, node.Operands.Skip(1).ToEquatable(), new(Batch(node), node.Shape[node.Shape.Rank - 2], Last(node)),
            new(solve.IsTransposed)),
        RandomNumbers random => new(node.Operation.Name, [], new(random.Stream, node.Shape.ElementCount), DrawsRandom: true),
        _ => null,
    };

    static Dim Product(IEnumerable<Dim> dims) => Dim.Product(dims);

    static Dim Batch(Node matrices) => Dim.Product(matrices.Shape.Take(matrices.Shape.Rank - 2));

    static Dim Last(Node matrices) => matrices.Shape[matrices.Shape.Rank - 1];
}
