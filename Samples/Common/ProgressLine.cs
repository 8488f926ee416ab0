namespace GraphGen.Samples.Common;

/// <summary>A line that fills up while an epoch runs; nothing is shown where the output is a file or a pipe.</summary>
sealed class ProgressLine : IProgress<TrainingProgress>
{
    const int Width = 30;

    int shown = -1;

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        var filled = (int)((long)Width * value.Step / value.Steps);
        if (Console.IsOutputRedirected || filled == shown) return;
        shown = filled;
        var line = $"epoch {value.Epoch} [{new string('#', filled)}{new string('.', Width - filled)}] loss {value.Loss:0.000}";
        Console.Write(value.Step == value.Steps ? $"\r{new string(' ', line.Length)}\r" : $"\r{line}");
    }
}
