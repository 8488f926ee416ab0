using static GraphGen.Generator.Tests.Golden.Literals;

namespace GraphGen.Generator.Tests.Golden;

/// <summary>A further derivative that a golden file gives, as a method of the case's class.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Directions">What it takes after the inputs and the cotangents: tangents or vectors.</param>
/// <param name="Statements">Its body, but for the results.</param>
/// <param name="Results">An expression for each result.</param>
/// <param name="Expected">What the file has for each.</param>
sealed record GoldenDerivative(
    string Method, IReadOnlyList<GoldenTensor> Directions, string Statements, IReadOnlyList<string> Results,
    IReadOnlyList<GoldenTensor> Expected)
{
    /// <summary>Every derivative that the file of a case gives beside the gradient.</summary>
    public static IEnumerable<GoldenDerivative> Of(GoldenSource source, GoldenCase golden)
    {
        if (golden.Vectors.Count > 0)
        {
            yield return NestedGradients(source, golden);
            yield return HessianVectors(source, golden);
        }
        if (golden.Tangents.Count > 0) yield return Jvp(source, golden);
        if (golden.Hessian is { } hessian) yield return Hessian(source, hessian);
        if (golden.Jacobian is { } jacobian) yield return Jacobian(source, golden, jacobian);
    }

    /// <summary>The product of the Hessian of the loss with a vector, by a gradient of a gradient.</summary>
    static GoldenDerivative NestedGradients(GoldenSource source, GoldenCase golden)
    {
        var vectors = Named(golden.Vectors, "vector");
        var products = source.Differentiable.Select((_, i) => $"Sum(gradients[{i}] * {vectors[i].Name})");
        return new("NestedGradients", vectors,
            $"""
            var gradients = Gradient({source.LossCall}, [{Wrt(source)}]);
            var products = Gradient({string.Join(" + ", products)}, [{Wrt(source)}]);
            """,
            Items("products", source.Differentiable.Count), Present(golden.HessianProducts));
    }

    /// <summary>The same in forward mode over reverse mode.</summary>
    static GoldenDerivative HessianVectors(GoldenSource source, GoldenCase golden)
    {
        var vectors = Named(golden.Vectors, "vector");
        return new("HessianVectors", vectors,
            $"var products = HessianVector({source.LossCall}, [{Wrt(source)}], [{Names(vectors)}]);",
            Items("products", source.Differentiable.Count), Present(golden.HessianProducts));
    }

    static GoldenDerivative Jvp(GoldenSource source, GoldenCase golden)
    {
        var tangents = Named(golden.Tangents, "tangent");
        var moving = golden.Inputs.Where((_, i) => golden.Tangents[i] is not null);
        var results = golden.TangentOutputs.Select((expected, i) => expected is null ? null
            : $"Jvp(outputs{i}, [{Names(moving)}], [{Names(tangents)}])").OfType<string>();
        return new("Tangents", tangents, source.OutputsCall, [.. results], Present(golden.TangentOutputs));
    }

    /// <summary>The Hessian of the loss over all inputs together, block by block.</summary>
    static GoldenDerivative Hessian(GoldenSource source, GoldenTensor expected)
    {
        var wrt = source.Differentiable;
        var rows = wrt.Select((row, i) => Row(i, wrt));
        return new("SecondDerivatives", [],
            $"var gradients = Gradient({source.LossCall}, [{Wrt(source)}]);", [$"Concat([{string.Join(", ", rows)}], 0)"], [expected]);

        static string Row(int i, IReadOnlyList<GoldenTensor> wrt) =>
            $"Concat([{string.Join(", ", wrt.Select(column => Block($"gradients[{i}]", wrt[i].Values.Length, column)))}], 1)";
    }

    /// <summary>The derivatives of all outputs, one after another, with respect to all inputs.</summary>
    static GoldenDerivative Jacobian(GoldenSource source, GoldenCase golden, GoldenTensor expected)
    {
        var rows = golden.Outputs.Select((output, i) =>
            $"Concat([{string.Join(", ", source.Differentiable.Select(input => Block($"outputs{i}", output.Values.Length, input)))}], 1)");
        return new("FirstDerivatives", [], source.OutputsCall, [$"Concat([{string.Join(", ", rows)}], 0)"], [expected]);
    }

    static string Block(string value, int count, GoldenTensor x) =>
        $"Reshape(Jacobian({value}, {Identifier(x.Name)}), {count}, {x.Values.Length})";

    static string Wrt(GoldenSource source) => Names(source.Differentiable);

    static string Names(IEnumerable<GoldenTensor> tensors) => string.Join(", ", tensors.Select(tensor => Identifier(tensor.Name)));

    static string[] Items(string array, int count) => [.. Enumerable.Range(0, count).Select(i => $"{array}[{i}]")];

    static GoldenTensor[] Named(IReadOnlyList<GoldenTensor?> tensors, string name) =>
        [.. tensors.Select((tensor, i) => tensor is null ? null : tensor with { Name = name + i }).OfType<GoldenTensor>()];

    static GoldenTensor[] Present(IReadOnlyList<GoldenTensor?> tensors) => [.. tensors.OfType<GoldenTensor>()];
}
