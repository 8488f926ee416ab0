using System.Numerics;
using System.Runtime.Intrinsics;
using GraphGen.Kernels;
using Xunit;

namespace GraphGen.Runtime.Tests.Kernels;

public class MatrixProductTests
{
    static readonly int[] Sizes = [0, 1, 2, 3, 5, 8, 12, 13, 16, 17, 31, 33, 47, 64, 100, 131, 257];

    /// <summary>Random sizes, with every layout of the operands.</summary>
    public static TheoryData<int, int, int, int> RandomSizes
    {
        get
        {
            var random = new Random(1);
            var data = new TheoryData<int, int, int, int>();
            for (var i = 0; i < 30; i++) data.Add(random.Next(1, 4), random.GetItems(Sizes, 1)[0], random.GetItems(Sizes, 1)[0], random.GetItems(Sizes, 1)[0]);
            data.Add(1, 37, 1100, 13);
            data.Add(1, 5, 45, 1500);
            data.Add(1, 130, 200, 300);
            data.Add(0, 3, 3, 3);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(RandomSizes))]
    public void AgreesWithDoublePrecision(int batch, int rows, int columns, int inner)
    {
        var size = new ProductSize(batch, rows, columns, inner);
        foreach (var leftLayout in Enum.GetValues<Layout>())
            foreach (var rightLayout in Enum.GetValues<Layout>())
            {
                using var single = new ProductCase<float>(size, leftLayout, rightLayout);
                single.AssertClose(single.Multiply(1), 1e-6);
                single.AssertClose(single.MultiplyWith<Vector256<float>, Lanes256<float>>(), 1e-6);
                single.AssertClose(single.MultiplyWith<Vector128<float>, Lanes128<float>>(), 1e-6);
                using var twice = new ProductCase<double>(size, leftLayout, rightLayout);
                twice.AssertClose(twice.Multiply(1), 1e-14);
                twice.AssertClose(twice.MultiplyWith<Vector256<double>, Lanes256<double>>(), 1e-14);
                twice.AssertClose(twice.MultiplyWith<Vector128<double>, Lanes128<double>>(), 1e-14);
            }
    }

    [Theory]
    [InlineData(1, 64, 128, 784)]
    [InlineData(1, 64, 10, 128)]
    [InlineData(1, 100, 97, 300)]
    [InlineData(1, 3, 500, 65)]
    [InlineData(1, 200, 3, 65)]
    [InlineData(3, 20, 40, 30)]
    [InlineData(40, 5, 7, 9)]
    [InlineData(1, 1, 1, 1000)]
    public void BitsDoNotDependOnTheNumberOfWorkers(int batch, int rows, int columns, int inner)
    {
        foreach (var leftLayout in Enum.GetValues<Layout>())
            foreach (var rightLayout in Enum.GetValues<Layout>())
            {
                using var product = new ProductCase<float>(new(batch, rows, columns, inner), leftLayout, rightLayout);
                var expected = product.Multiply(1);
                foreach (var workers in new[] { 2, 3, 8 }) Assert.Equal(expected, product.Multiply(workers));
            }
    }

    [Fact]
    public void TheEpilogueSeesEveryElementOnceWithItsPlace()
    {
        foreach (var (batch, rows, columns, inner) in new[] { (2, 37, 45, 600), (1, 3, 50, 20), (3, 20, 3, 20), (1, 5, 7, 0) })
        {
            var size = new ProductSize(batch, rows, columns, inner);
            using var product = new ProductCase<float>(size, Layout.Plain, Layout.Transposed);
            using var arena = new Arena(batch * rows * columns * sizeof(int) + columns * sizeof(float));
            var epilogue = new CountingEpilogue(
                size, arena.At<float>(batch * rows * columns * sizeof(int), columns), arena.At<int>(0, batch * rows * columns));
            for (var j = 0; j < columns; j++) epilogue.Bias[j] = j * 0.25f;

            var plain = product.Multiply(1);
            var finished = product.Multiply(3, epilogue);
            for (var i = 0; i < finished.Length; i++)
                Assert.Equal(VectorMath.Relu(plain[i] + epilogue.Bias[i % columns]), finished[i]);
            Assert.All(epilogue.Visits.Span.ToArray(), visits => Assert.Equal(1, visits));
        }
    }

    [Fact]
    public void SizesThatDoNotFitAreRefused()
    {
        using var arena = new Arena(4096);
        var block = arena.At<float>(0, 12);
        var operand = new Operand<float>(block, 0, 4, 1);
        Assert.Throws<ArgumentException>(() => Multiply(new(1, 3, 4, -1)));
        Assert.Throws<ArgumentException>(() => Multiply(new(1, 4, 3, 4)));
        Assert.Throws<ArgumentException>(() => Multiply(new(1, 3, 4, 4)));
        Assert.Throws<ArgumentException>(() => Multiply(new(2, 3, 3, 3)));
        Multiply(new(1, 3, 3, 3));

        void Multiply(ProductSize size) => MatrixProduct.Multiply(Worker.Single, size, operand, operand, block, default(PlainSum<float>));
    }

    /// <summary>Adds a bias, takes the positive part and counts its calls.</summary>
    readonly struct CountingEpilogue(ProductSize size, Block<float> bias, Block<int> visits) : IEpilogue<float>
    {
        public Block<float> Bias { get; } = bias;

        public Block<int> Visits { get; } = visits;

        public Vector<float> Apply(Vector<float> sum, int batch, int row, int column)
        {
            for (var lane = 0; lane < Vector<float>.Count; lane++) Visits[(batch * size.Rows + row) * size.Columns + column + lane]++;
            return VectorMath.Relu(sum + Simd.Load(Bias, column));
        }

        public float Apply(float sum, int batch, int row, int column)
        {
            Visits[(batch * size.Rows + row) * size.Columns + column]++;
            return VectorMath.Relu(sum + Bias[column]);
        }
    }
}
