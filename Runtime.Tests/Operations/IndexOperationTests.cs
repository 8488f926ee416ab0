using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Operations;

public class IndexOperationTests
{
    [Fact]
    public void TakeNamesSlices()
    {
        var table = Tensor.Of([1f, 2, 3, 4, 5, 6], 3, 2);
        Expect.Equal(Take(table, Tensor.Of([2, 0, 2])), [3, 2], 5, 6, 1, 2, 5, 6);
        Expect.Equal(Take(table, Tensor.Of([1, 0, 0, 2], 2, 2)), [2, 2, 2], 3, 4, 1, 2, 1, 2, 5, 6);
        Expect.Equal(Take(table, Tensor.Scalar(1)), [2], 3, 4);
        Expect.Equal(Take(table, Tensor.Of(Array.Empty<int>())), [0, 2]);
    }

    [Fact]
    public void TakeWithABatchLooksUpInEachRow()
    {
        var x = Tensor.Of([1f, 2, 3, 4, 5, 6], 2, 3);
        Expect.Equal(Take(x, Tensor.Of([2, 0]), batch: 1), [2], 3, 4);
        Expect.Equal(Take(x, Tensor.Of([0, 0, 1, 2], 2, 2), batch: 1), [2, 2], 1, 1, 5, 6);
    }

    [Fact]
    public void IndicesOutsideAreErrors()
    {
        Expect.Throws<ArgumentOutOfRangeException>(() => Take(Tensor.Ones(3), Tensor.Of([0, 3])), "position 1", "0 to 2");
        Expect.Throws<ArgumentOutOfRangeException>(() => Take(Tensor.Ones(3), Tensor.Of([-1])), "-1");
        Expect.Throws<ArgumentOutOfRangeException>(() => ScatterAdd(Tensor.Of([5]), Tensor.Ones(1), 0, 5), "0 to 4");
        Expect.Throws<ArgumentException>(() => Take(Tensor.Ones(3), Tensor.Of([0f])), "int32");
        Expect.Throws<ArgumentException>(() => Take(Tensor.Ones(3, 2), Tensor.Of([0, 0]), batch: 1), "[3, 2]", "[2]");
    }

    [Fact]
    public void ScatterAddsUpDuplicates()
    {
        Expect.Equal(ScatterAdd(Tensor.Of([1, 0, 1]), Tensor.Of([1f, 2, 3, 4, 5, 6], 3, 2), 0, 3), [3, 2], 3, 4, 6, 8, 0, 0);
        Expect.Equal(ScatterAdd(Tensor.Of([2, 0]), Tensor.Of([7f, 8]), 1, 3), [2, 3], 0, 0, 7, 8, 0, 0);
        Expect.Equal(ScatterAdd(Tensor.Of(Array.Empty<int>()), Tensor.Zeros(0, 2), 0, 1), [1, 2], 0, 0);
    }

    [Fact]
    public void GatherIsTorchs()
    {
        var x = Tensor.Of([1f, 2, 3, 4], 2, 2);
        Expect.Equal(Gather(x, 1, Tensor.Of([0, 0, 1, 0], 2, 2)), [2, 2], 1, 1, 4, 3);
        Expect.Equal(Gather(x, 0, Tensor.Of([1, 0, 0, 1, 1, 1], 3, 2)), [3, 2], 3, 2, 1, 4, 3, 4);
        Expect.Equal(Gather(x, 0, Tensor.Of([1], 1, 1)), [1, 1], 3);
        Expect.Throws<ArgumentException>(() => Gather(x, 0, Tensor.Of([1])), "[1]", "[2, 2]");
    }

    [Fact]
    public void IndexSelectTakesAlongAnAxis()
    {
        var x = Tensor.Of([1f, 2, 3, 4, 5, 6], 2, 3);
        Expect.Equal(IndexSelect(x, 1, Tensor.Of([2, 0])), [2, 2], 3, 1, 6, 4);
        Expect.Equal(IndexSelect(x, 0, Tensor.Of([1, 1, 0])), [3, 3], 4, 5, 6, 4, 5, 6, 1, 2, 3);
        Expect.Equal(IndexSelect(Reshape(x, 1, 2, 3), -2, Tensor.Of([1])), [1, 1, 3], 4, 5, 6);
    }

    [Fact]
    public void EmbeddingLooksUpRows()
    {
        var weight = Tensor.Of([1f, 2, 3, 4, 5, 6], 3, 2);
        Expect.Equal(Embedding(Tensor.Of([1, 1, 2, 0], 2, 2), weight), [2, 2, 2], 3, 4, 3, 4, 5, 6, 1, 2);
        Expect.Equal(Embedding(Tensor.Of([1]), weight, paddingIndex: 1), [1, 2], 3, 4);
        Expect.Throws<ArgumentException>(() => Embedding(Tensor.Of([1]), Tensor.Ones(3)), "[3]");
    }

    [Fact]
    public void OneHotRows()
    {
        Expect.Equal(OneHot(Tensor.Of([2, 0]), 3), [2, 3], 0, 0, 1, 1, 0, 0);
        Assert.Equal(DType.Float64, OneHot(Tensor.Scalar(1), 2, DType.Float64).Type);
        Expect.Equal(OneHot(Tensor.Of([3, -1]), 2), [2, 2], 0, 0, 0, 0);
    }
}
