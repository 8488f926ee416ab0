using System.Security.Cryptography;

namespace GraphGen.Samples.Common;

/// <summary>Fetches the official MNIST files once, and only when the user asks for it.</summary>
static class MnistDownload
{
    const string Address = "https://ossci-datasets.s3.amazonaws.com/mnist/";

    static readonly (string Name, string Sha256)[] Files =
    [
        ("train-images-idx3-ubyte.gz", "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
        ("train-labels-idx1-ubyte.gz", "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
        ("t10k-images-idx3-ubyte.gz", "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
        ("t10k-labels-idx1-ubyte.gz", "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
    ];

    /// <summary>Where the files are kept from one run to the next.</summary>
    public static string Folder { get; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "graphgen", "mnist");

    /// <summary>Fetches what is missing and checks it against the official checksums.</summary>
    /// <exception cref="HttpRequestException">The files could not be fetched.</exception>
    /// <exception cref="InvalidDataException">A file is not the official one; it is not kept.</exception>
    public static void Fetch()
    {
        Directory.CreateDirectory(Folder);
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
        foreach (var (name, sha256) in Files)
        {
            var path = Path.Combine(Folder, name);
            if (File.Exists(path) && IsOfficial(File.ReadAllBytes(path), sha256)) continue;
            Console.WriteLine($"fetching {name}");
            var bytes = client.GetByteArrayAsync(Address + name).GetAwaiter().GetResult();
            if (!IsOfficial(bytes, sha256)) throw new InvalidDataException($"'{name}' is not the official file: its checksum is another.");
            File.WriteAllBytes(path + ".tmp", bytes);
            File.Move(path + ".tmp", path, overwrite: true);
        }
    }

    static bool IsOfficial(byte[] bytes, string sha256) => Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256;
}
