using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Operations;

public class MatrixTests
{
    static readonly Tensor A = Tensor.Of([4.0, 2, 2, 5], 2, 2);

    /// <summary>The second is singular, the third has the determinant -2.</summary>
    static readonly Tensor Batch = Tensor.Of([4.0, 2, 2, 5, 1, 2, 2, 4, 0, 1, 2, 3], 3, 2, 2);

    [Fact]
    public void UnitMatricesAndDiagonals()
    {
        Expect.Equal(IdentityMatrix(2), [2, 2], 1, 0, 0, 1);
        Assert.Equal(DType.Float64, IdentityMatrix(2, DType.Float64).Type);
        Expect.Equal(DiagonalMatrix(Tensor.Of([1f, 2, 3, 4], 2, 2)), [2, 2, 2], 1, 0, 0, 2, 3, 0, 0, 4);
        Expect.Close(Diagonal(Batch), [3, 2], 0, 4, 5, 1, 4, 0, 3);
        Expect.Equal(Diagonal(Tensor.Of([1f, 2, 3, 4, 5, 6], 2, 3)), [2], 1, 5);
        Expect.Equal(Diagonal(Tensor.Of([1f, 2, 3, 4, 5, 6], 3, 2)), [2], 1, 4);
        Expect.Equal(Diagonal(Tensor.Of([1f, float.PositiveInfinity, float.NaN, 4], 2, 2)), [2], 1, 4);
        Expect.Close(Trace(Batch), [3], 0, 9, 5, 3);
    }

    [Fact]
    public void Factors()
    {
        Expect.Close(Cholesky(A), [2, 2], 1e-15, 2, 0, 1, 2);
        // Of the symmetric part.
        Expect.Close(Cholesky(Tensor.Of([4.0, 3, 1, 5], 2, 2)), [2, 2], 1e-15, 2, 0, 1, 2);
        var gradient = Gradient(Sum(Cholesky(A)), A);
        Expect.Close(gradient - Transpose(gradient), [2, 2], 1e-15, 0, 0, 0, 0);
    }

    [Fact]
    public void Systems()
    {
        Expect.Close(Solve(A, Tensor.Of([8.0, 9])), [2], 1e-15, 1.375, 1.25);
        Expect.Close(Solve(A, Tensor.Of([8.0, 4, 9, 2], 2, 2)), [2, 2], 1e-15, 1.375, 1, 1.25, 0);
        Expect.Close(Solve(Stack([A, 2 * A]), Tensor.Of([8.0, 9])), [2, 2], 1e-15, 1.375, 1.25, 0.6875, 0.625);
        Expect.Close(MatMul(Inverse(A), A), [2, 2], 1e-15, 1, 0, 0, 1);
        Expect.Close(TriangularSolve(A, Tensor.Of([8.0, 9])), [2], 1e-15, 2, 1);
        Expect.Close(TriangularSolve(A, Tensor.Of([8.0, 9]), lower: false), [2], 1e-15, 1.1, 1.8);
        Expect.Close(TriangularSolve(A, Tensor.Of([8.0, 9]), transpose: true), [2], 1e-15, 1.1, 1.8);
        Expect.Close(TriangularSolve(A, Tensor.Of([8.0, 9]), unitDiagonal: true), [2], 1e-15, 8, -7);
        Expect.Close(TriangularSolve(Tensor.Of([0.0], 1, 1), Tensor.Of([1.0])), [1], 0, double.PositiveInfinity);
    }

    [Fact]
    public void Determinants()
    {
        Expect.Close(Determinant(Batch), [3], 1e-15, 16, 0, -2);
        Expect.Close(LogDeterminant(Batch), [3], 1e-15, Math.Log(16), double.NegativeInfinity, double.NaN);
        var (sign, logarithm) = SignedLogDeterminant(Batch);
        Expect.Close(sign, [3], 0, 1, 0, -1);
        Expect.Close(logarithm, [3], 1e-15, Math.Log(16), double.NegativeInfinity, Math.Log(2));
        Expect.Close(Gradient(Determinant(A), A), [2, 2], 1e-14, 5, -2, -2, 4);
        Expect.Close(Gradient(LogDeterminant(A), A), [2, 2], 1e-15, 5 / 16.0, -2 / 16.0, -2 / 16.0, 4 / 16.0);
    }

    [Theory]
    [InlineData(new[] { 0, 1, 2 }, 1)]
    [InlineData(new[] { 1, 0, 2 }, -1)]
    [InlineData(new[] { 2, 1, 0 }, -1)]
    [InlineData(new[] { 1, 2, 0 }, 1)]
    [InlineData(new[] { 3, 2, 1, 0 }, 1)]
    [InlineData(new[] { 1, 2, 3, 0 }, -1)]
    public void ThePermutationOfRowsTurnsTheSign(int[] order, double sign) => Expect.Close(
        Determinant(OneHot(Tensor.Of(order), order.Length, DType.Float64)), [], 0, sign);

    [Fact]
    public void ErrorsNameTheMatrices()
    {
        Expect.Throws<ArgumentException>(() => Cholesky(Tensor.Ones(2, 3)), "cholesky", "[2, 3]");
        Expect.Throws<ArgumentException>(() => Solve(A, Tensor.Ones(3)), "solve", "[3]", "[2, 2]");
        Expect.Throws<ArgumentException>(() => Inverse(Tensor.Ones(3)), "inverse", "[3]");
        Expect.Throws<ArgumentException>(() => Determinant(Tensor.Of([1, 2, 3, 4], 2, 2)), "lu", "int32[2, 2]");
        Expect.Throws<ArgumentException>(() => Solve(A, Tensor.Ones(2)), "solve", "float32", "float64");
        Expect.Throws<ArgumentException>(() => Diagonal(Tensor.Ones(3)), "diagonal", "[3]");
        Expect.Throws<ArithmeticException>(() => Solve(Batch, Tensor.Of([1.0, 2])), "matrix 1", "singular");
        Expect.Throws<ArithmeticException>(() => Cholesky(Batch), "matrix 1", "not positive definite");
    }
}
