using System.Numerics;

namespace GraphGen.Kernels;

/// <summary>Tensors of random numbers from Philox 4x32-10. The key of the generator is the seed; its counter holds the place in
/// the tensor, the number of the draw and the step, so that any element can be computed by any worker.</summary>
public static class RandomDraws
{
    /// <summary>The elements that are drawn together, whatever the width of vectors.</summary>
    const int Group = 64;

    /// <summary>Numbers from 0 to 1, not 1: multiples of 2⁻²⁴ for float and 2⁻⁵³ for double.</summary>
    /// <param name="worker">The calling worker.</param>
    /// <param name="key">The seed and step of the run.</param>
    /// <param name="stream">The number of the draw, from 1; sequences of <see cref="Philox"/> take the place of 0.</param>
    /// <param name="count">How many numbers.</param>
    /// <param name="result">Where they go.</param>
    /// <typeparam name="T">float or double.</typeparam>
    public static void Uniform<T>(Worker worker, RandomKey key, int stream, int count, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> => Draw(worker, key, stream, count, result, isNormal: false);

    /// <summary>Numbers from the normal distribution of mean 0 and standard deviation 1, by the method of Box and Muller: at most
    /// 5.8 from the mean for float, 8.6 for double.</summary>
    /// <inheritdoc cref="Uniform"/>
    public static void Normal<T>(Worker worker, RandomKey key, int stream, int count, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> => Draw(worker, key, stream, count, result, isNormal: true);

    static void Draw<T>(Worker worker, RandomKey key, int stream, int count, Span<T> result, bool isNormal)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> group = stackalloc T[Group];
        var (begin, end) = worker.Share(count, Group);
        for (var start = begin; start < end; start += Group)
        {
            Fill(key, stream, start, group);
            if (isNormal) MakeNormal(group);
            group[..Math.Min(Group, end - start)].CopyTo(result[start..]);
        }
    }

    /// <summary>Fills a group with numbers from 0 to 1: a float takes one number of 32 bits, a double two.</summary>
    static void Fill<T>(RandomKey key, int stream, int start, Span<T> group) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var philoxKey = ((uint)key.Seed, (uint)(key.Seed >> 32));
        var (step, high) = ((uint)key.Step, (uint)(key.Step >> 32));
        if (typeof(T) == typeof(float))
            for (var i = 0; i < Group; i += 4)
            {
                var (x0, x1, x2, x3) = Philox.Generate(((uint)(start + i) / 4, (uint)stream, step, high), philoxKey);
                (group[i], group[i + 1], group[i + 2], group[i + 3]) = (Single<T>(x0), Single<T>(x1), Single<T>(x2), Single<T>(x3));
            }
        else
            for (var i = 0; i < Group; i += 2)
            {
                var (x0, x1, x2, x3) = Philox.Generate(((uint)(start + i) / 2, (uint)stream, step, high), philoxKey);
                (group[i], group[i + 1]) = (Double<T>(x0, x1), Double<T>(x2, x3));
            }
    }

    static T Single<T>(uint bits) where T : INumberBase<T> => T.CreateTruncating((bits >> 8) * (1f / (1 << 24)));

    static T Double<T>(uint high, uint low) where T : INumberBase<T> =>
        T.CreateTruncating((((ulong)high << 32 | low) >> 11) * (1d / (1L << 53)));

    /// <summary>Turns the first half of a group into radii and the second into angles, and these into coordinates.</summary>
    static void MakeNormal<T>(Span<T> group) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < Group / 2; i += Vector<T>.Count)
        {
            var (radius, angle) = (Simd.Load<T>(group, i), Simd.Load<T>(group, i + Group / 2));
            radius = Vector.SquareRoot(Vector.Create(T.CreateChecked(-2)) * Log(Vector<T>.One - radius));
            angle *= Vector.Create(T.CreateTruncating(2 * Math.PI));
            Simd.Store(radius * Cos(angle), group, i);
            Simd.Store(radius * Sin(angle), group, i + Group / 2);
        }
    }

    static Vector<T> Log<T>(Vector<T> x) => typeof(T) == typeof(float)
        ? VectorMath.Log(x.As<T, float>()).As<float, T>()
        : VectorMath.Log(x.As<T, double>()).As<double, T>();

    static Vector<T> Sin<T>(Vector<T> x) => typeof(T) == typeof(float)
        ? VectorMath.Sin(x.As<T, float>()).As<float, T>()
        : VectorMath.Sin(x.As<T, double>()).As<double, T>();

    static Vector<T> Cos<T>(Vector<T> x) => typeof(T) == typeof(float)
        ? VectorMath.Cos(x.As<T, float>()).As<float, T>()
        : VectorMath.Cos(x.As<T, double>()).As<double, T>();
}
