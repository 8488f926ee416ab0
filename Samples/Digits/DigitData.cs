using GraphGen.Samples.Common;

namespace GraphGen.Samples.Digits;

/// <summary>Pictures of digits to train on and others to test on, and where they come from.</summary>
/// <param name="Train">28 × 28 pixels from 0 to 1, and the digit.</param>
/// <param name="Test">Pictures that training never sees.</param>
/// <param name="Source">A line about their origin.</param>
sealed record DigitData(Dataset<float, int> Train, Dataset<float, int> Test, string Source)
{
    const int DrawnTrain = 6000, DrawnTest = 1000;

    /// <summary>The digits of the folder that the user names, else the downloaded ones, else digits drawn here.</summary>
    /// <exception cref="UsageException">The named folder does not hold the files.</exception>
    public static DigitData Choose(Arguments arguments, int seed)
    {
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

    /// <summary>Digits that the program draws itself.</summary>
    public static DigitData Draw(int seed)
    {
        var (images, labels) = DrawnDigits.Draw(DrawnTrain + DrawnTest, seed);
        var (train, test) = new Dataset<float, int>(images, new(784), labels, new()).Split(DrawnTrain, DrawnTest);
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
