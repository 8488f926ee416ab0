namespace GraphGen;

/// <summary>The memory of a model's parameters, cut where the group changes.</summary>
sealed class ParameterRuns
{
    readonly (int Begin, int Length, ParameterGroup? Group)[] all;

    /// <summary>No parameters.</summary>
    public static ParameterRuns None { get; } = new(new TensorLayout([]), []);

    /// <summary>Finds the group of each parameter.</summary>
    /// <exception cref="ArgumentException">A group takes no parameter, or none that an earlier one leaves.</exception>
    public ParameterRuns(TensorLayout layout, IReadOnlyList<ParameterGroup> groups)
    {
        var owners = layout.Names.Select(path => groups.FirstOrDefault(group => group.Takes(path))).ToArray();
        foreach (var group in groups)
            if (!layout.Names.Any(group.Takes))
                throw new ArgumentException(
                    $"A parameter group, of {group}, takes no parameter; there are: {string.Join(", ", layout.Names)}.",
                    nameof(groups));
            else if (!owners.Contains(group))
                throw new ArgumentException(
                    $"A parameter group, of {group}, has no effect: groups before it take all its parameters; put it before them.",
                    nameof(groups));
        var runs = new List<(int Begin, int Length, ParameterGroup? Group)>();
        var entries = layout.Entries;
        for (var i = 0; i < entries.Length; i++)
        {
            var (begin, group) = (entries[i].Offset, owners[i]);
            var length = (i + 1 < entries.Length ? entries[i + 1].Offset : layout.Length) - begin;
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
