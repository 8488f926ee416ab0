namespace GraphGen.Runtime.Tests.Parameters;

public class GainTests
{
    // torch.nn.init.calculate_gain
    [Fact]
    public void GainsAreThoseOfPyTorch()
    {
        Assert.Equal(1, Gain.Linear);
        Assert.Equal(1, Gain.Sigmoid);
        Assert.Equal(1.6666666666666667, Gain.Tanh);
        Assert.Equal(1.4142135623730951, Gain.Relu);
        Assert.Equal(1.3867504905630728, Gain.LeakyRelu(0.2));
        Assert.Equal(0.75, Gain.Selu);
    }
}
