using Xunit.Sdk;

namespace GraphGen.Generator.Tests.Snapshots;

public sealed class SnapshotComparerTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("graphgen-snapshots-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_accepted_text_passes_whatever_its_line_ends_and_byte_order_mark()
    {
        await File.WriteAllTextAsync(Verified, "\uFEFFone\r\ntwo\r\n");
        await SnapshotComparer.Compare(folder, "case", "one\ntwo\n", accept: false);
        Assert.False(File.Exists(Received));
    }

    [Fact]
    public async Task A_difference_fails_with_its_lines_and_leaves_the_received_text()
    {
        await File.WriteAllTextAsync(Verified, "one\ntwo\nthree\n");
        var failure = await Assert.ThrowsAnyAsync<XunitException>(
            () => SnapshotComparer.Compare(folder, "case", "one\n2\nthree\n", accept: false));
        Assert.Contains("line 2:\n  one\n- two\n+ 2\n", failure.Message);
        Assert.Equal("one\n2\nthree\n", await File.ReadAllTextAsync(Received));
        Assert.Equal("one\ntwo\nthree\n", await File.ReadAllTextAsync(Verified));
    }

    [Fact]
    public async Task A_text_that_nobody_has_accepted_fails()
    {
        var failure = await Assert.ThrowsAnyAsync<XunitException>(
            () => SnapshotComparer.Compare(folder, "case", "one\n", accept: false));
        Assert.Contains("no accepted snapshot", failure.Message);
        Assert.False(File.Exists(Verified));
    }

    [Fact]
    public async Task Accepting_writes_the_verified_file_and_removes_the_received_one()
    {
        await File.WriteAllTextAsync(Received, "old");
        await SnapshotComparer.Compare(folder, "case", "one\n", accept: true);
        Assert.Equal("one\n", await File.ReadAllTextAsync(Verified));
        Assert.False(File.Exists(Received));
    }

    [Theory]
    [InlineData("a\nb", "a\nb\nc", "line 3:\n  a\n  b\n+ c\n")]
    [InlineData("a\nb\nc", "a\nc", "line 2:\n  a\n- b\n")]
    [InlineData("", "a", "line 1:\n- \n+ a\n")]
    public void A_difference_shows_the_lines_that_changed(string expected, string actual, string difference) =>
        Assert.Equal(difference, SnapshotComparer.Difference(expected, actual));

    string Verified => Path.Combine(folder, "case.verified.txt");

    string Received => Path.Combine(folder, "case.received.txt");
}
