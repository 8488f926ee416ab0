using System.Text;

namespace GraphGen.Generator.Tests.Snapshots;

/// <summary>A small comparer of texts with accepted files; line ends and a byte order mark do not count.</summary>
static class SnapshotComparer
{
    const int ShownLines = 12;

    /// <summary>Compares, and keeps the received file only where it differs.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <param name="name">The file's name before <c>.verified.txt</c>.</param>
    /// <param name="text">The text of this run.</param>
    /// <param name="accept">Makes a text that differs the accepted one.</param>
    /// <returns>A task that has failed with an <see cref="Xunit.Sdk.XunitException"/> when the texts differ.</returns>
    public static async Task Compare(string folder, string name, string text, bool accept)
    {
        var verified = Path.Combine(folder, name + ".verified.txt");
        var received = Path.Combine(folder, name + ".received.txt");
        text = Normalize(text);
        var expected = File.Exists(verified) ? Normalize(await File.ReadAllTextAsync(verified)) : null;
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        if (accept)
        {
            await File.WriteAllTextAsync(verified, text);
            File.Delete(received);
            return;
        }

        await File.WriteAllTextAsync(received, text);
        Assert.Fail(expected is null
            ? $"There is no accepted snapshot '{name}.verified.txt'; '{received}' holds the new one."
            : $"'{name}.verified.txt' differs from '{received}':\n{Difference(expected, text)}");
    }

    /// <summary>The lines around the first difference, the accepted ones marked - and the received ones +.</summary>
    public static string Difference(string expected, string actual)
    {
        var (old, now) = (expected.Split('\n'), actual.Split('\n'));
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start]) start++;
        var same = 0;
        while (same < old.Length - start && same < now.Length - start && old[^(same + 1)] == now[^(same + 1)]) same++;

        var result = new StringBuilder();
        foreach (var line in old[Math.Max(0, start - 3)..start]) result.Append($"  {line}\n");
        Append('-', old[start..^same]);
        Append('+', now[start..^same]);
        return $"line {start + 1}:\n{result}";

        void Append(char sign, string[] lines)
        {
            foreach (var line in lines.Take(ShownLines)) result.Append($"{sign} {line}\n");
            if (lines.Length > ShownLines) result.Append($"{sign} … {lines.Length - ShownLines} more lines\n");
        }
    }

    static string Normalize(string text) => text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
}
