using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Operations;

/// <summary>Random numbers of eager calls; the state is the thread's, and each test sets it.</summary>
public class RandomTests
{
    const int Count = 40_000;

    [Fact]
    public void SeedAndStepBeginAnew()
    {
        RandomSeed = 5;
        RandomStep = 2;
        var first = RandomUniform(7).ToArray<float>();
        var second = RandomUniform(7).ToArray<float>();
        Assert.NotEqual(first, second);
        RandomStep = 2;
        Assert.Equal(first, RandomUniform(7).ToArray<float>());
        Assert.Equal(second, RandomUniform(7).ToArray<float>());
        RandomSeed = 5;
        Assert.Equal(first, RandomUniform(7).ToArray<float>());
        RandomStep = 3;
        Assert.NotEqual(first, RandomUniform(7).ToArray<float>());
        Assert.Equal((5ul, 3L), (RandomSeed, RandomStep));
    }

    [Fact]
    public void ShapesAndTypes()
    {
        RandomSeed = 1;
        Assert.Equal("float32[2, 3]", Text(RandomUniform(2, 3)));
        Assert.Equal("float64[]", Text(RandomNormal([], DType.Float64)));
        Assert.Equal("float32[0]", Text(RandomNormal(0)));
        Expect.Throws<ArgumentException>(() => RandomUniform([2], DType.Int32), "random_uniform", "int32");

        static string Text(Tensor x) => $"{x.Type.ToString().ToLowerInvariant()}{x.Shape}";
    }

    [Fact]
    public void RandomNumbersAreConstantsOfDerivatives()
    {
        RandomSeed = 1;
        var x = Tensor.Of([1.0, 2]);
        var noise = RandomNormal([2], DType.Float64);
        Assert.Equal(noise.ToArray<double>(), Gradient(Sum(x * noise), x).ToArray<double>());
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void DropoutKeepsTheMean(double probability)
    {
        var y = InTraining(() => Dropout(Tensor.Ones(Count), probability)).ToArray<float>();
        var scale = (float)(1 / (1 - probability));
        Assert.All(y, value => Assert.True(value == 0 || value == scale));
        var error = 4 * Math.Sqrt(probability * (1 - probability) / Count);
        Assert.InRange(y.Count(value => value != 0) / (double)Count, 1 - probability - error, 1 - probability + error);
    }

    [Fact]
    public void DropoutOfNoneAndOfAll()
    {
        var x = Tensor.Of([1f, -2, float.PositiveInfinity]);
        Assert.Same(x, Dropout(x, 0.5));
        Assert.Same(x, InTraining(() => Dropout(x, 0)));
        Expect.Equal(InTraining(() => Dropout(x, 1)), [3], 0, 0, 0);
        Expect.Equal(InTraining(() => Gradient(Sum(Dropout(x, 1)), x)), [3], 0, 0, 0);
        Assert.Equal(DType.Float64, InTraining(() => Dropout(Tensor.Of([1.0]), 0.5)).Type);
    }

    [Theory]
    [InlineData(-0.1, "-0.1")]
    [InlineData(1.5, "1.5")]
    [InlineData(double.NaN, "NaN")]
    public void OtherProbabilitiesAreRefused(double probability, string text)
    {
        Expect.Throws<ArgumentException>(() => Dropout(Tensor.Ones(2), probability), "dropout", text);
        Expect.Throws<ArgumentException>(() => new Dropout(probability), "dropout", text);
    }

    [Fact]
    public void TheLayerIsTheFunction()
    {
        var x = Tensor.Ones(50);
        Assert.Same(x, new Dropout(0.3).Forward(x));
        Assert.Equal(InTraining(() => Dropout(x, 0.3)).ToArray<float>(), InTraining(() => new Dropout(0.3).Forward(x)).ToArray<float>());
    }

    static Tensor InTraining(Func<Tensor> function)
    {
        Ops.Training = true;
        RandomSeed = 3;
        try
        {
            return function();
        }
        finally
        {
            Ops.Training = false;
        }
    }
}
