namespace GraphGen.Runtime.Tests.Layers;

/// <summary>The library's layers, compiled and eager.</summary>
public class NetworkTests
{
    static readonly float[] Inputs = [0.5f, -1, 2, 1.5f, 0.25f, -0.75f, 0, 1, -1];
    static readonly int[] Classes = [1, 0, 1];

    readonly Network network = new();

    [Fact]
    public void ParametersAreNamedByTheirPathAndShapedAsInPyTorch()
    {
        Assert.Equal(["layers.0.weight", "layers.0.bias", "layers.2.weight"], network.Parameters.Names);
        Assert.Equal(new TensorShape(4, 3), network.Parameters["layers.0.weight"].Shape);
        Assert.Equal(new TensorShape(4), network.Parameters["layers.0.bias"].Shape);
        Assert.Equal(new TensorShape(2, 4), network.Parameters["layers.2.weight"].Shape);
    }

    [Fact]
    public void FirstValuesAreWithinPyTorchsBounds()
    {
        foreach (var (name, fanIn) in new[] { ("layers.0.weight", 3), ("layers.0.bias", 3), ("layers.2.weight", 4) })
            foreach (var value in network.Parameters[name].Values)
                Assert.InRange(Math.Abs(value), 0, 1 / Math.Sqrt(fanIn));
    }

    [Fact]
    public void CompiledAndEagerOutputsAgree()
    {
        using var program = network.BindOutput(batch: 3);
        var expected = network.Output(Tensor.Of(Inputs, 3, 3)).ToArray<float>();
        var actual = program.Run(Inputs);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-6f);
    }

    [Fact]
    public void CompiledAndEagerGradientsAgree()
    {
        using var program = network.BindLoss(batch: 3);
        Tensor first = Read("layers.0.weight"), bias = Read("layers.0.bias"), second = Read("layers.2.weight");
        var hidden = Ops.Tanh(Ops.MatMul(Tensor.Of(Inputs, 3, 3), Ops.Transpose(first)) + bias);
        var loss = Ops.CrossEntropy(Ops.MatMul(hidden, Ops.Transpose(second)), Tensor.Of(Classes));

        Assert.Equal(loss.Item<float>(), program.Forward(Inputs, Classes), 1e-6f);
        program.Backward();
        var expected = Ops.Gradient(loss, first, bias, second);
        foreach (var (name, gradient) in program.Gradients.Names.Zip(expected))
            Expect.Close(
                program.Gradients[name].ToTensor(), gradient.Shape.ToArray(), 1e-6, Ops.Cast(gradient, DType.Float64).ToArray<double>());

        Tensor Read(string name) => network.Parameters[name].ToTensor();
    }
}
