using System.Diagnostics;

namespace GraphGen.Runtime.Tests.Files;

/// <summary>A process that is killed while it writes a checkpoint leaves the one before, whole.</summary>
public sealed class KilledWriterTests : IDisposable
{
    const int Kills = 32;

    /// <summary>So many at most, until one has hit a file that was being written.</summary>
    const int MostKills = 10 * Kills;

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ACheckpointIsNeverHalf()
    {
        var path = folder.File("model.safetensors");
        var random = new Random(11);
        var (last, cutOff) = (0, 0);
        for (var kill = 0; kill < Kills || cutOff == 0 && kill < MostKills; kill++)
        {
            KillWriter(path, afterMilliseconds: random.Next(40));
            if (File.Exists(path + ".tmp"))
                cutOff++;
            var model = CheckpointWriter.NewModel();
            var number = model.Load(path);
            Assert.True(model.Holds(number), $"The checkpoint {number} is not whole after kill {kill}.");
            Assert.True(number >= last, $"Checkpoint {number} follows {last}.");
            last = number;
        }
        Assert.True(cutOff > 0, $"None of {MostKills} kills hit a file that was being written.");
    }

    /// <summary>Starts the process, lets it write at least until there is a checkpoint, and for a moment, and kills it (SIGKILL).</summary>
    static void KillWriter(string path, int afterMilliseconds)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(CheckpointWriter).Assembly.Location, CheckpointWriter.Command, path])
        {
            RedirectStandardOutput = true,
        };
        using var writer = Process.Start(start)!;
        Assert.Equal(CheckpointWriter.Ready, writer.StandardOutput.ReadLine());
        while (!File.Exists(path))
            Assert.False(writer.WaitForExit(1), "The process ended before there was a checkpoint.");
        Thread.Sleep(afterMilliseconds);
        writer.Kill();
        writer.WaitForExit();
    }
}
