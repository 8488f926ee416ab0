using GraphGen.Kernels;
using Xunit;

namespace GraphGen.Runtime.Tests.Kernels;

public class RecurrencesTests
{
    public static TheoryData<int, int, int, bool> Shapes
    {
        get
        {
            var data = new TheoryData<int, int, int, bool>();
            foreach (var reverse in new[] { false, true })
                foreach (var (outer, length, inner) in new[]
                {
                    (0, 3, 2), (2, 0, 3), (2, 3, 0), (1, 1, 1), (1, 1000, 1), (3, 7, 1), (5, 64, 1), (2, 5, 3), (1, 9, 33), (4, 3, 1500),
                })
                    data.Add(outer, length, inner, reverse);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void FollowTheirDefinition(int outer, int length, int inner, bool reverse)
    {
        var count = outer * length * inner;
        double[] terms = Numbers(count, 1), factors = Numbers(count, 2), sums = new double[count], results = new double[count];
        for (var line = 0; line < outer * inner; line++)
            for (var i = 0; i < length; i++)
            {
                var at = Place(reverse ? length - 1 - i : i);
                var before = i == 0 ? -1 : Place(reverse ? length - i : i - 1);
                sums[at] = i == 0 ? terms[at] : sums[before] + terms[at];
                results[at] = i == 0 ? terms[at] : factors[at] * results[before] + terms[at];

                int Place(int index) => (line / inner * length + index) * inner + line % inner;
            }
        Check<double>(Math.ScaleB(1, -53));
        Check<float>(Math.ScaleB(1, -24));

        void Check<T>(double rounding) where T : unmanaged, System.Numerics.INumber<T>
        {
            T[] b = Array.ConvertAll(terms, T.CreateTruncating), a = Array.ConvertAll(factors, T.CreateTruncating), y = new T[count];
            Recurrences.Sum<T>(Worker.Single, outer, length, inner, reverse, b, y);
            AssertClose(sums, y, rounding);
            Recurrences.Run<T>(Worker.Single, outer, length, inner, reverse, b, a, y);
            AssertClose(results, y, rounding);
            // In place.
            Recurrences.Run<T>(Worker.Single, outer, length, inner, reverse, b, a, b);
            Assert.Equal(y, b);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void BitsDoNotDependOnTheNumberOfWorkers(int outer, int length, int inner, bool reverse)
    {
        var terms = Array.ConvertAll(Numbers(outer * length * inner, 1), x => (float)x);
        var expected = new float[terms.Length];
        Recurrences.Sum<float>(Worker.Single, outer, length, inner, reverse, terms, expected);
        foreach (var count in new[] { 2, 3, 8 })
        {
            var actual = new float[terms.Length];
            new Team(count).Run(actual, (result, worker) => Recurrences.Sum<float>(worker, outer, length, inner, reverse, terms, (float[])result));
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void WholeNumbersAreExact()
    {
        var terms = Enumerable.Range(1, 100).ToArray();
        var sums = new int[100];
        Recurrences.Sum<int>(Worker.Single, 1, 100, 1, false, terms, sums);
        Assert.Equal(Enumerable.Range(1, 100).Select(n => n * (n + 1) / 2), sums);
        Recurrences.Sum<int>(Worker.Single, 1, 100, 1, true, terms, sums);
        Assert.Equal(Enumerable.Range(1, 100).Select(n => 5050 - n * (n - 1) / 2), sums);
    }

    [Fact]
    public void TheFirstFactorIsNotUsed()
    {
        var result = new double[3];
        Recurrences.Run<double>(Worker.Single, 1, 3, 1, false, [1, 2, 3], [double.NaN, 0, 2], result);
        Assert.Equal([1, 2, 7], result);
    }

    /// <summary>Each step may round three times: a product and a sum of what is at most as large as the largest, and an operand.</summary>
    static void AssertClose<T>(double[] expected, T[] actual, double rounding) where T : System.Numerics.INumber<T>
    {
        var largest = expected.Select(Math.Abs).DefaultIfEmpty(0).Max() + 1;
        for (var i = 0; i < expected.Length; i++)
            Assert.InRange(Math.Abs(expected[i] - double.CreateTruncating(actual[i])), 0, 3 * rounding * largest * expected.Length);
    }

    static double[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)];
    }
}
