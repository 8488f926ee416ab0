using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Operations;

public class ShapeTests
{
    static readonly Tensor Cube = Reshape(Cast(Iota(24), DType.Float32), 2, 3, 4);

    [Fact]
    public void BroadcastRepeats()
    {
        Expect.Equal(BroadcastTo(Tensor.Of([1f, 2], 2, 1), 2, 3), [2, 3], 1, 1, 1, 2, 2, 2);
        Expect.Equal(BroadcastTo(5f, 2, 2), [2, 2], 5, 5, 5, 5);
        Expect.Equal(BroadcastTo(Tensor.Ones(1), 0), [0]);
        Expect.Throws<ArgumentException>(() => BroadcastTo(Tensor.Ones(3), 2), "[3]", "[2]");
        Expect.Throws<ArgumentException>(() => BroadcastTo(Tensor.Ones(2, 3), 3), "[2, 3]", "[3]");
    }

    [Fact]
    public void ReshapeWorksOutOneSize()
    {
        Assert.Equal(new TensorShape(4, 6), Reshape(Cube, 4, -1).Shape);
        Assert.Equal(Cube.ToArray<float>(), Reshape(Cube, -1).ToArray<float>());
        Assert.Equal(new TensorShape(), Reshape(Tensor.Ones(1, 1)).Shape);
        Assert.Equal(new TensorShape(0, 5), Reshape(Tensor.Ones(5, 0), -1, 5).Shape);
        Expect.Throws<ArgumentException>(() => Reshape(Cube, 5, -1), "[2, 3, 4]", "[5, -1]");
        Expect.Throws<ArgumentException>(() => Reshape(Cube, 23), "[2, 3, 4]", "[23]");
    }

    [Fact]
    public void PermuteMovesAxes()
    {
        var moved = Permute(Cube, 2, 0, 1);
        Assert.Equal(new TensorShape(4, 2, 3), moved.Shape);
        Assert.Equal(Cube[1, 2, 3].Item<float>(), moved[3, 1, 2].Item<float>());
        Expect.Equal(Permute(Tensor.Of([1f, 2, 3, 4, 5, 6], 2, 3), -1, 0), [3, 2], 1, 4, 2, 5, 3, 6);
        Expect.Throws<ArgumentException>(() => Permute(Cube, 0, 1), "[2, 3, 4]");
        Expect.Throws<ArgumentException>(() => Permute(Cube, 0, 1, 1), "twice");
    }

    [Fact]
    public void StridedSliceTakesEverySoManyth()
    {
        Expect.Equal(StridedSlice(Cube, [1, 0, 1], [2, 3, 4], [1, 2, 2]), [1, 2, 2], 13, 15, 21, 23);
        Expect.Equal(StridedSlice(Tensor.Of([1f, 2, 3]), [3], [3], [1]), [0]);
        Expect.Throws<ArgumentException>(() => StridedSlice(Cube, [0, 0, 0], [2, 4, 4], [1, 1, 1]), "0..4", "axis 1", "[2, 3, 4]");
        Expect.Throws<ArgumentException>(() => StridedSlice(Cube, [0], [1], [1]), "3 begins");
        Expect.Throws<ArgumentException>(() => StridedSlice(Tensor.Ones(2), [0], [2], [0]), "steps of 0");
    }

    [Fact]
    public void PadSurrounds()
    {
        Expect.Equal(Pad(Tensor.Of([1f, 2], 1, 2), [1, 0], [0, 2], -1), [2, 4], -1, -1, -1, -1, 1, 2, -1, -1);
        Expect.Integers(Pad(Tensor.Of([7]), [1], [1]), [3], 0, 7, 0);
        Expect.Throws<ArgumentException>(() => Pad(Tensor.Ones(2), [-1], [0]), "-1");
    }

    [Fact]
    public void ConcatJoinsAlongAnAxis()
    {
        Tensor a = Tensor.Of([1f, 2], 2, 1), b = Tensor.Of([3f, 4, 5, 6], 2, 2);
        Expect.Equal(Concat([a, b], 1), [2, 3], 1, 3, 4, 2, 5, 6);
        Expect.Equal(Concat([a, a], -2), [4, 1], 1, 2, 1, 2);
        Assert.Equal(DType.Float64, Concat([a, Tensor.Of([1.0], 1, 1)]).Type);
        Expect.Equal(Concat([a, Tensor.Zeros(0, 1)]), [2, 1], 1, 2);
        Expect.Throws<ArgumentException>(() => Concat([a, b], 0), "[2, 1]", "[2, 2]");
        Expect.Throws<ArgumentException>(() => Concat([]), "needs a tensor");
    }

    [Fact]
    public void FlipTurnsRound()
    {
        Expect.Equal(Flip(Tensor.Of([1f, 2, 3, 4], 2, 2), 0), [2, 2], 3, 4, 1, 2);
        Expect.Equal(Flip(Tensor.Of([1f, 2, 3, 4], 2, 2), 0, -1), [2, 2], 4, 3, 2, 1);
        Expect.Equal(Flip(Tensor.Zeros(0, 2), 0), [0, 2]);
    }

    [Fact]
    public void AssumeShapeAsserts()
    {
        var x = Tensor.Ones(2, 3);
        Assert.Same(x, AssumeShape(x, 2, 3));
        Expect.Throws<ArgumentException>(() => AssumeShape(x, 3, 2), "[2, 3]", "[3, 2]");
    }

    [Fact]
    public void CastConverts()
    {
        Expect.Integers(Cast(Tensor.Of([1.9, -1.9, 0]), DType.Int32), [3], 1, -1, 0);
        Expect.Truths(Cast(Tensor.Of([0f, 2, float.NaN]), DType.Bool), [3], false, true, true);
        Expect.Equal(Cast(Tensor.Of([true, false]), DType.Float32), [2], 1, 0);
        Assert.Equal(0.1, Cast(0.1, DType.Float64).Item<double>());
    }

    [Fact]
    public void IotaCounts()
    {
        Expect.Integers(Iota(3), [3], 0, 1, 2);
        Expect.Integers(Iota(0), [0]);
        Expect.Throws<ArgumentException>(() => Iota(-1), "-1");
    }
}
