using GraphGen.Kernels;

namespace GraphGen.Runtime.Tests.Parameters;

public class OrthogonalInitializerTests
{
    [Theory]
    [InlineData(30, 30)]
    [InlineData(20, 45)]
    [InlineData(45, 20)]
    [InlineData(1, 7)]
    [InlineData(7, 1)]
    public void RowsOrColumnsAreOrthogonal(int rows, int columns)
    {
        var values = InitializerTests.Draw(Initializers.Orthogonal(gain: 2), new(rows, columns));
        var count = Math.Min(rows, columns);
        for (var i = 0; i < count; i++)
            for (var j = 0; j < count; j++)
            {
                var product = 0.0;
                for (var k = 0; k < Math.Max(rows, columns); k++)
                    product += rows <= columns ? values[i * columns + k] * values[j * columns + k] : values[k * columns + i] * values[k * columns + j];
                Assert.Equal(i == j ? 4 : 0, product, 1e-6);
            }
    }

    [Fact]
    public void FurtherAxesBelongToTheRows()
    {
        var values = InitializerTests.Draw(Initializers.Orthogonal(), new(4, 2, 3));
        for (var i = 0; i < 4; i++)
            for (var j = 0; j < 4; j++)
                Assert.Equal(i == j ? 1 : 0, Enumerable.Range(0, 6).Sum(k => values[i * 6 + k] * values[j * 6 + k]), 1e-6);
        Assert.Empty(InitializerTests.Draw(Initializers.Orthogonal(), new(0, 3)));
        Expect.Throws<ArgumentException>(() => InitializerTests.Draw(Initializers.Orthogonal(), new(3)), "[3]", "two axes");
    }

    [Fact]
    public void DirectionsAreEvenlySpread()
    {
        // The first element of the first row has mean 0 and, as one of 3 squares that add up to 1, mean square 1/3.
        var firsts = Enumerable.Range(0, 3000).Select(stream =>
        {
            var (values, random) = (new double[9], new Philox(1, (ulong)stream));
            Initializers.Orthogonal().Fill(new(3, 3), values, ref random);
            return values[0];
        }).ToArray();
        Assert.InRange(firsts.Average(), -0.03, 0.03);
        Assert.InRange(firsts.Average(value => value * value), 0.31, 0.36);
    }
}
