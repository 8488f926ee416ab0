using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Derivatives;

/// <summary>
/// What a model is differentiated by and what of it: the floating inputs that are marked, or in a static function all of
/// them, then the parameters; and the floating results.
/// </summary>
/// <param name="signature">The model's head.</param>
/// <param name="graph">What it computes.</param>
sealed class DerivativeSpace(ModelSignature signature, Graph graph)
{
    /// <summary>The inputs to differentiate by.</summary>
    public IReadOnlyList<Node> Inputs { get; } = [.. graph.Inputs.Where(node => node.Type.IsFloating()
        && node.Operation is Input { Kind: InputKind.Input } input
        && signature.Inputs.Any(i => i.Name == input.Path && (i.IsDifferentiable || signature.IsStatic)))];

    /// <summary>The parameters of the model.</summary>
    public IReadOnlyList<Node> Parameters { get; } = [.. graph.Inputs.Where(node => node.Operation is Input { Kind: InputKind.Parameter })];

    /// <summary>The results that have derivatives.</summary>
    public IReadOnlyList<GraphOutput> Results { get; } =
        [.. graph.Outputs.Where(output => output.Role == OutputRole.Result && output.Value.Type.IsFloating())];

    /// <summary>All that the model is differentiated by.</summary>
    public IReadOnlyList<Node> All => [.. Inputs, .. Parameters];

    /// <summary>The first result where it is a floating number, which has a gradient; otherwise null.</summary>
    public GraphOutput? Scalar =>
        graph.Outputs.FirstOrDefault(output => output.Role == OutputRole.Result) is { } first
        && first.Value.Shape.Rank == 0 && first.Value.Type.IsFloating() ? first : null;
}
