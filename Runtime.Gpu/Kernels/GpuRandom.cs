using ILGPU;

namespace GraphGen.Gpu;

/// <summary>Tensors of random numbers from Philox 4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2,
/// 3", 2011), as the bodies of kernels: the same as on a processor, uniform ones to the bit, normal ones to rounding. The key of the
/// generator is the seed; its counter holds the place in the tensor, the number of the draw and the step.</summary>
/// <remarks>The kernel must be explicitly grouped: ILGPU takes the index of another to be the same for all threads.</remarks>
public static class GpuRandom
{
    /// <summary>Half of the elements that normal numbers are drawn for together: radii come from the first half, angles from the
    /// second.</summary>
    const int Half = 32;

    const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;

    const uint Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;

    /// <summary>How many threads a kernel of uniform numbers needs: each draws four floats or two doubles.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    public static int UniformThreads<T>(int count) where T : unmanaged => (int)((count + (long)Numbers<T>() - 1) / Numbers<T>());

    /// <summary>How many threads a kernel of normal numbers needs: each draws eight floats or four doubles.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    public static int NormalThreads<T>(int count) where T : unmanaged => (int)((count + 2L * Half - 1) / (2 * Half)) * (Half / Numbers<T>());

    /// <summary>Numbers from 0 to 1, not 1: multiples of 2⁻²⁴.</summary>
    /// <param name="thread">The number of the thread.</param>
    /// <param name="seed">The bits of the seed of the program.</param>
    /// <param name="step">The number of the run.</param>
    /// <param name="stream">The number of the draw, from 1.</param>
    /// <param name="count">How many numbers.</param>
    /// <param name="result">Where they go.</param>
    public static void Uniform(int thread, long seed, long step, int stream, int count, ArrayView<float> result)
    {
        var (x0, x1, x2, x3) = Generate((uint)thread, seed, step, stream);
        var index = thread * 4;
        Store(result, index, count, Single(x0));
        Store(result, index + 1, count, Single(x1));
        Store(result, index + 2, count, Single(x2));
        Store(result, index + 3, count, Single(x3));
    }

    /// <summary>Numbers from 0 to 1, not 1: multiples of 2⁻⁵³.</summary>
    /// <inheritdoc cref="Uniform(int, long, long, int, int, ArrayView{float})"/>
    public static void Uniform(int thread, long seed, long step, int stream, int count, ArrayView<double> result)
    {
        var (x0, x1, x2, x3) = Generate((uint)thread, seed, step, stream);
        var index = thread * 2;
        Store(result, index, count, Double(x0, x1));
        Store(result, index + 1, count, Double(x2, x3));
    }

    /// <summary>Numbers from the normal distribution of mean 0 and standard deviation 1, by the method of Box and Muller.</summary>
    /// <inheritdoc cref="Uniform(int, long, long, int, int, ArrayView{float})"/>
    public static void Normal(int thread, long seed, long step, int stream, int count, ArrayView<float> result)
    {
        const int threads = Half / 4;
        var block = thread / threads * 2 * threads + thread % threads;
        var (radius0, radius1, radius2, radius3) = Generate((uint)block, seed, step, stream);
        var (angle0, angle1, angle2, angle3) = Generate((uint)(block + threads), seed, step, stream);
        var index = block * 4;
        StorePair(result, index, count, Single(radius0), Single(angle0));
        StorePair(result, index + 1, count, Single(radius1), Single(angle1));
        StorePair(result, index + 2, count, Single(radius2), Single(angle2));
        StorePair(result, index + 3, count, Single(radius3), Single(angle3));
    }

    /// <inheritdoc cref="Normal(int, long, long, int, int, ArrayView{float})"/>
    public static void Normal(int thread, long seed, long step, int stream, int count, ArrayView<double> result)
    {
        const int threads = Half / 2;
        var block = thread / threads * 2 * threads + thread % threads;
        var (radius0, radius1, radius2, radius3) = Generate((uint)block, seed, step, stream);
        var (angle0, angle1, angle2, angle3) = Generate((uint)(block + threads), seed, step, stream);
        var index = block * 2;
        StorePair(result, index, count, Double(radius0, radius1), Double(angle0, angle1));
        StorePair(result, index + 1, count, Double(radius2, radius3), Double(angle2, angle3));
    }

    /// <summary>How many elements come from one place of the generator, which gives 16 bytes.</summary>
    static int Numbers<T>() where T : unmanaged => 16 / Interop.SizeOf<T>();

    /// <summary>Four numbers of 32 bits from their place in the tensor. The ten rounds are written out: ILGPU would take what comes
    /// out of a loop that mixes its variables to be the same for all threads.</summary>
    static (uint, uint, uint, uint) Generate(uint block, long seed, long step, int stream)
    {
        uint key0 = (uint)seed, key1 = (uint)(seed >> 32);
        var numbers = (block, (uint)stream, (uint)step, (uint)(step >> 32));
        numbers = Round(numbers, key0, key1);
        numbers = Round(numbers, key0 + Weyl0, key1 + Weyl1);
        numbers = Round(numbers, key0 + unchecked(2 * Weyl0), key1 + unchecked(2 * Weyl1));
        numbers = Round(numbers, key0 + unchecked(3 * Weyl0), key1 + unchecked(3 * Weyl1));
        numbers = Round(numbers, key0 + unchecked(4 * Weyl0), key1 + unchecked(4 * Weyl1));
        numbers = Round(numbers, key0 + unchecked(5 * Weyl0), key1 + unchecked(5 * Weyl1));
        numbers = Round(numbers, key0 + unchecked(6 * Weyl0), key1 + unchecked(6 * Weyl1));
        numbers = Round(numbers, key0 + unchecked(7 * Weyl0), key1 + unchecked(7 * Weyl1));
        numbers = Round(numbers, key0 + unchecked(8 * Weyl0), key1 + unchecked(8 * Weyl1));
        return Round(numbers, key0 + unchecked(9 * Weyl0), key1 + unchecked(9 * Weyl1));
    }

    static (uint, uint, uint, uint) Round((uint X0, uint X1, uint X2, uint X3) numbers, uint key0, uint key1)
    {
        var product0 = (ulong)Multiplier0 * numbers.X0;
        var product1 = (ulong)Multiplier1 * numbers.X2;
        return ((uint)(product1 >> 32) ^ numbers.X1 ^ key0, (uint)product1, (uint)(product0 >> 32) ^ numbers.X3 ^ key1, (uint)product0);
    }

    // Both fit a signed number, of which the conversion is one instruction.
    static float Single(uint bits) => (int)(bits >> 8) * (1f / (1 << 24));

    static double Double(uint high, uint low) => (long)(((ulong)high << 32 | low) >> 11) * (1d / (1L << 53));

    static void StorePair(ArrayView<float> result, int index, int count, float first, float second)
    {
        var radius = GpuMath.Sqrt(-2 * GpuMath.Log(1 - first));
        var angle = second * (float)(2 * Math.PI);
        Store(result, index, count, radius * GpuMath.Cos(angle));
        Store(result, index + Half, count, radius * GpuMath.Sin(angle));
    }

    static void StorePair(ArrayView<double> result, int index, int count, double first, double second)
    {
        var radius = GpuMath.Sqrt(-2 * GpuMath.Log(1 - first));
        var angle = second * (2 * Math.PI);
        Store(result, index, count, radius * GpuMath.Cos(angle));
        Store(result, index + Half, count, radius * GpuMath.Sin(angle));
    }

    static void Store(ArrayView<float> result, int index, int count, float value)
    {
        if ((uint)index < (uint)count) result[index] = value;
    }

    static void Store(ArrayView<double> result, int index, int count, double value)
    {
        if ((uint)index < (uint)count) result[index] = value;
    }
}
