using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Library;

public class ArrangementTests
{
    static readonly Tensor Cube = Reshape(Cast(Iota(24), DType.Float32), 2, 3, 4);

    [Fact]
    public void TransposeSwapsAxes()
    {
        Expect.Equal(Transpose(Tensor.Of([1f, 2, 3, 4, 5, 6], 2, 3)), [3, 2], 1, 4, 2, 5, 3, 6);
        Assert.Equal(new TensorShape(4, 3, 2), Transpose(Cube, 0, -1).Shape);
        Expect.Throws<ArgumentException>(() => Transpose(Cube), "[2, 3, 4]");
    }

    [Fact]
    public void FlattenJoinsAxes()
    {
        Assert.Equal(new TensorShape(24), Flatten(Cube).Shape);
        Assert.Equal(new TensorShape(2, 12), Flatten(Cube, 1).Shape);
        Assert.Equal(new TensorShape(6, 4), Flatten(Cube, 0, 1).Shape);
        Assert.Equal(new TensorShape(1), Flatten(2f).Shape);
        Assert.Equal(new TensorShape(0), Flatten(Tensor.Zeros(2, 0)).Shape);
        Expect.Throws<ArgumentException>(() => Flatten(Cube, 2, 1), "[2, 3, 4]");
    }

    [Fact]
    public void SqueezeAndUnsqueezeAreInverse()
    {
        Assert.Equal(new TensorShape(2, 1, 3, 4), Unsqueeze(Cube, 1).Shape);
        Assert.Equal(new TensorShape(2, 3, 4, 1), Unsqueeze(Cube, -1).Shape);
        Assert.Equal(Cube.Shape, Squeeze(Unsqueeze(Unsqueeze(Cube, 0), -1), 0, -1).Shape);
        Expect.Throws<ArgumentException>(() => Squeeze(Cube, 1), "axis 1", "[2, 3, 4]");
        Expect.Throws<ArgumentException>(() => Unsqueeze(Cube, 4), "axis 4");
    }

    [Fact]
    public void SliceCountsFromEitherEnd()
    {
        Expect.Equal(Slice(Tensor.Of([1f, 2, 3, 4, 5]), [-3], [-1]), [2], 3, 4);
        Expect.Equal(Slice(Tensor.Of([1f, 2, 3, 4, 5]), [0], [5], [2]), [3], 1, 3, 5);
        Expect.Equal(Slice(Tensor.Of([1f, 2, 3, 4, 5, 6], 2, 3), -1, 1, 3), [2, 2], 2, 3, 5, 6);
        Expect.Throws<ArgumentException>(() => Slice(Cube, [0], [1]), "[2, 3, 4]");
    }

    [Fact]
    public void SplitAndConcatAreInverse()
    {
        var parts = Split(Cube, [1, 3], axis: -1);
        Assert.Equal([new TensorShape(2, 3, 1), new TensorShape(2, 3, 3)], parts.Select(part => part.Shape));
        Assert.Equal(Cube.ToArray<float>(), Concat(parts, -1).ToArray<float>());
        Expect.Throws<ArgumentException>(() => Split(Cube, [1, 1], axis: 2), "2", "4");
    }

    [Fact]
    public void StackMakesAnAxis()
    {
        Tensor a = Tensor.Of([1f, 2]), b = Tensor.Of([3f, 4]);
        Expect.Equal(Stack([a, b]), [2, 2], 1, 2, 3, 4);
        Expect.Equal(Stack([a, b], -1), [2, 2], 1, 3, 2, 4);
        Expect.Throws<ArgumentException>(() => Stack([a, Tensor.Ones(3)]), "[2]", "[3]");
    }

    [Fact]
    public void PadAlongOneAxis() =>
        Expect.Equal(Pad(Tensor.Of([1f, 2], 2, 1), axis: -1, before: 1, after: 0, value: 9), [2, 2], 9, 1, 9, 2);

    [Fact]
    public void ShapesMeet()
    {
        Assert.Equal([2, 3, 4], BroadcastShapes([3, 1], [2, 1, 4]));
        Expect.Throws<ArgumentException>(() => BroadcastShapes([2], [3]), "[2]", "[3]");
    }
}
