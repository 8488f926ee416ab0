using GraphGen.Kernels;
using Xunit;

namespace GraphGen.Runtime.Tests.Kernels;

public class ArenaLayoutTests
{
    [Fact]
    public void BuffersThatNeverMeetShareMemory()
    {
        var offsets = new long[3];
        var total = ArenaLayout.Assign([(100, 0, 1), (100, 2, 3), (60, 1, 2)], offsets);
        Assert.Equal([0, 0, 128], offsets);
        Assert.Equal(192, total);
    }

    [Fact]
    public void TheSmallestGapThatFitsIsTaken()
    {
        // Two buffers of 256 and 128 bytes end before the last one begins, and leave gaps of these sizes.
        var offsets = new long[6];
        ArenaLayout.Assign([(640, 0, 9), (320, 0, 4), (256, 0, 9), (192, 0, 4), (128, 0, 9), (100, 5, 9)], offsets);
        Assert.Equal(offsets[3], offsets[5]);
    }

    [Fact]
    public void RandomLayoutsNeverOverlapAndStayWithinTheirBounds()
    {
        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            var buffers = new (long Bytes, int First, int Last)[random.Next(0, 40)];
            var steps = random.Next(1, 20);
            for (var i = 0; i < buffers.Length; i++)
            {
                var first = random.Next(steps);
                buffers[i] = (random.Next(5) == 0 ? 0 : random.Next(1, 5000), first, random.Next(first, steps));
            }
            var offsets = new long[buffers.Length];
            var total = ArenaLayout.Assign(buffers, offsets);

            for (var i = 0; i < buffers.Length; i++)
            {
                Assert.Equal(0, offsets[i] % Arena.Alignment);
                Assert.InRange(offsets[i] + buffers[i].Bytes, 0, total);
                for (var j = 0; j < i; j++)
                    Assert.False(LiveTogether(buffers[i], buffers[j]) && Overlap(offsets[i], buffers[i].Bytes, offsets[j], buffers[j].Bytes), $"round {round}: {i} and {j}");
            }
            var peak = Enumerable.Range(0, steps).Max(step => buffers.Where(b => b.First <= step && step <= b.Last).Sum(b => b.Bytes));
            Assert.InRange(total, peak, buffers.Sum(b => ArenaLayout.Align(b.Bytes)));

            var again = new long[buffers.Length];
            Assert.Equal(total, ArenaLayout.Assign(buffers, again));
            Assert.Equal(offsets, again);
        }

        static bool LiveTogether((long, int First, int Last) a, (long, int First, int Last) b) => a.First <= b.Last && b.First <= a.Last;

        static bool Overlap(long a, long aBytes, long b, long bBytes) => aBytes > 0 && bBytes > 0 && a < b + bBytes && b < a + aBytes;
    }

    [Fact]
    public void NonsenseIsRefused()
    {
        Assert.Throws<ArgumentException>(() => ArenaLayout.Assign([(1, 0, 0)], []));
        Assert.Throws<ArgumentException>(() => ArenaLayout.Assign([(-1, 0, 0)], new long[1]));
        Assert.Throws<ArgumentException>(() => ArenaLayout.Assign([(1, 3, 2)], new long[1]));
    }
}
