namespace GraphGen.Runtime.Tests.Tensors;

public class TensorTests
{
    [Fact]
    public void ATensorHoldsACopyOfItsValues()
    {
        float[] values = [1, 2, 3, 4, 5, 6];
        var x = Tensor.Of(values, 2, 3);
        values[0] = 100;

        Assert.Equal(DType.Float32, x.Type);
        Assert.Equal(2, x.Rank);
        Assert.Equal(3, x.Shape[^1]);
        Assert.Equal([1, 2, 3, 4, 5, 6], x.AsSpan<float>());
    }

    [Fact]
    public void WithoutAShapeTheRankIsOneAndWithAnEmptyShapeZero()
    {
        Assert.Equal(new TensorShape(1), Tensor.Of([7f]).Shape);
        Assert.Equal(new TensorShape(), Tensor.Of([7f], []).Shape);
    }

    [Fact]
    public void EveryElementTypeIsKept()
    {
        Assert.Equal(DType.Float64, Tensor.Of([1.0]).Type);
        Assert.Equal(DType.Int32, Tensor.Of([1]).Type);
        Assert.Equal(DType.Bool, Tensor.Of([true]).Type);
        Assert.Equal(2.5, Tensor.Scalar(2.5).Item<double>());
        Assert.True(Tensor.Scalar(true).Item<bool>());
    }

    [Fact]
    public void FactoriesFill()
    {
        Expect.Equal(Tensor.Zeros(2), [2], 0, 0);
        Expect.Equal(Tensor.Ones(1, 2), [1, 2], 1, 1);
        Expect.Equal(Tensor.Full(-3, 2), [2], -3, -3);
        Expect.Equal(Tensor.Ones(3, 0), [3, 0]);
    }

    [Fact]
    public void WrongCountsAndTypesAreErrors()
    {
        Expect.Throws<ArgumentException>(() => Tensor.Of([1f, 2f], 3), "[3]", "3", "2 values");
        Expect.Throws<ArgumentException>(() => Tensor.Of([1f, 2f]).ToArray<int>(), "float32", "int32");
        Expect.Throws<ArgumentException>(() => Tensor.Zeros(2, -1), "[2, -1]");
        Expect.Throws<ArgumentException>(() => _ = new TensorShape(100_000, 100_000), "100000");
        Expect.Throws<InvalidOperationException>(() => Tensor.Of([1f, 2f]).Item<float>(), "[2]");
        Expect.Throws<ArgumentOutOfRangeException>(() => _ = new TensorShape(2, 3)[2], "[2, 3]");
    }

    [Fact]
    public void ShapesAreValues()
    {
        TensorShape a = new(2, 3), b = new(2, 3);
        Assert.Equal(a, b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.NotEqual(a, new TensorShape(3, 2));
        Assert.Equal(6, a.ElementCount);
        Assert.Equal(1, new TensorShape().ElementCount);
        Assert.Equal([2, 3], a.ToArray());
        Assert.Equal("[2, 3]", a.ToString());
    }

    [Fact]
    public void TextShowsTypeShapeAndRows()
    {
        Assert.Equal("float32[2, 2] [[1, 2],\n [3, 4.5]]", Tensor.Of([1f, 2, 3, 4.5f], 2, 2).ToString());
        Assert.Equal("int32[] 5", Tensor.Scalar(5).ToString());
        Assert.Equal("bool[2] [true, false]", Tensor.Of([true, false]).ToString());
        Assert.Equal("float32[0] []", Tensor.Of(Array.Empty<float>()).ToString());
    }

    [Fact]
    public void TextOfALargeTensorIsShort() =>
        Assert.Equal("int32[2000] [0, 1, 2, …, 1997, 1998, 1999]", Ops.Iota(2000).ToString());
}
