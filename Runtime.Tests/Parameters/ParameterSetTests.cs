namespace GraphGen.Runtime.Tests.Parameters;

public class ParameterSetTests
{
    readonly TestModel model = new();
    readonly ParameterSet parameters;

    public ParameterSetTests() => parameters = new ParameterSet(model);

    [Fact]
    public void PathsFollowFieldsAndSharedLayersCountOnce()
    {
        Assert.Equal(["scale", "hidden.weight", "layers.0.weight", "layers.2.weight"], parameters.Names);
        Assert.Equal(["running"], parameters.Buffers.Names);
        Assert.Equal(4, parameters.Count);
        Assert.Equal(1 + 6 + 4 + 2, parameters.ElementCount);
        Assert.True(parameters.Contains("hidden.weight"));
        Assert.False(parameters.Contains("hidden.bias"));
    }

    [Fact]
    public void EachTensorBeginsAtACacheLineOfOneArena()
    {
        var all = parameters.Values;
        Assert.Equal(4 * 16, all.Length);
        all[16] = 42;
        Assert.Equal(42, parameters["hidden.weight"].Values[0]);
        Assert.Equal(new TensorShape(2, 3), parameters["hidden.weight"].Shape);
        Assert.Equal("hidden.weight: float32[2, 3]", parameters["hidden.weight"].ToString());
    }

    [Fact]
    public void SeedsDecideTheValues()
    {
        var first = parameters["layers.0.weight"].ToTensor().ToArray<float>();
        parameters.Initialize(seed: 1);
        var second = parameters["layers.0.weight"].ToTensor().ToArray<float>();
        parameters.Initialize(seed: 0);

        Assert.NotEqual(first, second);
        Assert.Equal(first, parameters["layers.0.weight"].ToTensor().ToArray<float>());
        Assert.All(first, value => Assert.InRange(value, -1 / MathF.Sqrt(2), 1 / MathF.Sqrt(2)));
        Assert.Equal(4, first.Distinct().Count());
    }

    [Fact]
    public void AFunctionMayChooseTheInitializers()
    {
        var own = parameters["layers.0.weight"].ToTensor().ToArray<float>();
        parameters.Initialize(seed: 0, tensor => tensor.Path == "hidden.weight" ? Initializers.Constant(tensor.Shape[1]) : null);
        Assert.Equal([3, 3, 3, 3, 3, 3], parameters["hidden.weight"].Values.ToArray());
        Assert.Equal(own, parameters["layers.0.weight"].ToTensor().ToArray<float>());
    }

    [Fact]
    public void BothTypesDrawTheSameValues()
    {
        var doubles = new ParameterSet(new TestModel(DType.Float64));
        Assert.Equal(DType.Float64, doubles.Type);
        Assert.Equal(
            parameters["hidden.weight"].ToTensor().ToArray<float>(),
            doubles["hidden.weight"].ToTensor().ToArray<double>().Select(value => (float)value));
        Expect.Throws<ArgumentException>(() => _ = doubles.Values.Length, "float64", "Single");
    }

    [Fact]
    public void ReadingEagerlyCopiesThePresentValues()
    {
        Tensor scale = model.Scale;
        parameters["scale"].Values[0] = 3;
        Assert.Equal(1, scale.Item<float>());
        Assert.Equal(3, ((Tensor)model.Scale).Item<float>());
    }

    [Fact]
    public void BuffersAreReadAndWritten()
    {
        Expect.Equal(model.Running, [3], 0.5f, 0.5f, 0.5f);
        model.Running.Value = model.Running.Value * 2 + Tensor.Of([0f, 1, 2]);
        Expect.Equal(parameters.Buffers["running"].ToTensor(), [3], 1, 2, 3);
        Expect.Throws<ArgumentException>(() => model.Running.Value = Tensor.Ones(2), "[2]", "'running'", "[3]");

        parameters.Initialize(seed: 5);
        Expect.Equal(model.Running, [3], 0.5f, 0.5f, 0.5f);
    }

    [Fact]
    public void GradientsLieAsTheParametersDo()
    {
        var gradients = new GradientSet(parameters);
        Assert.Equal(parameters.Names, gradients.Names);
        Assert.Equal(parameters.Values.Length, gradients.Values.Length);
        gradients["layers.2.weight"].Values.Fill(1);
        Assert.Equal(2, gradients.Values.ToArray().Sum());
        gradients.Clear();
        Assert.Equal(0, gradients.Values.ToArray().Sum());
    }

    [Fact]
    public void SetsOfEqualModelsCopy()
    {
        var other = new ParameterSet(new TestModel());
        other.Initialize(seed: 9);
        parameters.CopyFrom(other);
        Assert.Equal(other.Values.ToArray(), parameters.Values.ToArray());
        Expect.Throws<ArgumentException>(() => parameters.CopyFrom(new ParameterSet(new TestModel(DType.Float64))), "float64", "float32");
        Expect.Throws<ArgumentException>(() => parameters.CopyFrom(parameters.Buffers), "1 tensors");
    }

    [Fact]
    public void UnknownPathsNameTheKnownOnes() =>
        Expect.Throws<KeyNotFoundException>(() => _ = parameters["hidden.bias"], "'hidden.bias'", "hidden.weight");

    [Fact]
    public void AParameterNeedsASetAndHasOnlyOne()
    {
        Expect.Throws<InvalidOperationException>(() => _ = (Tensor)new Parameter([2, 3], Initializers.Zeros), "[2, 3]", "ParameterSet");
        Expect.Throws<InvalidOperationException>(() => _ = new ParameterSet(model), "'scale'");
    }

    [Fact]
    public void TypesDoNotMix()
    {
        Expect.Throws<ArgumentException>(() => _ = new ParameterSet(new MixedModel()), "'b'", "float64", "'a'", "float32");
        Expect.Throws<ArgumentException>(() => _ = new Parameter([1], Initializers.Zeros, DType.Int32), "int32");
    }

    [Fact]
    public void AModelWithoutParametersHasAnEmptySet()
    {
        var empty = new ParameterSet(new EmptyModel());
        Assert.Empty(empty.Names);
        Assert.Equal(0, empty.Values.Length);
    }

    sealed class MixedModel : IParameterized
    {
        public void Collect(string prefix, ParameterCollector collector)
        {
            collector.Add(prefix, "a", new Parameter([1], Initializers.Zeros));
            collector.Add(prefix, "b", new Parameter([1], Initializers.Zeros, DType.Float64));
        }
    }

    sealed class EmptyModel : IParameterized
    {
        public void Collect(string prefix, ParameterCollector collector)
        {
        }
    }
}
