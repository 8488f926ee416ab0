using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Library;

/// <summary>Copies, grids, parts of equal size, triangles and masks.</summary>
public class RepetitionTests
{
    static readonly Tensor Matrix = Tensor.Of([1f, 2, 3, 4, 5, 6], 2, 3);

    [Fact]
    public void ExpandRepeatsAxesOfSizeOne()
    {
        Expect.Equal(Expand(Tensor.Of([1f, 2], 2, 1), -1, 3), [2, 3], 1, 1, 1, 2, 2, 2);
        Expect.Equal(Expand(Tensor.Of([1f, 2]), 2, -1), [2, 2], 1, 2, 1, 2);
        Expect.Equal(Expand(5f, 2), [2], 5, 5);
        Expect.Equal(Expand(Tensor.Zeros(0, 1), -1, 2), [0, 2]);
        Expect.Throws<ArgumentException>(() => Expand(Matrix, -1, 2, 3), "axis 0", "[2, 3]");
        Expect.Throws<ArgumentException>(() => Expand(Matrix, 3), "1 sizes", "[2, 3]");
        Expect.Throws<ArgumentException>(() => Expand(Matrix, 4, 3), "[2, 3]", "[4, 3]");
    }

    [Fact]
    public void RepeatPutsCopiesSideBySide()
    {
        Expect.Equal(Repeat(Tensor.Of([1f, 2]), 3), [6], 1, 2, 1, 2, 1, 2);
        Expect.Equal(Repeat(Matrix, 1, 2), [2, 6], 1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6);
        Expect.Equal(Repeat(Tensor.Of([1f, 2]), 2, 1, 2), [2, 1, 4], 1, 2, 1, 2, 1, 2, 1, 2);
        Expect.Equal(Repeat(7f), [], 7);
        Expect.Equal(Repeat(7f, 2), [2], 7, 7);
        Expect.Equal(Repeat(Matrix, 0, 1), [0, 3]);
        Expect.Throws<ArgumentException>(() => Repeat(Matrix, 2), "1 counts", "[2, 3]");
        Expect.Throws<ArgumentException>(() => Repeat(Matrix, 2, -1), "-1 copies");
        Expect.Equal(Gradient(Sum(Repeat(Matrix, 2, 3) * Repeat(Matrix, 2, 3)), Matrix), [2, 3], 12, 24, 36, 48, 60, 72);
    }

    [Fact]
    public void RepeatInterleaveRepeatsElements()
    {
        Expect.Equal(RepeatInterleave(Matrix, 2, -1), [2, 6], 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6);
        Expect.Equal(RepeatInterleave(Matrix, 2, 0), [4, 3], 1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6);
        Expect.Equal(RepeatInterleave(Matrix, 0, 0), [0, 3]);
        Expect.Throws<ArgumentException>(() => RepeatInterleave(Matrix, -2, 0), "-2");
        Expect.Throws<ArgumentException>(() => RepeatInterleave(Matrix, 2, 2), "axis 2", "[2, 3]");
    }

    [Fact]
    public void MeshgridVariesAlongItsOwnAxis()
    {
        var grid = Meshgrid(Tensor.Of([1f, 2]), Tensor.Of([10f, 20, 30]), 5f);
        Expect.Equal(grid[0], [2, 3, 1], 1, 1, 1, 2, 2, 2);
        Expect.Equal(grid[1], [2, 3, 1], 10, 20, 30, 10, 20, 30);
        Expect.Equal(grid[2], [2, 3, 1], 5, 5, 5, 5, 5, 5);
        Assert.Empty(Meshgrid());
        Expect.Throws<ArgumentException>(() => Meshgrid(Matrix), "operand 0", "[2, 3]");
    }

    [Fact]
    public void SplitByASize()
    {
        Assert.Equal([2, 2, 1], Split(Tensor.Ones(5), 2).Select(part => part.Shape[0]));
        Assert.Equal([4], Split(Tensor.Ones(4), 9).Select(part => part.Shape[0]));
        Assert.Equal([0], Split(Tensor.Zeros(0), 2).Select(part => part.Shape[0]));
        Expect.Equal(Split(Matrix, 2, axis: -1)[1], [2, 1], 3, 6);
        Expect.Throws<ArgumentException>(() => Split(Matrix, 0), "0 elements");
    }

    // The sizes are those of torch.chunk(torch.ones(length), count).
    [Theory]
    [InlineData(6, 3, new[] { 2, 2, 2 })]
    [InlineData(7, 3, new[] { 3, 3, 1 })]
    [InlineData(5, 4, new[] { 2, 2, 1 })]
    [InlineData(2, 5, new[] { 1, 1 })]
    [InlineData(0, 2, new[] { 0, 0 })]
    public void ChunkByANumber(int length, int count, int[] sizes) =>
        Assert.Equal(sizes, Chunk(Tensor.Ones(length), count).Select(part => part.Shape[0]));

    [Fact]
    public void ChunksArePositive() => Expect.Throws<ArgumentException>(() => Chunk(Matrix, 0), "0 parts");

    [Fact]
    public void Triangles()
    {
        Expect.Equal(LowerTriangle(Matrix), [2, 3], 1, 0, 0, 4, 5, 0);
        Expect.Equal(LowerTriangle(Matrix, 1), [2, 3], 1, 2, 0, 4, 5, 6);
        Expect.Equal(LowerTriangle(Matrix, -2), [2, 3], 0, 0, 0, 0, 0, 0);
        Expect.Equal(UpperTriangle(Matrix), [2, 3], 1, 2, 3, 0, 5, 6);
        Expect.Equal(UpperTriangle(Matrix, 2), [2, 3], 0, 0, 3, 0, 0, 0);
        Expect.Equal(LowerTriangle(Repeat(Matrix, 2, 1, 1))[1], [2, 3], 1, 0, 0, 4, 5, 0);
        Expect.Equal(LowerTriangle(Full(float.NaN, 1, 2)), [1, 2], float.NaN, 0);
        Assert.Equal(DType.Bool, UpperTriangle(Matrix > 2).Type);
        Assert.Equal(DType.Int32, LowerTriangle(Cast(Matrix, DType.Int32)).Type);
        Expect.Throws<ArgumentException>(() => LowerTriangle(Tensor.Ones(3)), "lower_triangle", "[3]");
    }

    [Fact]
    public void MaskedFillKeepsTheType()
    {
        Expect.Equal(MaskedFill(Matrix, Matrix > 4, -1), [2, 3], 1, 2, 3, 4, -1, -1);
        Expect.Equal(MaskedFill(Matrix, Tensor.Of([true, false, false]), double.NegativeInfinity), [2, 3],
            float.NegativeInfinity, 2, 3, float.NegativeInfinity, 5, 6);
        Expect.Integers(MaskedFill(Tensor.Of([1, 2]), Tensor.Of([false, true]), 7.9), [2], 1, 7);
        Expect.Equal(MaskedFill(Tensor.Of([1f, 2]), true, Sum(Matrix)), [2], 21, 21);
        Expect.Throws<ArgumentException>(() => MaskedFill(Matrix, Matrix > 4, Tensor.Ones(3)), "[3]", "scalar");
    }
}
