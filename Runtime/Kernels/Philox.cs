namespace GraphGen.Kernels;

/// <summary>
/// Random numbers that a counter decides: Philox 4x32-10 (Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3",
/// 2011). Equal seeds and streams give equal numbers on every machine; different streams are independent.
/// </summary>
/// <param name="seed">The key.</param>
/// <param name="stream">The upper half of the counter.</param>
public struct Philox(ulong seed, ulong stream)
{
    readonly ulong seed = seed;
    readonly ulong stream = stream;
    ulong block;
    Words words;
    int used = 4;
    double spareNormal = double.NaN;

    /// <summary>The next 32 random bits.</summary>
    /// <returns>The bits.</returns>
    public uint NextBits()
    {
        if (used == 4)
        {
            words = Scramble(block++, stream, seed);
            used = 0;
        }
        return used++ switch { 0 => words.A, 1 => words.B, 2 => words.C, _ => words.D };
    }

    /// <summary>A float of 24 random bits, evenly distributed.</summary>
    /// <returns>From 0 up to, not including, 1.</returns>
    public float NextUniform() => (NextBits() >> 8) * (1f / (1 << 24));

    /// <summary>A double of 53 random bits, evenly distributed.</summary>
    /// <returns>From 0 up to, not including, 1.</returns>
    public double NextUniformDouble()
    {
        var bits = ((ulong)NextBits() << 32) | NextBits();
        return (bits >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A normally distributed number of mean 0 and variance 1 (Box and Muller's method, which makes them in
    /// pairs).</summary>
    /// <returns>The number.</returns>
    public double NextNormal()
    {
        if (!double.IsNaN(spareNormal))
        {
            var spare = spareNormal;
            spareNormal = double.NaN;
            return spare;
        }
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextUniformDouble()));
        var (sine, cosine) = Math.SinCos(2 * Math.PI * NextUniformDouble());
        spareNormal = radius * sine;
        return radius * cosine;
    }

    /// <summary>The ten rounds, for a counter of two halves and a key.</summary>
    internal static Words Scramble(ulong low, ulong high, ulong key)
    {
        var (a, b, c, d) = ((uint)low, (uint)(low >> 32), (uint)high, (uint)(high >> 32));
        var (left, right) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < 10; round++)
        {
            var (first, second) = (0xD2511F53ul * a, 0xCD9E8D57ul * c);
            (a, b, c, d) = ((uint)(second >> 32) ^ b ^ left, (uint)second, (uint)(first >> 32) ^ d ^ right, (uint)first);
            (left, right) = (left + 0x9E3779B9, right + 0xBB67AE85);
        }
        return new Words(a, b, c, d);
    }

    /// <summary>128 random bits.</summary>
    internal readonly record struct Words(uint A, uint B, uint C, uint D);
}
