namespace GraphGen.Runtime.Tests.Tensors;

public class IndexingTests
{
    static readonly Tensor Matrix = Tensor.Of([1f, 2, 3, 4, 5, 6], 2, 3);

    [Fact]
    public void ANumberLeavesItsAxisOut()
    {
        Expect.Equal(Matrix[1], [3], 4, 5, 6);
        Expect.Equal(Matrix[^1], [3], 4, 5, 6);
        Expect.Equal(Matrix[0, 2], [], 3);
        Expect.Equal(Matrix[.., ^1], [2], 3, 6);
    }

    [Fact]
    public void ARangeKeepsItsAxis()
    {
        Expect.Equal(Matrix[1..], [1, 3], 4, 5, 6);
        Expect.Equal(Matrix[.., ..^1], [2, 2], 1, 2, 4, 5);
        Expect.Equal(Matrix[.., ^2..^1], [2, 1], 2, 5);
        Expect.Equal(Matrix[..], [2, 3], 1, 2, 3, 4, 5, 6);
        Expect.Equal(Matrix[1..1], [0, 3]);
    }

    [Fact]
    public void OutsideIsAnError()
    {
        Expect.Throws<ArgumentException>(() => _ = Matrix[2], "[2, 3]");
        Expect.Throws<ArgumentException>(() => _ = Matrix[.., 1..5], "[2, 3]");
        Expect.Throws<ArgumentException>(() => _ = Matrix[0, 0, 0], "3 indices", "[2, 3]");
    }
}
