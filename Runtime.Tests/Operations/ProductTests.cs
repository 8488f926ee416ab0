using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Operations;

public class ProductTests
{
    static readonly Tensor A = Tensor.Of([1f, 2, 3, 4, 5, 6], 2, 3);
    static readonly Tensor B = Tensor.Of([1f, 0, 2, 1, 0, 3], 3, 2);

    [Fact]
    public void MatricesAndVectors()
    {
        Expect.Equal(MatMul(A, B), [2, 2], 5, 11, 14, 23);
        Expect.Equal(MatMul(A, Tensor.Of([1f, 0, -1])), [2], -2, -2);
        Expect.Equal(MatMul(Tensor.Of([1f, -1]), A), [3], -3, -3, -3);
        Expect.Equal(MatMul(Tensor.Of([1f, 2]), Tensor.Of([3f, 4])), [], 11);
    }

    [Fact]
    public void StackedMatricesMatchTheSinglePairs()
    {
        var left = Reshape(Cast(Iota(24), DType.Float32), 2, 2, 3, 2);
        var right = Reshape(Cast(Iota(8), DType.Float32), 2, 1, 2, 2);
        var product = MatMul(left, right);
        Assert.Equal(new TensorShape(2, 2, 3, 2), product.Shape);
        for (var i = 0; i < 2; i++)
            for (var j = 0; j < 2; j++)
                Assert.Equal(MatMul(left[i, j], right[i, 0]).ToArray<float>(), product[i, j].ToArray<float>());
    }

    [Fact]
    public void AStackMeetsAMatrixOrAVector()
    {
        var stack = Reshape(Cast(Iota(12), DType.Float32), 2, 2, 3);
        var product = MatMul(stack, B);
        Assert.Equal(new TensorShape(2, 2, 2), product.Shape);
        Assert.Equal(MatMul(stack[1], B).ToArray<float>(), product[1].ToArray<float>());

        var fromLeft = MatMul(A, Reshape(Cast(Iota(12), DType.Float32), 2, 3, 2));
        Assert.Equal(new TensorShape(2, 2, 2), fromLeft.Shape);
        Assert.Equal(MatMul(A, Reshape(Cast(Iota(12), DType.Float32), 2, 3, 2)[1]).ToArray<float>(), fromLeft[1].ToArray<float>());

        Expect.Equal(MatMul(stack, Tensor.Of([1f, 1, 1])), [2, 2], 3, 12, 21, 30);
        Expect.Equal(MatMul(Tensor.Of([1f, 1]), stack), [2, 3], 3, 5, 7, 15, 17, 19);
    }

    [Fact]
    public void EmptyProducts()
    {
        Expect.Equal(MatMul(Tensor.Zeros(0, 3), B), [0, 2]);
        Expect.Equal(MatMul(Tensor.Zeros(2, 0), Tensor.Zeros(0, 2)), [2, 2], 0, 0, 0, 0);
        Expect.Equal(MatMul(Tensor.Zeros(0, 2, 3), Tensor.Zeros(1, 3, 2)), [0, 2, 2]);
    }

    [Fact]
    public void ShapesThatDoNotFitAreNamed()
    {
        Expect.Throws<ArgumentException>(() => MatMul(A, A), "[2, 3]");
        Expect.Throws<ArgumentException>(() => MatMul(A, 2f), "[2, 3]", "[]");
        Expect.Throws<ArgumentException>(() => MatMul(Tensor.Zeros(2, 2, 3), Tensor.Zeros(3, 3, 2)), "[2]", "[3]");
    }

    [Fact]
    public void TheGeneralProductPutsBatchThenFreeAxes()
    {
        var a = Reshape(Cast(Iota(12), DType.Float64), 3, 2, 2);
        var b = Reshape(Cast(Iota(18), DType.Float64), 3, 3, 2);
        var product = Dot(a, b, [1], [2], [0], [0]);
        Assert.Equal(new TensorShape(2, 2, 3), product.Shape);
        for (var batch = 0; batch < 2; batch++)
            for (var row = 0; row < 2; row++)
                for (var column = 0; column < 3; column++)
                    Assert.Equal(
                        Sum(a[.., batch, row] * b[.., column, batch]).Item<double>(), product[batch, row, column].Item<double>());
    }

    [Fact]
    public void AnOuterProductContractsNothing() =>
        Expect.Equal(Dot(Tensor.Of([1f, 2]), Tensor.Of([3f, 4]), [], [], [], []), [2, 2], 3, 4, 6, 8);

    [Fact]
    public void IntegersMultiplyToo() => Expect.Integers(MatMul(Tensor.Of([1, 2]), Tensor.Of([3, 4])), [], 11);
}
