namespace GraphGen.Gpu;

/// <summary>Angles beyond those that are reduced by multiplication: Payne and Hanek's reduction. Of the product of a mantissa and
/// 2/π only the digits are computed that say where in the circle the angle lies.</summary>
public static partial class GpuMath
{
    /// <summary>The angle |x| in units of 2⁻⁶² quarters of a turn, less whole turns, for a float above 2³⁰.</summary>
    static long LargeTurns(float x)
    {
        // x = m·2ᵉ; the first e - 2 digits of 2/π give whole turns.
        var bits = Bits(x);
        var m = (ulong)(bits & 0x7fffff | 0x800000);
        var skip = (bits >> 23 & 0xff) - 152;
        var second = skip >= 64;
        var first64 = Select(second, 0xfc2757d1f534ddc0ul, 0xa2f9836e4e441529ul);
        var next64 = Select(second, 0xdb6295993c439041ul, 0xfc2757d1f534ddc0ul);
        var last64 = Select(second, 0xfe5163abdebbc561ul, 0xdb6295993c439041ul);
        return (long)(m * Digits(first64, next64, skip) + MultiplyHigh(m, Digits(next64, last64, skip)));
    }

    /// <summary>The angle |x| in units of 2⁻⁶² quarters of a turn, less whole turns, and the same number's next 64 digits, for a
    /// double above 2³⁰.</summary>
    static void LargeTurns(double x, out long turns, out ulong fraction)
    {
        // x = m·2ᵉ. Before the digits of 2/π stand 64 zeros, so that no count of skipped ones is negative.
        var bits = Bits(x);
        var m = (ulong)(bits & 0xfffffffffffff | 0x10000000000000);
        var skip = (int)(bits >> 52 & 0x7ff) - 1013;
        var word = skip >> 6;
        var a0 = Select((word & 8) != 0, 0xe88235f52ebb4484ul, 0ul);
        var a1 = Select((word & 8) != 0, 0xe99c7026b45f7e41ul, 0xa2f9836e4e441529ul);
        var a2 = Select((word & 8) != 0, 0x3991d639835339f4ul, 0xfc2757d1f534ddc0ul);
        var a3 = Select((word & 8) != 0, 0x9c845f8bbdf9283bul, 0xdb6295993c439041ul);
        var a4 = Select((word & 8) != 0, 0x1ff897ffde05980ful, 0xfe5163abdebbc561ul);
        var a5 = Select((word & 8) != 0, 0xef2f118b5a0a6d1ful, 0xb7246e3a424dd2e0ul);
        var a6 = Select((word & 8) != 0, 0x6d367ecf27cb09b7ul, 0x06492eea09d1921cul);
        var a7 = Select((word & 8) != 0, 0x4f463f669e5fea2dul, 0xfe1deb1cb129a73eul);
        var a8 = Select((word & 8) != 0, 0x7527bac7ebe5f17bul, 0xe88235f52ebb4484ul);
        var a9 = Select((word & 8) != 0, 0x3d0739f78a5292eaul, 0xe99c7026b45f7e41ul);
        var a10 = Select((word & 8) != 0, 0x6bfb5fb11f8d5d08ul, 0x3991d639835339f4ul);
        var b0 = Select((word & 4) != 0, a4, a0);
        var b1 = Select((word & 4) != 0, a5, a1);
        var b2 = Select((word & 4) != 0, a6, a2);
        var b3 = Select((word & 4) != 0, a7, a3);
        var b4 = Select((word & 4) != 0, a8, a4);
        var b5 = Select((word & 4) != 0, a9, a5);
        var b6 = Select((word & 4) != 0, a10, a6);
        var c0 = Select((word & 2) != 0, b2, b0);
        var c1 = Select((word & 2) != 0, b3, b1);
        var c2 = Select((word & 2) != 0, b4, b2);
        var c3 = Select((word & 2) != 0, b5, b3);
        var c4 = Select((word & 2) != 0, b6, b4);
        var d0 = Select((word & 1) != 0, c1, c0);
        var d1 = Select((word & 1) != 0, c2, c1);
        var d2 = Select((word & 1) != 0, c3, c2);
        var d3 = Select((word & 1) != 0, c4, c3);
        var e0 = Select(word >= 16, 0x7527bac7ebe5f17bul, d0);
        var e1 = Select(word >= 16, 0x3d0739f78a5292eaul, d1);
        var e2 = Select(word >= 16, 0x6bfb5fb11f8d5d08ul, d2);
        var e3 = Select(word >= 16, 0x56033046fc7b6babul, d3);
        var first = Digits(e0, e1, skip);
        var second = Digits(e1, e2, skip);
        var third = Digits(e2, e3, skip);
        var middle = m * second;
        fraction = middle + MultiplyHigh(m, third);
        turns = (long)(m * first + MultiplyHigh(m, second) + Select(fraction < middle, 1ul, 0ul));
    }

    /// <summary>The nearest count of quarters.</summary>
    static int LargeQuadrant(long turns) => (int)((ulong)turns + (1ul << 61) >> 62);

    /// <summary>What the nearest count of quarters leaves, in radians.</summary>
    static double LargeRest(long turns) => Multiply((double)(turns << 2 >> 2), HalfPi1 / (1ul << 62));

    /// <inheritdoc cref="LargeRest(long)"/>
    static double LargeRest(long turns, ulong fraction)
    {
        LargeParts(turns, fraction, out var high, out var low);
        return MultiplyAdd(high, HalfPi1 / (1ul << 62), Multiply(low, HalfPi1 / (1ul << 62)));
    }

    /// <summary>What <see cref="LargeRest(long, ulong)"/> loses by rounding.</summary>
    static double LargeLow(long turns, ulong fraction, double rest)
    {
        LargeParts(turns, fraction, out var high, out var low);
        var lost = MultiplyAdd(high, HalfPi1 / (1ul << 62), -rest);
        return Add(MultiplyAdd(low, HalfPi1 / (1ul << 62), lost), Multiply(Add(high, low), HalfPi2 / (1ul << 62)));
    }

    /// <summary>The signed number of turns and fraction without its quarters, as the sum of two doubles;
    /// the first is 0 where the number is small.</summary>
    static void LargeParts(long turns, ulong fraction, out double high, out double low)
    {
        var rest = turns << 2 >> 2;
        var upper = rest + (1L << 19) >> 20 << 20;
        high = upper;
        low = Add((double)(rest - upper), Multiply((double)(long)(fraction >> 1), 1d / (1ul << 63)));
    }

    /// <summary>64 digits of two words, from one in the first on; the place in it is counted by the last six bits.</summary>
    static ulong Digits(ulong first, ulong second, int skip) => first << (skip & 63) | second >> 1 >> (63 - (skip & 63));

    /// <summary>The upper 64 bits of the product of a number below 2⁵³ and a word.</summary>
    static ulong MultiplyHigh(ulong x, ulong y)
    {
        var (xLow, xHigh) = (x & 0xffffffff, x >> 32);
        var (yLow, yHigh) = (y & 0xffffffff, y >> 32);
        var middle = xHigh * yLow + (xLow * yLow >> 32);
        var other = xLow * yHigh + (middle & 0xffffffff);
        return xHigh * yHigh + (middle >> 32) + (other >> 32);
    }
}
