namespace GraphGen;

/// <summary>The memory of a model's parameters, cut where the group changes.</summary>
sealed class ParameterRuns
{
    readonly (int Begin, int Length, ParameterGroup? Group)[] all;

    /// <summary>No parameters.</summary>
    public static ParameterRuns None { get; } = new(new TensorLayout([]), []);

    /// <summary>Finds the group of each parameter.</summary>
    /// <exception cref="ArgumentException">A group takes no parameter.</exception>
    public ParameterRuns(TensorLayout layout, IReadOnlyList<ParameterGroup> groups)
    {
        foreach (var group in groups)
            if (!layout.Names.Any(group.Takes))
                throw new ArgumentException(
                    $"A parameter group, of {group}, takes no parameter; there are: {string.Join(", ", layout.Names)}.",
                    nameof(groups));
        var runs = new List<(int Begin, int Length, ParameterGroup? Group)>();
        var entries = layout.Entries;
        for (var i = 0; i < entries.Length; i++)
        {
            var (begin, path) = (entries[i].Offset, entries[i].Path);
            var length = (i + 1 < entries.Length ? entries[i + 1].Offset : layout.Length) - begin;
            var group = groups.FirstOrDefault(group => group.Takes(path));
            if (runs.Count > 0 && runs[^1].Group == group)
                runs[^1] = runs[^1] with { Length = runs[^1].Length + length };
            else
                runs.Add((begin, length, group));
        }
        all = [.. runs];
    }

    /// <summary>The runs in order: the first element, the number of elements with gaps, and the group or null.</summary>
    public ReadOnlySpan<(int Begin, int Length, ParameterGroup? Group)> All => all;
}
