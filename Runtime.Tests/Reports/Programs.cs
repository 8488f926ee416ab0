using GraphGen.Kernels;

namespace GraphGen.Runtime.Tests.Reports;

/// <summary>Descriptions made by hand.</summary>
static class Programs
{
    /// <summary>Two layers, forward and backward, with memory that is shared: 100 bytes a row of <c>batch</c> 8.</summary>
    public static ProgramDescription Small(string model = "Small", string method = "Loss", string layer = "hidden") =>
        new ProgramDescriptionBuilder(model, method, threads: 3,
            [(0, 96, 0, 5), (128, 128, 1, 4), (256, 4, 2, 5), (320, 128, 3, 4)])
        .Dimension("batch", 8)
        .Input("x", "float32[batch, 3]", place: 0)
        .Temporary("tanh", "float32[batch, 4]", place: 1)
        .Result("loss", "float32[]", place: 2)
        .Temporary("tanhGradient", "float32[batch, 4]", place: 3)
        .Parameter("hiddenWeight", "float32[4, 3]", layer + ".weight")
        .State("mean", "float32[4]", layer + ".mean")
        .Gradient("hiddenWeightGradient", "float32[4, 3]", layer + ".weight")
        .Forward("Tanh", "product", "25*4*batch", "x, hiddenWeight, mean", "tanh", "tanh[b, j] = tanh(Σ(k: x[b, k] · hiddenWeight[j, k]))")
        .Forward("Loss", "reduction", "32", "tanh", "loss", "loss = Σ(b j: tanh[b, j]²)")
        .Backward("TanhGradient", "loop", "12*batch", "tanh", "tanhGradient", "tanhGradient[b, j] = 2 · tanh[b, j]")
        .Recomputes("1 - tanh²")
        .Backward("HiddenWeightGradient", "product", "24*batch", "tanhGradient, x", "hiddenWeightGradient", "first <line>", "second & line")
        .When("isLarge and not isOdd")
        .Build();

    /// <summary>A chain of kernels, each of which also reads what the one before the last made.</summary>
    public static ProgramDescription Deep(int kernels)
    {
        var places = Enumerable.Range(0, kernels + 1).Select(k => (1024L * (k % 4), 1024L, k, Math.Min(k + 3, kernels + 1))).ToArray();
        var builder = new ProgramDescriptionBuilder("Deep", "Values", 1, places).Input("x", "float32[256]", place: 0);
        for (var k = 1; k < kernels; k++) builder.Temporary("value" + k, "float32[256]", place: k);
        builder.Result("value" + kernels, "float32[256]", place: kernels);
        for (var k = 1; k <= kernels; k++)
            builder.Forward("Value" + k, "loop", "256", k < 3 ? "x" : $"value{k - 1}, value{k - 2}", "value" + k, $"value{k}[i] = …");
        return builder.Build();
    }
}
