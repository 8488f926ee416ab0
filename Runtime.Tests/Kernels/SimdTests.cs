using System.Numerics;
using GraphGen.Kernels;
using Xunit;

namespace GraphGen.Runtime.Tests.Kernels;

public class SimdTests
{
    [Fact]
    public void LoadsAndStoresAtAnOffset()
    {
        var source = Enumerable.Range(0, 3 + Vector<float>.Count).Select(i => (float)i).ToArray();
        var vector = Simd.Load<float>(source, 3);
        for (var i = 0; i < Vector<float>.Count; i++) Assert.Equal(3 + i, vector[i]);

        using var arena = new Arena(1024);
        var block = arena.At<float>(0, 2 + Vector<float>.Count);
        Simd.Store(vector, block, 2);
        Assert.Equal([0, 0, .. source[3..]], block.Span.ToArray());
        Assert.Equal(vector, Simd.Load(block, 2));

        var array = new float[1 + Vector<float>.Count];
        Simd.Store(vector, array, 1);
        Assert.Equal([0, .. source[3..]], array);
    }

    [Fact]
    public void GathersAndScattersInSteps()
    {
        Steps<float>();
        Steps<double>();
        Steps<int>();

        static void Steps<T>() where T : unmanaged, INumber<T>
        {
            foreach (var (offset, stride) in new[] { (0, 2), (1, 2), (2, 3), (0, 7) })
            {
                // No element after the last one that is asked for.
                var source = Enumerable.Range(1, offset + (Vector<T>.Count - 1) * stride + 1).Select(i => T.CreateChecked(i)).ToArray();
                var gathered = Simd.Gather<T>(source, offset, stride);
                for (var k = 0; k < Vector<T>.Count; k++) Assert.Equal(source[offset + k * stride], gathered[k]);

                var copy = new T[source.Length];
                Simd.Scatter(gathered, copy, offset, stride);
                for (var i = 0; i < copy.Length; i++)
                    Assert.Equal(i >= offset && (i - offset) % stride == 0 ? source[i] : T.Zero, copy[i]);
            }
        }
    }

    [Fact]
    public void ReadsAndWritesPartsOfVectors()
    {
        Parts<float>();
        Parts<double>();
        Parts<int>();

        static void Parts<T>() where T : unmanaged, INumber<T>
        {
            for (var count = 1; count < Vector<T>.Count; count++)
            {
                var source = Enumerable.Range(1, 3 + 2 * count).Select(i => T.CreateChecked(i)).ToArray();
                var (part, steps) = (Simd.LoadPart<T>(source, 3 + count, count), Simd.GatherPart<T>(source, 4, 2, count));
                for (var k = 0; k < count; k++) Assert.Equal((source[3 + count + k], source[4 + 2 * k]), (part[k], steps[k]));

                var copy = new T[source.Length];
                Simd.StorePart(part, copy, 2, count);
                Assert.Equal([T.Zero, T.Zero, .. source[(3 + count)..], .. new T[1 + count]], copy);

                copy = new T[source.Length];
                Simd.ScatterPart(steps, copy, 4, 2, count);
                for (var i = 0; i < copy.Length; i++) Assert.Equal(i >= 4 && i % 2 == 0 ? source[i] : T.Zero, copy[i]);

                var masked = Simd.Part(part, count, T.CreateChecked(9));
                for (var k = 0; k < Vector<T>.Count; k++) Assert.Equal(k < count ? part[k] : T.CreateChecked(9), masked[k]);
            }
        }
    }

    [Fact]
    public void FoldsEveryElement()
    {
        Fold<float>();
        Fold<double>();
        Fold<int>();
        Fold<long>();
        Fold<short>();
        Fold<byte>();

        static void Fold<T>() where T : unmanaged, INumber<T>
        {
            for (var peak = 0; peak < Vector<T>.Count; peak++)
            {
                var values = Enumerable.Range(0, Vector<T>.Count).Select(i => T.CreateChecked(1 + i % 3)).ToArray();
                values[peak] = T.CreateChecked(7);
                Assert.Equal(values.Aggregate((a, b) => a + b), Simd.Sum(new Vector<T>(values)));
                Assert.Equal(T.CreateChecked(7), Simd.Max(new Vector<T>(values)));
                values[peak] = T.Zero;
                Assert.Equal(T.Zero, Simd.Min(new Vector<T>(values)));
            }
        }
    }

    [Fact]
    public void SumsByHalves()
    {
        var random = new Random(1);
        var values = Enumerable.Range(0, Vector<float>.Count).Select(_ => random.NextSingle()).ToArray();
        var folded = values.ToArray();
        for (var half = folded.Length / 2; half > 0; half /= 2)
            for (var i = 0; i < half; i++) folded[i] += folded[i + half];
        Assert.Equal(folded[0], Simd.Sum(new Vector<float>(values)));
    }

    [Fact]
    public void MaxAndMinPropagateNaN()
    {
        for (var i = 0; i < Vector<float>.Count; i++)
        {
            var vector = Vector<float>.Indices.WithElement(i, float.NaN);
            Assert.True(float.IsNaN(Simd.Max(vector)));
            Assert.True(float.IsNaN(Simd.Min(vector)));
        }
        for (var i = 0; i < Vector<double>.Count; i++)
            Assert.True(double.IsNaN(Simd.Max(Vector<double>.Indices.WithElement(i, double.NaN))));
    }

    [Fact]
    public void RampCountsFromItsStart()
    {
        for (var i = 0; i < Vector<float>.Count; i++) Assert.Equal(5 + i, Simd.IndexRamp<float>(5)[i]);
        for (var i = 0; i < Vector<int>.Count; i++) Assert.Equal(i - 3, Simd.IndexRamp<int>(-3)[i]);
    }
}
