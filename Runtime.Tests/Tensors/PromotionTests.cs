namespace GraphGen.Runtime.Tests.Tensors;

public class PromotionTests
{
    static readonly Tensor Bools = Tensor.Of([true, false]);
    static readonly Tensor Ints = Tensor.Of([1, 2]);
    static readonly Tensor Floats = Tensor.Of([1f, 2f]);
    static readonly Tensor Doubles = Tensor.Of([1.0, 2.0]);

    [Fact]
    public void TensorsMeetInTheWiderType()
    {
        Assert.Equal(DType.Float32, (Ints + Floats).Type);
        Assert.Equal(DType.Float64, (Floats + Doubles).Type);
        Assert.Equal(DType.Float64, (Ints * Doubles).Type);
        Assert.Equal(DType.Int32, (Bools + Ints).Type);
        Assert.Equal(DType.Float32, (Bools * Floats).Type);
    }

    [Fact]
    public void NumbersTakeTheTensorsType()
    {
        Assert.Equal(DType.Float32, (Floats * 2.5).Type);
        Assert.Equal(DType.Float64, (1 - Doubles).Type);
        Assert.Equal(DType.Float64, (Doubles * 2f).Type);
        Assert.Equal(DType.Int32, (Ints + 1).Type);
        Assert.Equal(DType.Float32, (Ints + 0.5).Type);
        Assert.Equal(DType.Float32, (Ints + 0.5f).Type);
        Assert.Equal(DType.Int32, (Bools + 1).Type);
    }

    [Fact]
    public void ANumberKeepsItsPrecisionUntilItMeetsATensor() =>
        Assert.Equal(0.1 * 2, (Doubles * (Tensor)0.1).ToArray<double>()[1]);

    [Fact]
    public void NumbersAloneAreFloat32OrInt32()
    {
        Assert.Equal(DType.Float32, ((Tensor)1.5 + 2).Type);
        Assert.Equal(DType.Int32, ((Tensor)1 + 2).Type);
        Assert.Equal(DType.Float32, Ops.Exp(1.0).Type);
        Assert.Equal(DType.Float32, Ops.Exp(1).Type);
        Assert.Equal(new TensorShape(), ((Tensor)3).Shape);
    }

    [Fact]
    public void ArithmeticOnTruthValuesAloneIsAnError() =>
        Expect.Throws<ArgumentException>(() => _ = Bools + Bools, "add", "bool");

    [Fact]
    public void LogicTakesTruthValuesOnly() =>
        Expect.Throws<ArgumentException>(() => _ = Bools & Ints, "and", "int32[2]");

    [Fact]
    public void RemaindersAreOfIntegers()
    {
        Expect.Integers(Tensor.Of([7, -7]) % 3, [2], 1, -1);
        Expect.Throws<ArgumentException>(() => _ = Floats % 2, "rem", "float32");
    }
}
