using System.Numerics;
using GraphGen.Kernels;
using Xunit;

namespace GraphGen.Runtime.Tests.Kernels;

/// <summary>Factors must multiply to the matrix, and solutions must solve the system.</summary>
public class LinearAlgebraTests
{
    public static TheoryData<int, int> Sizes => new()
    {
        { 0, 3 }, { 2, 0 }, { 1, 1 }, { 3, 2 }, { 2, 5 }, { 1, 16 }, { 1, 17 }, { 2, 33 }, { 1, 100 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void CholeskyFactorsMultiplyToTheMatrix(int batch, int n)
    {
        Check<double>(1e-13);
        Check<float>(2e-5);

        void Check<T>(double tolerance) where T : unmanaged, IFloatingPointIeee754<T>
        {
            var a = Positive<T>(batch, n);
            var l = new T[a.Length];
            Factorizations.Cholesky<T>(Worker.Single, batch, n, a, l);
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++)
                    for (var m = 0; m < batch; m++)
                    {
                        if (j > i) Assert.Equal(T.Zero, l[At(m, i, j, n)]);
                        AssertClose(a[At(m, i, j, n)], Enumerable.Range(0, n).Select(k => l[At(m, i, k, n)] * l[At(m, j, k, n)]), tolerance);
                    }
            Factorizations.Cholesky<T>(Worker.Single, batch, n, a, a);
            Assert.Equal(l, a);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void LuFactorsMultiplyToTheRowsInOrder(int batch, int n)
    {
        var a = Random<double>(batch * n * n, 1);
        var packed = new double[batch * (n + 1) * n];
        Factorizations.Lu<double>(Worker.Single, batch, n, a, packed);
        for (var m = 0; m < batch; m++)
        {
            var lu = packed.AsSpan(m * (n + 1) * n, (n + 1) * n).ToArray();
            var order = lu[(n * n)..].Select(row => (int)row).ToArray();
            Assert.Equal(Enumerable.Range(0, n), order.Order());
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++)
                {
                    if (j < i) Assert.InRange(Math.Abs(lu[i * n + j]), 0, 1);
                    var products = Enumerable.Range(0, Math.Min(i, j) + 1).Select(k => (k == i ? 1 : lu[i * n + k]) * lu[k * n + j]);
                    AssertClose(a[At(m, order[i], j, n)], products, 1e-12);
                }
        }
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 5, 1)]
    [InlineData(2, 5, 3)]
    [InlineData(1, 40, 1)]
    [InlineData(1, 20, 300)]
    [InlineData(3, 0, 2)]
    [InlineData(3, 2, 0)]
    public void SolutionsSolveTheSystem(int batch, int n, int columns)
    {
        var a = Random<double>(batch * n * n, 1);
        for (var m = 0; m < batch; m++)
            for (var i = 0; i < n; i++)
                a[At(m, i, n - 1 - i, n)] += n;
        double[] b = Random<double>(batch * n * columns, 2), x = new double[b.Length], packed = new double[batch * (n + 1) * n];
        Factorizations.Lu<double>(Worker.Single, batch, n, a, packed);
        foreach (var transposed in new[] { false, true })
        {
            LinearSystems.Solve<double>(Worker.Single, batch, n, columns, transposed, packed, b, x);
            AssertSolves((m, i, j) => transposed ? a[At(m, j, i, n)] : a[At(m, i, j, n)], transposed.ToString());
            foreach (var lower in new[] { false, true })
                foreach (var unit in new[] { false, true })
                {
                    var triangular = a.Select((value, k) => k / n % n == k % n ? 2 + value / n : value / n).ToArray();
                    double Element(int m, int i, int j) => i == j && unit ? 1 : i != j && i > j != lower ? 0 : triangular[At(m, i, j, n)];
                    LinearSystems.SolveTriangular<double>(Worker.Single, batch, n, columns, lower, transposed, unit, triangular, b, x);
                    AssertSolves((m, i, j) => transposed ? Element(m, j, i) : Element(m, i, j), $"lower {lower} transposed {transposed} unit {unit}");
                    var inPlace = b.ToArray();
                    LinearSystems.SolveTriangular<double>(Worker.Single, batch, n, columns, lower, transposed, unit, triangular, inPlace, inPlace);
                    Assert.Equal(x, inPlace);
                }
        }

        void AssertSolves(Func<int, int, int, double> element, string what)
        {
            for (var m = 0; m < batch; m++)
                for (var i = 0; i < n; i++)
                    for (var c = 0; c < columns; c++)
                    {
                        var products = Enumerable.Range(0, n).Select(j => element(m, i, j) * x[(m * n + j) * columns + c]).ToArray();
                        var scale = 1 + products.Sum(Math.Abs);
                        Assert.True(Math.Abs(products.Sum() - b[(m * n + i) * columns + c]) <= 1e-12 * scale, what);
                    }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void BitsDoNotDependOnTheNumberOfWorkers(int workers)
    {
        const int Batch = 5, Size = 21, Columns = 290;
        float[] positive = Positive<float>(Batch, Size), b = Random<float>(Batch * Size * Columns, 2);
        var expected = Results(1);
        Assert.Equal(expected, Results(workers));

        float[] Results(int count)
        {
            float[] factor = new float[positive.Length], packed = new float[Batch * (Size + 1) * Size], x = new float[b.Length], y = new float[b.Length];
            new Team(count).Run(b, (_, worker) =>
            {
                Factorizations.Cholesky<float>(worker, Batch, Size, positive, factor);
                Factorizations.Lu<float>(worker, Batch, Size, positive, packed);
                worker.Barrier();
                LinearSystems.SolveTriangular<float>(worker, Batch, Size, Columns, true, true, false, factor, b, x);
                LinearSystems.Solve<float>(worker, Batch, Size, Columns, true, packed, b, y);
            });
            return [.. factor, .. packed, .. x, .. y];
        }
    }

    [Fact]
    public void SingularMatricesHaveFactorsButNoSolutions()
    {
        var packed = new double[2 * 6];
        Factorizations.Lu<double>(Worker.Single, 2, 2, [1, 2, 3, 4, 1, 2, 2, 4], packed);
        Assert.Equal([2, 4, 0.5, 0, 1, 0], packed[6..]);
        var exception = Assert.Throws<ArithmeticException>(
            () => LinearSystems.Solve<double>(Worker.Single, 2, 2, 1, false, packed, [1, 2, 3, 4], new double[4]));
        Assert.Equal("solve: matrix 1 of the batch is singular: pivot 1 is 0.", exception.Message);
    }

    [Theory]
    [InlineData(-1.5, "-1.5")]
    [InlineData(0, "0")]
    [InlineData(double.NaN, "NaN")]
    public void MatricesThatAreNotPositiveDefiniteAreNamed(double corner, string pivot)
    {
        var exception = Assert.Throws<ArithmeticException>(
            () => Factorizations.Cholesky<double>(Worker.Single, 2, 2, [1, 0, 0, 1, 1, 0, 0, corner], new double[8]));
        Assert.Equal($"cholesky: matrix 1 of the batch is not positive definite: the pivot of row 1 is {pivot}.", exception.Message);
    }

    static int At(int matrix, int row, int column, int n) => (matrix * n + row) * n + column;

    static void AssertClose<T>(T expected, IEnumerable<T> terms, double tolerance) where T : IFloatingPointIeee754<T> =>
        Assert.InRange(Math.Abs(double.CreateTruncating(expected) - terms.Sum(double.CreateTruncating)), 0, tolerance * (1 + terms.Count()));

    static T[] Positive<T>(int batch, int n) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var root = Random<double>(batch * n * n, 3);
        return [.. Enumerable.Range(0, root.Length).Select(index =>
        {
            var (m, i, j) = (index / (n * n), index / n % n, index % n);
            return T.CreateTruncating((i == j ? 1 : 0) + Enumerable.Range(0, n).Sum(k => root[At(m, i, k, n)] * root[At(m, j, k, n)]));
        })];
    }

    static T[] Random<T>(int count, int seed) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating(2 * random.NextDouble() - 1))];
    }
}
