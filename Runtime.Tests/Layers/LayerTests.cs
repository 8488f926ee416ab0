namespace GraphGen.Runtime.Tests.Layers;

public class LayerTests
{
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
