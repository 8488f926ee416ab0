using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.EndToEnd;

/// <summary>Compiled linear algebra: against the eager description, threads, allocation, and what it says of matrices that it
/// can't factor.</summary>
public sealed class LinearAlgebraTests : IDisposable
{
    const string Source =
        """
        public static partial class Algebra
        {
            [Model]
            public static partial Tensor Likelihood([Shape("batch", "n", "n"), Float64] Tensor root, [Shape("n"), Float64] Tensor x)
            {
                var covariance = MatMul(root, Transpose(root, -2, -1)) + IdentityMatrix(root.Shape[1], DType.Float64);
                var white = TriangularSolve(Cholesky(covariance), x);
                var (sign, logarithm) = SignedLogDeterminant(root);
                return Sum(Square(white)) + Sum(LogDeterminant(covariance)) + Sum(sign * logarithm) + Sum(Solve(covariance, root)) + Sum(Inverse(covariance))
                    + Sum(CumulativeProduct(root, -1)) + Sum(CumulativeSum(root, 1, exclusive: true)) + Sum(Determinant(covariance) / (1 + Square(Determinant(covariance))));
            }

            [Model]
            public static partial Tensor Factor([Shape("batch", 2, 2)] Tensor a) => Cholesky(a);

            [Model]
            public static partial Tensor Solution([Shape("batch", 2, 2)] Tensor a, [Shape(2)] Tensor b) => Solve(a, b);
        }

        public static class Probe
        {
            static double[] Root(int batch, int n) => Enumerable.Range(0, batch * n * n).Select(i => Math.Sin(7 * i * i + 1)).ToArray();

            static double[] X(int n) => Enumerable.Range(0, n).Select(i => Math.Cos(i)).ToArray();

            // The value and the gradients.
            public static double[] Compiled(int batch, int n, int threads)
            {
                using var program = Algebra.BindLikelihood(batch, n, threads);
                var value = program.Forward(Root(batch, n), X(n));
                program.Backward();
                return [value, .. program.RootGradient, .. program.XGradient];
            }

            public static double[] Eager(int batch, int n)
            {
                Tensor root = Tensor.Of(Root(batch, n), batch, n, n), x = Tensor.Of(X(n), n);
                var value = Algebra.Likelihood(root, x);
                var gradients = Gradient(value, root, x);
                return [value.Item<double>(), .. gradients[0].ToArray<double>(), .. gradients[1].ToArray<double>()];
            }

            public static long BytesPerStep(int threads)
            {
                using var program = Algebra.BindLikelihood(3, 9, threads);
                double[] root = Root(3, 9), x = X(9);
                var before = 0L;
                for (var step = 0; step < 40; step++)
                {
                    if (step == 20) before = GC.GetAllocatedBytesForCurrentThread();
                    program.Forward(root, x);
                    program.Backward();
                }
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }

            public static float[] Factor(float[] a, int threads)
            {
                using var program = Algebra.BindFactor(a.Length / 4, threads);
                return program.Run(a).ToArray();
            }

            public static float[] Solution(float[] a, int threads)
            {
                using var program = Algebra.BindSolution(a.Length / 4, threads);
                return program.Run(a, [1, 2]).ToArray();
            }

            // A program goes on after a failure.
            public static float[] FactorAfterFailure(float[] bad, float[] good, int threads)
            {
                using var program = Algebra.BindFactor(good.Length / 4, threads);
                try
                {
                    program.Run(bad);
                }
                catch (ArithmeticException)
                {
                    return program.Run(good).ToArray();
                }
                return [];
            }
        }
        """;

    static readonly float[] Good = [4, 2, 2, 5, 1, 0, 0, 1, 9, 3, 3, 2];
    static readonly float[] Bad = [4, 2, 2, 5, 1, 2, 2, 1, 9, 3, 3, 2];

    static readonly Lazy<HostedCompilation> Compilation = new(() => CompilationHost.Compile(Source));

    readonly LoadedAssembly assembly = Compilation.Value.Load();

    public void Dispose() => assembly.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 6)]
    [InlineData(5, 4)]
    [InlineData(2, 20)]
    public void Values_and_gradients_are_those_of_the_eager_description(int batch, int n)
    {
        var expected = assembly.Invoke<double[]>("Probe", "Eager", batch, n);
        var actual = assembly.Invoke<double[]>("Probe", "Compiled", batch, n, 1);
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.InRange(Math.Abs(actual[i] - expected[i]), 0, 1e-9 * (1 + Math.Abs(expected[i])));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void The_number_of_threads_changes_no_bit(int threads) => Assert.Equal(
        assembly.Invoke<double[]>("Probe", "Compiled", 5, 9, 1), assembly.Invoke<double[]>("Probe", "Compiled", 5, 9, threads));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_step_allocates_nothing(int threads) => Assert.Equal(0, assembly.Invoke<long>("Probe", "BytesPerStep", threads));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_matrix_that_is_not_positive_definite_is_named(int threads)
    {
        var failure = Assert.Throws<ArithmeticException>(() => assembly.Invoke<float[]>("Probe", "Factor", Bad, threads));
        Assert.Equal("cholesky: matrix 1 of the batch is not positive definite: the pivot of row 1 is -3.", failure.Message);
        Assert.Equal([2, 0, 1, 2, 1, 0, 0, 1, 3, 0, 1, 1], assembly.Invoke<float[]>("Probe", "FactorAfterFailure", Bad, Good, threads));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_singular_matrix_is_named(int threads)
    {
        var failure = Assert.Throws<ArithmeticException>(
            () => assembly.Invoke<float[]>("Probe", "Solution", new float[] { 1, 0, 0, 1, 1, 2, 2, 4 }, threads));
        Assert.Equal("solve: matrix 1 of the batch is singular: pivot 1 is 0.", failure.Message);
    }
}
