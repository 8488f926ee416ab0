namespace GraphGen.Generator.Tests.Golden;

/// <summary>Runs a golden case and compares what it gives with the file, within the tolerance that the file states.</summary>
/// <param name="golden">The case.</param>
/// <param name="source">What it was compiled from.</param>
/// <param name="program">What runs it.</param>
/// <param name="precision">The type of its floating-point tensors.</param>
sealed class GoldenCheck(GoldenCase golden, GoldenSource source, GoldenProgram program, DType precision)
{
    readonly double[][] inputs = [.. golden.Inputs.Select(input => input.Values)];

    /// <summary>Checks the outputs and gradients, or what training gives.</summary>
    public void Values()
    {
        var description = Support.Of(golden).Description!;
        if (description.IsLoss)
        {
            var results = new Training(golden, description, program).Run();
            foreach (var expected in golden.Outputs) Close(expected.Name, expected, results[expected.Name]);
            return;
        }

        foreach (var (expected, actual) in golden.Outputs.Zip(program.Outputs(inputs))) Close(expected.Name, expected, actual);
        if (!source.HasLoss) return;
        var gradients = program.Gradients([.. inputs, .. Values(source.Cotangents)]);
        foreach (var (input, actual) in source.Differentiable.Zip(gradients))
            Close($"gradient of {input.Name}", golden.Gradients[golden.Inputs.ToList().IndexOf(input)]!, actual);
    }

    /// <summary>Checks the products of the Hessian with the file's vectors.</summary>
    public void HessianProducts()
    {
        var products = program.HessianProducts([.. inputs, .. Values(source.Cotangents), .. Values(source.Vectors)]);
        foreach (var (expected, actual) in golden.HessianProducts.OfType<GoldenTensor>().Zip(products))
            Close("product with the Hessian", expected, actual);
    }

    void Close(string what, GoldenTensor expected, double[] actual) => GoldenComparison.AssertClose(
        what, expected.Values, actual, precision == DType.Float64 ? golden.Tolerance64 : golden.Tolerance32, golden.IsRelative);

    static IEnumerable<double[]> Values(IEnumerable<GoldenTensor> tensors) => tensors.Select(tensor => tensor.Values);
}
