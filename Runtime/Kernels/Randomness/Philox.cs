namespace GraphGen.Kernels;

/// <summary>The counter-based random number generator Philox 4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random
/// numbers: as easy as 1, 2, 3", 2011). A seed and a stream name a sequence, and any place of it can be reached at
/// once.</summary>
/// <remarks>Ten rounds of multiplication and exclusive or turn a 128-bit counter into four numbers of 32 bits. The
/// counter is the block's number below the stream's, and the key is the seed. The struct is mutable: keep it in a
/// variable or a field, and pass it by reference.</remarks>
public struct Philox
{
    const int Rounds = 10;

    const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;

    const uint Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;

    readonly ulong seed;

    readonly ulong stream;

    ulong position;

    (uint X0, uint X1, uint X2, uint X3) block;

    double spareNormal;

    bool hasSpareNormal;

    /// <summary>The start of a sequence. Different seeds or streams are independent sequences.</summary>
    public Philox(ulong seed, ulong stream = 0)
    {
        this.seed = seed;
        this.stream = stream;
    }

    /// <summary>How many numbers of 32 bits have been taken. Setting it goes to that place of the sequence, and drops
    /// the second of a pair of normal numbers.</summary>
    public ulong Position
    {
        readonly get => position;
        set
        {
            position = value;
            hasSpareNormal = false;
            if (position % 4 != 0) block = Block(position / 4);
        }
    }

    /// <summary>The next 32 random bits.</summary>
    public uint NextUInt()
    {
        var lane = (int)(position % 4);
        if (lane == 0) block = Block(position / 4);
        position++;
        return lane switch { 0 => block.X0, 1 => block.X1, 2 => block.X2, _ => block.X3 };
    }

    /// <summary>A number from 0 to 1, not 1: a multiple of 2⁻²⁴, from one number of 32 bits.</summary>
    public float NextUniform() => (NextUInt() >> 8) * (1f / (1 << 24));

    /// <summary>A number from 0 to 1, not 1: a multiple of 2⁻⁵³, from two numbers of 32 bits.</summary>
    public double NextUniformDouble()
    {
        var high = (ulong)NextUInt() << 32;
        return ((high | NextUInt()) >> 11) * (1d / (1L << 53));
    }

    /// <summary>A number from the normal distribution of mean 0 and standard deviation 1, by the method of Box and
    /// Muller: two such numbers from four of 32 bits.</summary>
    public double NextNormal()
    {
        if (hasSpareNormal)
        {
            hasSpareNormal = false;
            return spareNormal;
        }
        var radius = Math.Sqrt(-2 * VectorMath.Log(1 - NextUniformDouble()));
        var angle = 2 * Math.PI * NextUniformDouble();
        spareNormal = radius * VectorMath.Sin(angle);
        hasSpareNormal = true;
        return radius * VectorMath.Cos(angle);
    }

    /// <summary>An integer from 0 to <paramref name="bound"/>, not the bound itself, each as likely as the
    /// others.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is less than 1.</exception>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);

        // The product's upper half is the result; the few lowest values of its lower half would favour some results.
        var unfair = (uint)(0x1_0000_0000UL % (uint)bound);
        while (true)
        {
            var product = (ulong)NextUInt() * (uint)bound;
            if ((uint)product >= unfair) return (int)(product >> 32);
        }
    }

    readonly (uint, uint, uint, uint) Block(ulong number) =>
        Generate(((uint)number, (uint)(number >> 32), (uint)stream, (uint)(stream >> 32)), ((uint)seed, (uint)(seed >> 32)));

    /// <summary>The bijection itself: four numbers from a counter and a key.</summary>
    internal static (uint, uint, uint, uint) Generate((uint, uint, uint, uint) counter, (uint, uint) key)
    {
        var (x0, x1, x2, x3) = counter;
        var (key0, key1) = key;
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * x0;
            var product1 = (ulong)Multiplier1 * x2;
            x0 = (uint)(product1 >> 32) ^ x1 ^ key0;
            x1 = (uint)product1;
            x2 = (uint)(product0 >> 32) ^ x3 ^ key1;
            x3 = (uint)product0;
            key0 += Weyl0;
            key1 += Weyl1;
        }
        return (x0, x1, x2, x3);
    }
}
