using System.Buffers.Binary;
using System.IO.Compression;

namespace GraphGen;

/// <summary>
/// Reads the IDX format of the MNIST database (LeCun, Cortes and Burges, "The MNIST database of handwritten digits"): two
/// zero bytes, the element type, the number of axes, a big-endian size for each, then the elements. Files may be compressed
/// by gzip. Elements are unsigned bytes.
/// </summary>
public static class IdxFile
{
    const byte UnsignedByte = 0x08;

    /// <summary>Reads a file of bytes.</summary>
    /// <param name="path">The file, compressed or not. Where there is none, one with <c>.gz</c> appended is read.</param>
    /// <returns>The sizes of the axes, and the elements row by row.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not in the format, too short or too long; the message names the
    /// file, what was expected and what was found.</exception>
    public static (TensorShape Shape, byte[] Elements) Read(string path)
    {
        var bytes = ReadBytes(path);
        if (bytes.Length < 4)
            throw Invalid(path, "at least the 4 bytes of a header", $"{bytes.Length} bytes");
        if (bytes[0] != 0 || bytes[1] != 0)
            throw Invalid(path, "an IDX file, which begins with 00 00", $"{bytes[0]:x2} {bytes[1]:x2}");
        if (bytes[2] != UnsignedByte)
            throw Invalid(path, "elements of type 08 (unsigned byte)", $"type {bytes[2]:x2}");
        int rank = bytes[3], header = 4 + 4 * rank;
        if (bytes.Length < header)
            throw Invalid(path, $"a header of {header} bytes for {rank} axes", $"{bytes.Length} bytes");
        var sizes = new int[rank];
        var count = 1L;
        for (var axis = 0; axis < rank; axis++)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4 + 4 * axis));
            count *= size;
            if (count > int.MaxValue)
                throw Invalid(path, $"at most {int.MaxValue} elements", $"{count} up to axis {axis}");
            sizes[axis] = (int)size;
        }
        var shape = new TensorShape(sizes);
        if (bytes.Length - header != count)
            throw Invalid(path, $"{count} elements for the shape {shape}", $"{bytes.Length - header}");
        return (shape, bytes[header..]);
    }

    /// <summary>Reads images and the labels that belong to them.</summary>
    /// <param name="imagesPath">A file of shape [count, rows, columns].</param>
    /// <param name="labelsPath">A file of shape [count].</param>
    /// <returns>The images flattened to [rows * columns] and scaled from 0..255 to 0..1, and the labels.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">A file is not in the format, or the two do not belong together.</exception>
    public static Dataset<float, int> ReadLabeledImages(string imagesPath, string labelsPath)
    {
        var (imageShape, pixels) = Read(imagesPath);
        if (imageShape.Rank != 3 || imageShape[1] * imageShape[2] == 0)
            throw Invalid(imagesPath, "images of shape [count, rows, columns]", $"the shape {imageShape}");
        var (labelShape, labels) = Read(labelsPath);
        if (labelShape.Rank != 1)
            throw Invalid(labelsPath, "labels of shape [count]", $"the shape {labelShape}");
        if (labelShape[0] != imageShape[0])
            throw Invalid(labelsPath, $"{imageShape[0]} labels, one for each image in '{imagesPath}'", $"{labelShape[0]}");
        return new(
            Array.ConvertAll(pixels, static pixel => pixel / 255f), new TensorShape(imageShape[1] * imageShape[2]),
            Array.ConvertAll(labels, static label => (int)label), TensorShape.Scalar);
    }

    static byte[] ReadBytes(string path)
    {
        var bytes = File.ReadAllBytes(File.Exists(path) || !File.Exists(path + ".gz") ? path : path + ".gz");
        if (bytes is not [0x1f, 0x8b, ..])
            return bytes;
        try
        {
            using var content = new MemoryStream();
            using (var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress))
                gzip.CopyTo(content);
            return content.ToArray();
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{path}' is not a whole gzip file: {exception.Message}", exception);
        }
    }

    static InvalidDataException Invalid(string path, string expected, string actual) =>
        new($"'{path}': expected {expected}, found {actual}.");
}
