using GraphGen.Kernels;

namespace GraphGen.Runtime.Tests.Kernels;

public class PhiloxTests
{
    [Theory] // The known answers published with the Random123 library.
    [InlineData(0ul, 0ul, 0ul, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x85a308d3243f6a88, 0x0370734413198a2e, 0x299f31d0a4093822, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void TheRoundsGiveTheKnownAnswers(ulong low, ulong high, ulong key, uint a, uint b, uint c, uint d) =>
        Assert.Equal(new Philox.Words(a, b, c, d), Philox.Scramble(low, high, key));

    [Fact]
    public void NumbersDependOnSeedAndStream()
    {
        Assert.Equal(Draw(1, 2), Draw(1, 2));
        Assert.NotEqual(Draw(1, 2), Draw(1, 3));
        Assert.NotEqual(Draw(1, 2), Draw(2, 2));

        static double[] Draw(ulong seed, ulong stream)
        {
            var random = new Philox(seed, stream);
            return [random.NextUniform(), random.NextUniformDouble(), random.NextNormal(), random.NextNormal(), random.NextBits()];
        }
    }

    [Fact]
    public void NumbersAreDistributedAsTheyShould()
    {
        var random = new Philox(3, 0);
        const int count = 100_000;
        double uniform = 0, normal = 0, square = 0;
        for (var i = 0; i < count; i++)
        {
            var single = random.NextUniform();
            Assert.InRange(single, 0, MathF.BitDecrement(1));
            uniform += single + random.NextUniformDouble();
            var number = random.NextNormal();
            normal += number;
            square += number * number;
        }
        Assert.Equal(1, uniform / count, 0.01);
        Assert.Equal(0, normal / count, 0.02);
        Assert.Equal(1, square / count, 0.03);
    }
}
