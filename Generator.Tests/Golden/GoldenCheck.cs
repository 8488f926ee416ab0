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

    /// <summary>Checks a further derivative.</summary>
    public void Derivative(GoldenDerivative derivative)
    {
        var actual = program.Derivative(derivative, [.. inputs, .. Values(source.Cotangents), .. Values(derivative.Directions)]);
        Assert.Equal(derivative.Expected.Count, actual.Count);
        for (var i = 0; i < actual.Count; i++) Close($"{derivative.Method} {i}", derivative.Expected[i], actual[i]);
    }

    void Close(string what, GoldenTensor expected, double[] actual) => GoldenComparison.AssertClose(
        what, expected.Values, actual, precision == DType.Float64 ? golden.Tolerance64 : golden.Tolerance32, golden.IsRelative);

    static IEnumerable<double[]> Values(IEnumerable<GoldenTensor> tensors) => tensors.Select(tensor => tensor.Values);
}
