using System.IO.Compression;
using GraphGen.Runtime.Tests.Files;

namespace GraphGen.Runtime.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    static readonly byte[] Images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 51, 102, 255];
    static readonly byte[] Labels = [0, 0, 8, 1, 0, 0, 0, 2, 7, 3];

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ImagesAreScaledAndBelongToTheirLabels()
    {
        var data = IdxFile.ReadLabeledImages(folder.File("images", Images), folder.File("labels", Labels));
        Assert.Equal(2, data.Count);
        Assert.Equal(new TensorShape(2), data.InputShape);
        Assert.Equal([0, 0.2f, 0.4f, 1], data.Inputs);
        Assert.Equal([7, 3], data.Targets);
    }

    [Fact]
    public void CompressedFilesAreFoundByEitherName()
    {
        folder.File("images.gz", Compress(Images));
        folder.File("labels.gz", Compress(Labels));
        Assert.Equal(2, IdxFile.ReadLabeledImages(folder.File("images"), folder.File("labels.gz")).Count);
    }

    [Fact]
    public void MissingFilesAreNamed() =>
        Expect.Throws<FileNotFoundException>(() => IdxFile.Read(folder.File("nowhere")), "nowhere");

    [Theory]
    [InlineData(new byte[] { }, "0 bytes")]
    [InlineData(new byte[] { 0, 0, 8 }, "3 bytes")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4e, 0x47 }, "89 50")]
    [InlineData(new byte[] { 0, 0, 0x0d, 1, 0, 0, 0, 0 }, "type 0d")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1 }, "12 bytes")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 1, 2 }, "expected 3 elements")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 1, 2 }, "found 2")]
    [InlineData(new byte[] { 0, 0, 8, 2, 255, 255, 255, 255, 255, 255, 255, 255 }, "at most")]
    public void DamagedFilesSayWhatIsWrong(byte[] content, string message) =>
        Expect.Throws<InvalidDataException>(() => IdxFile.Read(folder.File("damaged", content)), "damaged", message);

    [Fact]
    public void TruncatedCompressionIsNoticed()
    {
        var whole = Compress(Enumerable.Range(0, 5000).Select(i => (byte)(i * i * i >> 3)).ToArray());
        var cut = folder.File("cut.gz", whole[..(whole.Length / 2)]);
        Expect.Throws<InvalidDataException>(() => IdxFile.Read(cut), "cut.gz");
    }

    [Fact]
    public void ImagesAndLabelsMustBelongTogether()
    {
        var images = folder.File("images", Images);
        var labels = folder.File("labels", [0, 0, 8, 1, 0, 0, 0, 1, 7]);
        Expect.Throws<InvalidDataException>(() => IdxFile.ReadLabeledImages(images, labels), "labels", "2 labels", "found 1");
        Expect.Throws<InvalidDataException>(() => IdxFile.ReadLabeledImages(labels, labels), "[1]");
        Expect.Throws<InvalidDataException>(() => IdxFile.ReadLabeledImages(images, images), "[2, 1, 2]");
    }

    static byte[] Compress(byte[] content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal))
            gzip.Write(content);
        return target.ToArray();
    }
}
