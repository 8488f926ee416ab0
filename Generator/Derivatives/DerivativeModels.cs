using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Derivatives;

/// <summary>Makes the models of the derivatives that a model asks for, each from a graph of its own.</summary>
static class DerivativeModels
{
    /// <summary>The derivatives that are programs beside the model's own, which has its gradient in itself.</summary>
    public static IEnumerable<DerivativeModel> OfProgram(ModelSignature signature, Graph graph) =>
        Of(signature, graph, asNumbers: false, signature.Derivatives & ~DerivativeKinds.Gradient);

    /// <summary>The derivatives of a function of C# numbers, in numbers: each element of a matrix is a result.</summary>
    public static IEnumerable<DerivativeModel> OfNumbers(ModelSignature signature, Graph graph) =>
        Of(signature, graph, asNumbers: true, signature.Derivatives);

    static IEnumerable<DerivativeModel> Of(ModelSignature signature, Graph graph, bool asNumbers, DerivativeKinds asked)
    {
        var space = new DerivativeSpace(signature, graph);
        if (space.All.Count == 0) yield break;
        foreach (var (kind, build) in Rules)
            if ((asked & kind) != 0 && (kind != DerivativeKinds.Gradient || space.Scalar is not null))
                yield return build(new DerivativeBuilder(signature, graph, asNumbers));
        if ((asked & DerivativeKinds.GradCheck) != 0) yield return WidenedModel.Of(signature, graph);
    }

    static IEnumerable<(DerivativeKinds Kind, Func<DerivativeBuilder, DerivativeModel> Build)> Rules =>
    [
        (DerivativeKinds.Gradient, builder => builder.Gradient()),
        (DerivativeKinds.Jvp, builder => builder.Jvp()),
        (DerivativeKinds.Vjp, builder => builder.Vjp()),
        (DerivativeKinds.Jacobian, builder => builder.Jacobian()),
        (DerivativeKinds.Hessian, builder => builder.Hessian()),
        (DerivativeKinds.HessianVector, builder => builder.HessianVector()),
    ];
}
