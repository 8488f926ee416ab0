using GraphGen.Kernels;
using Xunit;

namespace GraphGen.Runtime.Tests.Kernels;

public class PhiloxTests
{
    /// <summary>The known answers that the authors publish with their implementation.</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void GivesTheKnownAnswers(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint x0, uint x1, uint x2, uint x3) =>
        Assert.Equal((x0, x1, x2, x3), Philox.Generate((c0, c1, c2, c3), (k0, k1)));

    [Fact]
    public void SeedAndStreamMakeTheKeyAndTheCounter()
    {
        var philox = new Philox(0x299f31d0_a4093822, 0x03707344_13198a2e) { Position = 4 * 0x05a308d3_243f6a88 + 1 };
        var (_, x1, x2, x3) = Philox.Generate((0x243f6a88, 0x05a308d3, 0x13198a2e, 0x03707344), (0xa4093822, 0x299f31d0));
        Assert.Equal([x1, x2, x3], new[] { philox.NextUInt(), philox.NextUInt(), philox.NextUInt() });
    }

    [Fact]
    public void AnyPlaceCanBeReachedAtOnce()
    {
        var sequence = new Philox(7, 3);
        for (ulong i = 0; i < 50; i++)
        {
            Assert.Equal(i, sequence.Position);
            Assert.Equal(new Philox(7, 3) { Position = i }.NextUInt(), sequence.NextUInt());
        }
        Assert.NotEqual(new Philox(7, 4).NextUInt(), new Philox(7, 3).NextUInt());
        Assert.NotEqual(new Philox(8, 3).NextUInt(), new Philox(7, 3).NextUInt());
    }

    [Fact]
    public void UniformNumbersFillTheirRangeEvenly()
    {
        var philox = new Philox(1);
        var counts = new int[10];
        for (var i = 0; i < 20000; i++)
        {
            var single = philox.NextUniform();
            var twice = philox.NextUniformDouble();
            Assert.InRange(single, 0, 0.99999994f);
            Assert.InRange(twice, 0, 0.9999999999999999);
            counts[(int)(single * 10)]++;
            counts[(int)(twice * 10)]++;
        }
        Assert.All(counts, count => Assert.InRange(count, 3700, 4300));
    }

    [Fact]
    public void NormalNumbersHaveTheMomentsOfTheDistribution()
    {
        var philox = new Philox(2);
        const int count = 100000;
        double sum = 0, squares = 0, cubes = 0, fourths = 0;
        for (var i = 0; i < count; i++)
        {
            var x = philox.NextNormal();
            sum += x;
            squares += x * x;
            cubes += x * x * x;
            fourths += x * x * x * x;
        }
        Assert.InRange(sum / count, -0.02, 0.02);
        Assert.InRange(squares / count, 0.98, 1.02);
        Assert.InRange(cubes / count, -0.05, 0.05);
        Assert.InRange(fourths / count, 2.9, 3.1);
    }

    [Fact]
    public void IntegersStayBelowTheirBound()
    {
        var philox = new Philox(3);
        var counts = new int[7];
        for (var i = 0; i < 70000; i++) counts[philox.NextInt(7)]++;
        Assert.All(counts, count => Assert.InRange(count, 9600, 10400));
        Assert.Equal(0, philox.NextInt(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => philox.NextInt(0));
    }
}
