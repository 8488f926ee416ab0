using ILGPU;
using ILGPU.IR.Intrinsics;

namespace GraphGen.Gpu;

/// <summary>
/// The instructions of tensor cores, and of the rounding before them. The bodies are what the processor does;
/// <see cref="EnableTensorCores"/> gives CUDA's compiler the instructions, which differ in the bits of NaN, and in the order and the
/// rounding of the additions within an instruction, which NVIDIA does not say.
/// </summary>
static partial class GpuTensorCores
{
    const uint UpperHalf = 0xffff0000;

    /// <summary>The nearest TF32, ties away from zero, as the bits of a float of which the last 13 are 0. NaN stays NaN, and what is nearer
    /// to what would follow the largest number than to that becomes infinite.</summary>
    [IntrinsicImplementation]
    public static uint ToTensorFloat32(float value)
    {
        // What is added carries into the exponent where the fraction is full, and from the largest exponent to infinity.
        var bits = Interop.FloatAsInt(value);
        return (float.IsNaN(value) ? bits | 0x00400000 : bits + 0x1000) & 0xffffe000;
    }

    /// <summary>The nearest bfloat16 of two numbers, ties to even, the first one in the lower half. NaN and large numbers as in
    /// <see cref="ToTensorFloat32"/>.</summary>
    [IntrinsicImplementation]
    public static uint ToBFloat16(float first, float second) => ToBFloat16(first) >> 16 | ToBFloat16(second) & UpperHalf;

    /// <summary>Adds the products of words with one TF32 each: see <see cref="IGpuTensorUnit.Multiply"/>.</summary>
    [IntrinsicImplementation]
    public static GpuTensorSums MultiplyTensorFloat32(GpuTensorWords first, GpuTensorWords second, GpuTensorSums sums) => Multiply(
        first, second, sums, (sum, left, right) => sum + Interop.IntAsFloat(left) * Interop.IntAsFloat(right));

    /// <summary>Adds the products of words with two bfloat16 each: see <see cref="IGpuTensorUnit.Multiply"/>.</summary>
    [IntrinsicImplementation]
    public static GpuTensorSums MultiplyBFloat16(GpuTensorWords first, GpuTensorWords second, GpuTensorSums sums) => Multiply(
        first, second, sums, (sum, left, right) => sum
            + Interop.IntAsFloat(left << 16) * Interop.IntAsFloat(right << 16)
            + Interop.IntAsFloat(left & UpperHalf) * Interop.IntAsFloat(right & UpperHalf));

    static uint ToBFloat16(float value)
    {
        var bits = Interop.FloatAsInt(value);
        return float.IsNaN(value) ? bits | 0x00400000 : bits + 0x7fff + (bits >> 16 & 1);
    }

    /// <summary>What a warp does: its threads exchange the words that each has of rows and columns. Exchanges are slow, so there are
    /// few.</summary>
    /// <param name="first">The words that this thread has.</param>
    /// <param name="second">Those 8 words deeper.</param>
    /// <param name="sums">Its sums so far.</param>
    /// <param name="add">A sum with the products of two words' factors added.</param>
    static GpuTensorSums Multiply(GpuTensorWords first, GpuTensorWords second, GpuTensorSums sums, Func<float, uint, uint, float> add)
    {
        // Four threads have the words of a row, or column, together: those of this thread's rows, of its even columns, and of the odd ones.
        var lane = Group.IdxX % 32;
        var one = new Pair<GpuTensorWords>(first, second);
        var other = Warp.ShuffleXor(one, 1);
        var two = lane % 2 == 0 ? new Pair<Pair<GpuTensorWords>>(one, other) : new(other, one);
        var others = Warp.ShuffleXor(two, 2);
        var rows = lane % 4 < 2 ? new Pair<Pair<Pair<GpuTensorWords>>>(two, others) : new(others, two);
        var even = Warp.Shuffle(rows, lane % 4 * 8);
        var odd = Warp.Shuffle(rows, lane % 4 * 8 + 4);
        Add(rows.First.First.First, even.First.First.First, odd.First.First.First);
        Add(rows.First.Second.First, even.First.Second.First, odd.First.Second.First);
        Add(rows.Second.First.First, even.Second.First.First, odd.Second.First.First);
        Add(rows.Second.Second.First, even.Second.Second.First, odd.Second.Second.First);
        Add(rows.First.First.Second, even.First.First.Second, odd.First.First.Second);
        Add(rows.First.Second.Second, even.First.Second.Second, odd.First.Second.Second);
        Add(rows.Second.First.Second, even.Second.First.Second, odd.Second.First.Second);
        Add(rows.Second.Second.Second, even.Second.Second.Second, odd.Second.Second.Second);
        return sums;

        // The words of one thread: two of each row and column.
        void Add(in GpuTensorWords rows, in GpuTensorWords even, in GpuTensorWords odd) => sums = new(
            Tile(sums.Tile0, rows.Upper, even.Near.First, even.Near.Second, odd.Near.First, odd.Near.Second),
            Tile(sums.Tile1, rows.Upper, even.Near.Third, even.Near.Fourth, odd.Near.Third, odd.Near.Fourth),
            Tile(sums.Tile2, rows.Upper, even.Far.First, even.Far.Second, odd.Far.First, odd.Far.Second),
            Tile(sums.Tile3, rows.Upper, even.Far.Third, even.Far.Fourth, odd.Far.Third, odd.Far.Fourth),
            Tile(sums.Tile4, rows.Lower, even.Near.First, even.Near.Second, odd.Near.First, odd.Near.Second),
            Tile(sums.Tile5, rows.Lower, even.Near.Third, even.Near.Fourth, odd.Near.Third, odd.Near.Fourth),
            Tile(sums.Tile6, rows.Lower, even.Far.First, even.Far.Second, odd.Far.First, odd.Far.Second),
            Tile(sums.Tile7, rows.Lower, even.Far.Third, even.Far.Fourth, odd.Far.Third, odd.Far.Fourth));

        GpuQuad<float> Tile(GpuQuad<float> tile, GpuQuad<uint> rows, uint even, uint nextEven, uint odd, uint nextOdd) => new(
            add(add(tile.First, rows.First, even), rows.Third, nextEven),
            add(add(tile.Second, rows.First, odd), rows.Third, nextOdd),
            add(add(tile.Third, rows.Second, even), rows.Fourth, nextEven),
            add(add(tile.Fourth, rows.Second, odd), rows.Fourth, nextOdd));
    }

    readonly record struct Pair<T>(T First, T Second) where T : unmanaged;
}
