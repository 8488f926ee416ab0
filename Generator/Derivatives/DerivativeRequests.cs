using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Derivatives;

/// <summary>Tells which of the derivatives that a model asks for it can't have.</summary>
static class DerivativeRequests
{
    const DerivativeKinds OfScalars = DerivativeKinds.Hessian | DerivativeKinds.HessianVector | DerivativeKinds.GradCheck;

    const DerivativeKinds OfAnything = DerivativeKinds.Jvp | DerivativeKinds.Vjp | DerivativeKinds.Jacobian;

    /// <summary>A problem for each reason; a gradient that is not there is none, since every model asks for it.</summary>
    public static IEnumerable<Problem> Problems(ModelSignature signature, Graph graph)
    {
        var asked = signature.Derivatives & (OfScalars | OfAnything);
        if (asked == 0) yield break;
        var space = new DerivativeSpace(signature, graph);
        var first = graph.Outputs[0].Value;
        if (space.All.Count == 0)
            yield return Refuse(asked, "but there is nothing to differentiate by; mark a floating input [Differentiable]");
        if (space.Scalar is null && (asked & OfScalars) != 0)
            yield return Refuse(asked & OfScalars, $"which only a floating-point number has, but its first result is {first.Type.Text()}{first.Shape}");
        if (space.Results.Count == 0 && (asked & OfAnything) != 0)
            yield return Refuse(asked & OfAnything, "but it has no floating-point result");
        var (rows, columns) = (Flat.Count(space.Results.Select(result => result.Value)), Flat.Count(space.All));
        foreach (var (kind, height) in new[] { (DerivativeKinds.Hessian, columns), (DerivativeKinds.Jacobian, rows) })
            if ((asked & kind) != 0 && (height * columns).IsAtLeast(1L + int.MaxValue) == true)
                yield return Refuse(kind, $"a matrix of {height} · {columns} elements, of which there can be {int.MaxValue}");

        Problem Refuse(DerivativeKinds kinds, string reason) => Rules.UnsupportedDerivative.At(
            new Site(signature.MethodId, Site.Name), signature.MethodName, kinds.ToString().Replace(", ", " and "), reason);
    }
}
