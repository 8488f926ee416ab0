using GraphGen.Kernels;
using Xunit;

namespace GraphGen.Runtime.Tests.Kernels;

public class ArenaTests
{
    [Fact]
    public void MemoryIsZeroedAndAligned()
    {
        using var arena = new Arena(1000);
        var bytes = arena.At<byte>(0, 1000);
        Assert.False(bytes.Span.ContainsAnyExcept((byte)0));
        unsafe
        {
            fixed (byte* pointer = bytes.Span) Assert.Equal(0, (nint)pointer % Arena.Alignment);
        }
    }

    [Fact]
    public void BlocksShareTheArenasMemory()
    {
        using var arena = new Arena(256);
        var block = arena.At<float>(64, 8);
        block[3] = 2.5f;
        Assert.Equal(2.5f, arena.At<float>(64 + 12, 1)[0]);
        Assert.Equal(2.5f, block.Slice(2, 4)[1]);
        Assert.Equal(2.5f, block.Slice(3).Span[0]);
        ReadOnlySpan<float> span = block;
        Assert.Equal(8, span.Length);
        arena.Clear();
        Assert.Equal(0, block[3]);
    }

    [Theory]
    [InlineData(-4, 1)]
    [InlineData(2, 1)]
    [InlineData(0, -1)]
    [InlineData(0, 17)]
    [InlineData(64, 1)]
    [InlineData(68, 0)]
    public void BlocksOutsideTheArenaAreRefused(long offset, int count)
    {
        using var arena = new Arena(64);
        Assert.Throws<ArgumentOutOfRangeException>(() => { arena.At<float>(offset, count); });
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(5, 0)]
    [InlineData(2, 3)]
    [InlineData(2, -1)]
    public void SlicesOutsideTheBlockAreRefused(int start, int length)
    {
        using var arena = new Arena(64);
        var block = arena.At<float>(0, 4);
        Assert.Throws<ArgumentOutOfRangeException>(() => { block.Slice(start, length); });
    }

    [Fact]
    public void ADisposedArenaHandsOutNothing()
    {
        var arena = new Arena(64);
        arena.Dispose();
        arena.Dispose();
        Assert.Throws<ObjectDisposedException>(() => { arena.At<float>(0, 1); });
        Assert.Throws<ObjectDisposedException>(arena.Clear);
    }

    [Fact]
    public void AnEmptyArenaHasAnEmptyBlock()
    {
        using var arena = new Arena(0);
        Assert.Equal(0, arena.At<double>(0, 0).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Arena(-1));
    }
}
