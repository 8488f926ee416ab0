using GraphGen.Compiler.Graphs;

namespace GraphGen;

/// <summary>How an eager tensor was made: from which tensors, and what adds the same operation to a graph.</summary>
/// <param name="Operands">The tensors it was computed from.</param>
/// <param name="Build">Adds the operation to a graph, given the operands' nodes.</param>
sealed record Origin(Tensor[] Operands, Func<GraphBuilder, Node[], Node> Build)
{
    /// <summary>The origin of a result that has derivatives, and none for one that has not: bool and int32 tensors need
    /// not remember anything.</summary>
    public static Origin? Of(DType type, Tensor[] operands, Func<GraphBuilder, Node[], Node> build) =>
        type.IsFloating() ? new Origin(operands, build) : null;

    /// <summary>The origin of a pointwise result.</summary>
    public static Origin? Pointwise(DType type, string name, params Tensor[] operands) =>
        Of(type, operands, (graph, nodes) => graph.Elementwise(name, nodes));
}
