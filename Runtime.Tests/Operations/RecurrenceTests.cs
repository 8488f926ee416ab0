using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Operations;

public class RecurrenceTests
{
    static readonly Tensor Matrix = Tensor.Of([1f, 2, 3, 4, 5, 6], 2, 3);

    [Fact]
    public void CumulativeSums()
    {
        Expect.Equal(CumulativeSum(Matrix, 1), [2, 3], 1, 3, 6, 4, 9, 15);
        Expect.Equal(CumulativeSum(Matrix, 0), [2, 3], 1, 2, 3, 5, 7, 9);
        Expect.Equal(CumulativeSum(Matrix, -1, reverse: true), [2, 3], 6, 5, 3, 15, 11, 6);
        Expect.Equal(CumulativeSum(Matrix, 1, exclusive: true), [2, 3], 0, 1, 3, 0, 4, 9);
        Expect.Equal(CumulativeSum(Matrix, 1, exclusive: true, reverse: true), [2, 3], 5, 3, 0, 11, 6, 0);
        Expect.Integers(CumulativeSum(Tensor.Of([true, false, true]), 0), [3], 1, 1, 2);
        Expect.Equal(CumulativeSum(Tensor.Zeros(2, 0), 1), [2, 0]);
    }

    [Fact]
    public void CumulativeProducts()
    {
        Expect.Equal(CumulativeProduct(Matrix, 1), [2, 3], 1, 2, 6, 4, 20, 120);
        Expect.Equal(CumulativeProduct(Matrix, 0, reverse: true), [2, 3], 4, 10, 18, 4, 5, 6);
        Expect.Equal(CumulativeProduct(Matrix, 1, exclusive: true), [2, 3], 1, 1, 2, 1, 4, 20);
        Expect.Equal(CumulativeProduct(Matrix, 1, exclusive: true, reverse: true), [2, 3], 6, 3, 1, 30, 6, 1);
        Expect.Integers(CumulativeProduct(Tensor.Of([2, 0, 5]), 0), [3], 2, 0, 0);
    }

    [Fact]
    public void RecurrencesBroadcastTheirOperands()
    {
        Expect.Equal(Recurrence(0.5, Tensor.Of([4f, 2, 8]), 0), [3], 4, 4, 10);
        Expect.Equal(Recurrence(Tensor.Of([2f, 3], 2, 1), Tensor.Of([1f, 1, 1]), 1, reverse: true), [2, 3], 7, 3, 1, 13, 4, 1);
        Assert.Equal(DType.Float64, Recurrence(Tensor.Of([1, 2]), Tensor.Of([1.0, 2]), 0).Type);
    }

    [Fact]
    public void Products()
    {
        Expect.Equal(Product(Matrix), [], 720);
        Expect.Equal(Product(Matrix, 0), [3], 4, 10, 18);
        Expect.Equal(Product(Matrix, -1, keepDims: true), [2, 1], 6, 120);
        Expect.Equal(Product(Tensor.Zeros(0)), [], 1);
        Expect.Equal(Product(Tensor.Of([1f, float.NaN, 0])), [], float.NaN);
        Expect.Integers(Product(Tensor.Of([true, true, false])), [], 0);
    }

    [Fact]
    public void GradientsOfProductsAreRightWhereFactorsAre0()
    {
        var x = Tensor.Of([2.0, 0, 5]);
        Expect.Close(Gradient(Product(x), x), [3], 1e-15, 0, 10, 0);
        Expect.Close(Gradient(Sum(Gradient(Product(x), x)), x), [3], 1e-15, 5, 7, 2);
        Expect.Close(Gradient(Sum(CumulativeProduct(x, 0)), x), [3], 1e-15, 1, 12, 0);
    }

    [Fact]
    public void ErrorsNameTheShapes()
    {
        Expect.Throws<ArgumentException>(() => CumulativeSum(Matrix, 2), "cumulative_sum", "no axis 2", "[2, 3]");
        Expect.Throws<ArgumentException>(() => Recurrence(Tensor.Ones(2), Tensor.Ones(3), 0), "recurrence", "[2]", "[3]");
        Expect.Throws<ArgumentException>(() => Recurrence(Tensor.Of([true]), 0), "recurrence", "bool[1]");
        Expect.Throws<ArgumentException>(() => Product(Tensor.Ones(2), 0, 0), "product", "named twice");
    }
}
