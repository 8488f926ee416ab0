using System.Numerics;
using GraphGen.Kernels;
using Xunit;

namespace GraphGen.Runtime.Tests.Kernels;

public class RandomDrawsTests
{
    const int Count = 100_000;

    static readonly RandomKey Key = new(0x299f31d0_a4093822, 0x03707344_13198a2e);

    [Fact]
    public void NumbersAreThoseOfPhiloxAtTheirPlace()
    {
        var single = Draw<float>(Key, 7, 11, isNormal: false);
        var (x0, x1, x2, x3) = Philox.Generate((2, 7, 0x13198a2e, 0x03707344), (0xa4093822, 0x299f31d0));
        Assert.Equal([(x0 >> 8) * MathF.ScaleB(1, -24), (x1 >> 8) * MathF.ScaleB(1, -24), (x2 >> 8) * MathF.ScaleB(1, -24)], single[8..]);
        var twice = Draw<double>(Key, 7, 6, isNormal: false);
        Assert.Equal([(((ulong)x0 << 32 | x1) >> 11) * Math.ScaleB(1, -53), (((ulong)x2 << 32 | x3) >> 11) * Math.ScaleB(1, -53)], twice[4..]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void BitsDoNotDependOnTheNumberOfWorkers(int workers)
    {
        foreach (var count in new[] { 0, 1, 63, 64, 65, 1000 })
            foreach (var isNormal in new[] { false, true })
            {
                var actual = new float[count];
                new Team(workers).Run(actual, (result, worker) => Fill<float>(worker, Key, 3, (float[])result, isNormal));
                Assert.Equal(Draw<float>(Key, 3, count, isNormal), actual);
                Assert.Equal(Draw<float>(Key, 3, 2000, isNormal)[..count], actual);
            }
    }

    [Fact]
    public void SeedStepAndStreamNameSequencesOfTheirOwn()
    {
        var draws = new[] { (1ul, 0L, 1), (2ul, 0L, 1), (1ul, 1L, 1), (1ul, 0L, 2), (1ul << 32, 0L, 1), (1ul, 1L << 32, 1) }
            .Select(key => string.Join(' ', Draw<float>(new(key.Item1, key.Item2), key.Item3, 8, isNormal: false))).ToList();
        Assert.Equal(draws, draws.Distinct());
    }

    [Fact]
    public void UniformNumbersFillTheirRangeEvenly()
    {
        Check(Array.ConvertAll(Draw<float>(new(1, 0), 1, Count, isNormal: false), x => (double)x));
        Check(Draw<double>(new(1, 0), 1, Count, isNormal: false));

        static void Check(double[] numbers)
        {
            Assert.All(numbers, number => Assert.InRange(number, 0, 1 - Math.ScaleB(1, -25)));
            AssertMoment(numbers.Average(), 0.5, Math.Sqrt(1 / 12.0));
            AssertMoment(numbers.Average(x => x * x), 1 / 3.0, Math.Sqrt(4 / 45.0));
            // 100 cells: the statistic has 99 degrees of freedom, and is above 148.2 once in a thousand times.
            var cells = new int[100];
            foreach (var number in numbers) cells[(int)(number * 100)]++;
            Assert.InRange(cells.Sum(cell => Math.Pow(cell - Count / 100.0, 2) / (Count / 100.0)), 61.1, 148.2);
            // Neighbours do not know of each other.
            AssertMoment(numbers.Skip(1).Zip(numbers, (a, b) => (a - 0.5) * (b - 0.5)).Average(), 0, 1 / 12.0);
        }
    }

    [Fact]
    public void NormalNumbersHaveTheMomentsOfTheDistribution()
    {
        Check(Array.ConvertAll(Draw<float>(new(2, 0), 1, Count, isNormal: true), x => (double)x));
        Check(Draw<double>(new(2, 0), 1, Count, isNormal: true));

        static void Check(double[] numbers)
        {
            AssertMoment(numbers.Average(), 0, 1);
            AssertMoment(numbers.Average(x => x * x), 1, Math.Sqrt(2));
            AssertMoment(numbers.Average(x => x * x * x), 0, Math.Sqrt(15));
            AssertMoment(numbers.Average(x => x * x * x * x), 3, Math.Sqrt(96));
            AssertMoment(numbers.Count(x => Math.Abs(x) < 1) / (double)Count, 0.6826894921370859, Math.Sqrt(0.6827 * 0.3173));
            // The two numbers of a pair lie half a group apart.
            AssertMoment(numbers.Skip(32).Zip(numbers, (a, b) => a * b).Average(), 0, 1);
        }
    }

    /// <summary>The mean of numbers lies within four standard errors of the expected one.</summary>
    static void AssertMoment(double mean, double expected, double deviation) =>
        Assert.InRange(mean, expected - 4 * deviation / Math.Sqrt(Count), expected + 4 * deviation / Math.Sqrt(Count));

    static T[] Draw<T>(RandomKey key, int stream, int count, bool isNormal) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = new T[count];
        Fill(Worker.Single, key, stream, result, isNormal);
        return result;
    }

    static void Fill<T>(Worker worker, RandomKey key, int stream, T[] result, bool isNormal) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (isNormal) RandomDraws.Normal<T>(worker, key, stream, result.Length, result);
        else RandomDraws.Uniform<T>(worker, key, stream, result.Length, result);
    }
}
