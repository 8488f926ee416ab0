namespace GraphGen.Runtime.Tests.Layers;

public class InitializedModelTests
{
    [Fact]
    public void CompiledModelsTakeEveryInitializer()
    {
        var model = new InitializedModel();
        Assert.Equal([0, 0.5f, 1], model.Parameters["rising"].Values.ToArray());
        Assert.All(model.Parameters["near"].Values.ToArray(), value => Assert.InRange(value, -0.04f, 0.04f));
        using var program = model.BindTotal();
        Assert.Equal(model.Total(Tensor.Of([1f, 2, 3])).Item<float>(), program.Run([1, 2, 3]), 1e-5f);
    }
}
