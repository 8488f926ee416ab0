using System.Buffers.Binary;
using System.Text;

namespace GraphGen.Runtime.Tests.Files;

public sealed class SafetensorsTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WhatIsWrittenIsReadBack()
    {
        Tensor[] tensors =
        [
            Tensor.Of([1.5f, -2, float.NaN, 4], 2, 2), Tensor.Scalar(Math.PI), Tensor.Of([1, -7]), Tensor.Of([true, false, true]),
            Tensor.Zeros(0, 3),
        ];
        var writer = new SafetensorsWriter { Metadata = { ["epoch"] = "3 \"äß\"" } };
        for (var i = 0; i < tensors.Length; i++)
            writer.Add($"t{i}", tensors[i]);
        writer.Save(folder.File("model"));

        using var file = SafetensorsFile.Open(folder.File("model"));
        Assert.Equal("3 \"äß\"", file.Metadata["epoch"]);
        Assert.Equal(5, file.Entries.Count);
        for (var i = 0; i < tensors.Length; i++)
        {
            var read = file.Read($"t{i}");
            Assert.Equal(tensors[i].Shape, read.Shape);
            Assert.Equal(tensors[i].ToString(), read.ToString());
        }
        Assert.Equal("F64", file.Find("t1")!.ElementType);
        Assert.Null(file.Find("t9"));
    }

    [Fact]
    public void TheLayoutIsThePublishedOne()
    {
        var writer = new SafetensorsWriter();
        writer.Add("b", Tensor.Of([1f, 2f]));
        writer.Save(folder.File("model"));

        var bytes = File.ReadAllBytes(folder.File("model"));
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal("""{"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", Encoding.UTF8.GetString(bytes, 8, length).TrimEnd());
        Assert.Equal(0, (8 + length) % 8);
        Assert.Equal([0, 0, 0x80, 0x3f, 0, 0, 0, 0x40], bytes[(8 + length)..]);
    }

    [Fact]
    public void AFileFromAnotherWriterIsRead()
    {
        // Offsets out of the order of names, a type that tensors do not hold as it is, no padding.
        // BF16 0x3fc0 is 1.5.
        var path = Write(
            """{"__metadata__":{"format":"pt"},"z":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"BF16","shape":[1,1],"data_offsets":[4,6]}}""",
            [0, 0, 0x80, 0x3f, 0xc0, 0x3f]);
        using var file = SafetensorsFile.Open(path);
        Assert.Equal(["z", "a"], file.Entries.Select(entry => entry.Name));
        Assert.Equal(1, file.Read("z").Item<float>());
        Expect.Equal(file.Read("a"), [1, 1], 1.5f);
        Expect.Throws<InvalidDataException>(() => file.Read<float>("a", new float[1]), "BF16", "F32");
        Expect.Throws<InvalidDataException>(() => file.Read<float>("z", new float[2]), "'z'", "1 elements", "2");
        Expect.Throws<InvalidDataException>(() => file.Read("q"), "'q'");
    }

    [Fact]
    public void NarrowFloatsAndOtherIntegersAreWidened()
    {
        // F16 0x3e00 is 1.5, 0xfc00 is -∞, 0x0001 is 2⁻²⁴.
        Expect.Equal(ReadOne("F16", [3], [0, 0x3e, 0, 0xfc, 1, 0]), [3], 1.5f, float.NegativeInfinity, 5.9604645e-8f);
        Expect.Equal(ReadOne("BF16", [2], [0x80, 0xff, 0, 0x40]), [2], float.NegativeInfinity, 2);
        Expect.Integers(ReadOne("I8", [2], [0xff, 0x7f]), [2], -1, 127);
        Expect.Integers(ReadOne("U8", [2], [0xff, 0x7f]), [2], 255, 127);
        Expect.Integers(ReadOne("I16", [1], [0xfe, 0xff]), [1], -2);
        Expect.Integers(ReadOne("U16", [1], [0xfe, 0xff]), [1], 65534);
        Expect.Integers(ReadOne("U32", [1], [1, 0, 0, 0]), [1], 1);
        Expect.Integers(ReadOne("I64", [1], [0xfd, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), [1], -3);
        Expect.Integers(ReadOne("U64", [1], [9, 0, 0, 0, 0, 0, 0, 0]), [1], 9);
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        Expect.Throws<InvalidDataException>(() => ReadOne("I64", [1], [0, 0, 0, 0x80, 0, 0, 0, 0]), "'a'", "I64", "range of int32");
        Expect.Throws<InvalidDataException>(() => ReadOne("U32", [1], [0, 0, 0, 0x80]), "'a'", "U32", "range of int32");
        Expect.Throws<InvalidDataException>(() => ReadOne("F8_E4M3", [1], [0]), "'a'", "F8_E4M3", "not read");
        Expect.Throws<InvalidDataException>(() => ReadOne("BOOL", [3], [0, 1, 2]), "'a'", "BOOL", "0 and 1");
    }

    [Theory]
    [InlineData(" {}", "begin with '{'")]
    [InlineData("""{"__metadata__":{"a":"1","a":"2"}}""", "'a' twice")]
    [InlineData("""{"__metadata__":{"a":1}}""", "not that of a safetensors file")]
    [InlineData("""{"__metadata__":{"a":null}}""", "not that of a safetensors file")]
    [InlineData("""{"a":{"dtype":"F32","shape":[65536,65536],"data_offsets":[0,0]}}""", "not that of a safetensors file")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0,5],"data_offsets":[0,0]}}""", "take 0 bytes")]
    [InlineData("no json", "not that of a safetensors file")]
    [InlineData("[1]", "not that of a safetensors file")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", "not that of a safetensors file")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "not that of a safetensors file")]
    [InlineData("""{"a":{"dtype":"F32","shape":["x"],"data_offsets":[0,4]}}""", "not that of a safetensors file")]
    [InlineData("""{"a":{"dtype":"F99","shape":[1],"data_offsets":[0,4]}}""", "F99")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}""", "3 data offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "takes 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""", "-4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "begins at byte 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "'b' begins at byte 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "take 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "take 12 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "twice")]
    public void DamagedHeadersSayWhatIsWrong(string header, string message) =>
        Expect.Throws<InvalidDataException>(() => SafetensorsFile.Open(Write(header, new byte[8])), "model.safetensors", message);

    [Fact]
    public void ForeignAndTruncatedFilesAreRefused()
    {
        Expect.Throws<InvalidDataException>(() => SafetensorsFile.Open(folder.File("short", [1, 2, 3])), "short", "3 bytes");
        Expect.Throws<InvalidDataException>(
            () => SafetensorsFile.Open(folder.File("foreign", Encoding.ASCII.GetBytes("PK this is not it"))), "foreign", "header");
        Expect.Throws<InvalidDataException>(
            () => SafetensorsFile.Open(folder.File("cut", [100, 0, 0, 0, 0, 0, 0, 0, (byte)'{'])), "cut", "100 bytes", "1 follow");
        Expect.Throws<FileNotFoundException>(() => SafetensorsFile.Open(folder.File("nowhere")), "nowhere");
    }

    [Fact]
    public void AFailureLeavesTheOldFileAndNoOther()
    {
        var writer = new SafetensorsWriter();
        writer.Add("a", Tensor.Ones(1));
        writer.Save(folder.File("model"));
        var before = File.ReadAllBytes(folder.File("model"));

        Assert.ThrowsAny<IOException>(() => AtomicFile.Write(folder.File("model"), stream =>
        {
            stream.WriteByte(1);
            throw new IOException("The disk is full.");
        }));
        Assert.Equal(before, File.ReadAllBytes(folder.File("model")));
        Assert.Equal(["model"], folder.Files);
    }

    [Fact]
    public void AFolderInTheWayLeavesNothingBeside()
    {
        Directory.CreateDirectory(folder.File("model"));
        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(folder.File("model"), stream => stream.WriteByte(1)));
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void WhatAKilledProcessLeftIsWrittenOver()
    {
        folder.File("model.tmp", new byte[1000]);
        AtomicFile.Write(folder.File("model"), stream => stream.WriteByte(1));
        Assert.Equal([1], File.ReadAllBytes(folder.File("model")));
        Assert.Equal(["model"], folder.Files);
    }

    [Fact]
    public void TwoWritersOfOneFileDoNotMix() => AtomicFile.Write(folder.File("model"), stream =>
    {
        stream.WriteByte(1);
        Assert.ThrowsAny<IOException>(() => AtomicFile.Write(folder.File("model"), other => other.WriteByte(2)));
    });

    [Fact]
    public void NamesAreTakenOnce()
    {
        var writer = new SafetensorsWriter();
        writer.Add("a", Tensor.Ones(1));
        Expect.Throws<ArgumentException>(() => writer.Add("a", Tensor.Ones(1)), "'a'");
        Expect.Throws<ArgumentException>(() => writer.Add("__metadata__", Tensor.Ones(1)), "__metadata__");
    }

    Tensor ReadOne(string type, int[] shape, byte[] data)
    {
        var header = $$$"""{"a":{"dtype":"{{{type}}}","shape":[{{{string.Join(',', shape)}}}],"data_offsets":[0,{{{data.Length}}}]}}""";
        using var file = SafetensorsFile.Open(Write(header, data));
        return file.Read("a");
    }

    string Write(string header, byte[] data)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)json.Length);
        return folder.File("model.safetensors", [.. length, .. json, .. data]);
    }
}
