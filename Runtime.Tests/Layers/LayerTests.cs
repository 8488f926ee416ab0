namespace GraphGen.Runtime.Tests.Layers;

public class LayerTests
{
    [Fact]
    public void ALinearLayerIsTheProductWithTheTransposedWeightPlusTheBias()
    {
        var layer = new Linear(3, 2);
        var parameters = new ParameterSet(layer);
        new float[] { 1, 2, 3, 4, 5, 6 }.CopyTo(parameters["weight"].Values);
        new float[] { 10, 20 }.CopyTo(parameters["bias"].Values);

        Expect.Equal(layer.Forward(Tensor.Of([1f, 0, -1])), [2], 8, 18);
        Expect.Equal(layer.Forward(Tensor.Of([1f, 0, -1, 0, 1, 0], 1, 2, 3)), [1, 2, 2], 8, 18, 12, 25);
        Expect.Equal(layer.Forward(Tensor.Zeros(0, 3)), [0, 2]);
        Expect.Throws<ArgumentException>(() => layer.Forward(Tensor.Ones(2, 4)), "[2, 4]", "3");
    }

    [Fact]
    public void ALayerMayLackABias() =>
        Assert.Equal(["weight"], new ParameterSet(new Linear(3, 2, bias: false)).Names);

    [Fact]
    public void ASequenceNamesItsLayersByNumber()
    {
        var layers = new Sequential(new Linear(2, 2), new Activation(Ops.Relu), new Sequential(new Linear(2, 1)));
        Assert.Equal(["0.weight", "0.bias", "2.0.weight", "2.0.bias"], new ParameterSet(layers).Names);
    }

    [Fact]
    public void AnActivationIsAFunction() =>
        Expect.Equal(new Activation(Ops.Relu).Forward(Tensor.Of([-1f, 2])), [2], 0, 2);

    [Fact]
    public void ASequenceAppliesItsLayersInOrder()
    {
        var layers = new Sequential(new Activation(x => x + 1), new Activation(x => x * 2));
        Expect.Equal(layers.Forward(Tensor.Of([1f, 2])), [2], 4, 6);
        Expect.Equal(new Sequential().Forward(Tensor.Of([1f])), [1], 1);
    }
}
