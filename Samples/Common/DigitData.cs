namespace GraphGen.Samples.Common;

/// <summary>Pictures of digits to train on and others to test on, and where they come from.</summary>
/// <param name="Train">28 × 28 pixels from 0 to 1, and the digit.</param>
/// <param name="Test">Pictures that training never sees.</param>
/// <param name="Source">A line about their origin.</param>
sealed record DigitData(Dataset<float, int> Train, Dataset<float, int> Test, string Source)
{
    const int Drawn = 6000;

    /// <summary>The options that say where the digits come from, for the list of a sample that reads them.</summary>
    public static IReadOnlyList<Option> Options { get; } =
    [
        new("data", "DIR", "a folder with the MNIST files (idx, plain or .gz)"),
        new("download", "", "fetch the MNIST files once and keep them"),
        new("draw", "N", $"draw N digits, and a sixth as many for the test, whatever files there are ({Drawn} if there are none)"),
    ];

    /// <summary>The digits of the folder that the user names, or as many drawn here as the user asks for; else the downloaded
    /// ones, else digits drawn here.</summary>
    /// <exception cref="UsageException">The named folder does not hold the files, or drawn digits are asked for as well.</exception>
    public static DigitData Choose(Arguments arguments, int seed)
    {
        if (arguments.Has("draw"))
            return arguments.Has("data") || arguments.Has("download")
                ? throw new UsageException("--draw takes no files: leave out --data and --download.")
                : Draw(seed, arguments.Integer("draw", Drawn, least: 60));
        if (arguments.Text("data") is { } folder)
            return Read(folder) ?? throw new UsageException(
                $"--data: '{folder}' holds neither t10k-images-idx3-ubyte nor train-images-idx3-ubyte with their labels (plain or .gz).");
        if (arguments.Has("download"))
            try
            {
                MnistDownload.Fetch();
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException)
            {
                Console.WriteLine($"The download did not work: {failure.Message}");
            }

        return Read(MnistDownload.Folder) ?? Draw(seed);
    }

    /// <summary>What is learnt from, in a sentence to print.</summary>
    public string Description => $"digits: {Source}\n{Train.Count} pictures to train on, {Test.Count} to test on";

    /// <summary>Digits that the program draws itself.</summary>
    /// <param name="seed">Where the random numbers start.</param>
    /// <param name="count">How many to train on; there are a sixth as many to test on.</param>
    public static DigitData Draw(int seed, int count = Drawn)
    {
        var (images, labels) = DrawnDigits.Draw(count + count / 6, seed);
        var (train, test) = new Dataset<float, int>(images, new(784), labels, new()).Split(count, count / 6);
        return new(train, test, "drawn by this program (--data DIR takes the real ones, --download fetches them)");
    }

    /// <summary>The files of MNIST in a folder; null when they are not there. With both pairs of files the second is the
    /// test; of a single pair the last fifth is.</summary>
    static DigitData? Read(string folder)
    {
        var (train, test) = (ReadPair(folder, "train"), ReadPair(folder, "t10k"));
        if ((train ?? test) is not { } all) return null;
        if (train is not null && test is not null) return new(train, test, $"MNIST from {folder}");
        var count = all.Count - all.Count / 5;
        (train, test) = all.Split(count, all.Count - count);
        return new(train, test, $"MNIST from {folder}, the last fifth for the test");
    }

    static Dataset<float, int>? ReadPair(string folder, string name) =>
        Find(folder, name + "-images-idx3-ubyte") is { } images && Find(folder, name + "-labels-idx1-ubyte") is { } labels
            ? IdxFile.ReadLabeledImages(images, labels)
            : null;

    static string? Find(string folder, string name) =>
        new[] { name, name + ".gz" }.Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
}
