using System.Diagnostics;

namespace GraphGen.Runtime.Tests.Files;

/// <summary>A process that is killed while it writes a checkpoint leaves the one before, whole.</summary>
public sealed class KilledWriterTests : IDisposable
{
    const int Kills = 32;

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ACheckpointIsNeverHalf()
    {
        var path = folder.File("model.safetensors");
        var random = new Random(11);
        var (last, cutOff) = (0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            KillWriter(path, afterMilliseconds: random.Next(40));
            if (File.Exists(path + ".tmp"))
                cutOff++;
            if (!File.Exists(path))
                continue;
            var model = CheckpointWriter.NewModel();
            var number = model.Load(path);
            Assert.True(model.Holds(number), $"The checkpoint {number} is not whole after kill {kill}.");
            Assert.True(number >= last, $"Checkpoint {number} follows {last}.");
            last = number;
        }
        Assert.True(last > 0, "No checkpoint was ever finished.");
        Assert.True(cutOff > 0, $"None of {Kills} kills hit a file that was being written.");
    }

    /// <summary>Starts the process, lets it write for a moment, and kills it (SIGKILL).</summary>
    static void KillWriter(string path, int afterMilliseconds)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(CheckpointWriter).Assembly.Location, CheckpointWriter.Command, path])
        {
            RedirectStandardOutput = true,
        };
        using var writer = Process.Start(start)!;
        Assert.Equal(CheckpointWriter.Ready, writer.StandardOutput.ReadLine());
        Thread.Sleep(afterMilliseconds);
        writer.Kill();
        writer.WaitForExit();
    }
}
