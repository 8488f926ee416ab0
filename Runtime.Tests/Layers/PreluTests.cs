namespace GraphGen.Runtime.Tests.Layers;

public class PreluTests
{
    static readonly Tensor X = Tensor.Of([-1f, 2, -3, -4, 5, 0, -2, -8], 2, 2, 2);

    [Fact]
    public void OneSlopeForAll()
    {
        var layer = new Prelu();
        Assert.Equal(["weight"], new ParameterSet(layer).Names);
        Expect.Equal(layer.Forward(X), [2, 2, 2], -0.25f, 2, -0.75f, -1, 5, 0, -0.5f, -2);
        Expect.Equal(layer.Forward(-2f), [], -0.5f);
    }

    [Fact]
    public void OneSlopeForEachChannel()
    {
        var layer = new Prelu(2, 0.5);
        var slopes = new ParameterSet(layer)["weight"];
        new float[] { 0.5f, 0.125f }.CopyTo(slopes.Values);
        Expect.Equal(layer.Forward(X), [2, 2, 2], -0.5f, 2, -0.375f, -0.5f, 5, 0, -0.25f, -1);
        Expect.Throws<ArgumentException>(() => layer.Forward(Tensor.Zeros(2, 3)), "[2, 3]", "size 2");
        Expect.Throws<ArgumentException>(() => layer.Forward(Tensor.Zeros(2)), "[2]", "axis 1");
    }
}
