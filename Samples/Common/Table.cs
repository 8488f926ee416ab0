namespace GraphGen.Samples.Common;

/// <summary>Rows under headings, each column as wide as it must be: the first one to the left, the others to the right.</summary>
/// <param name="headings">The columns' headings.</param>
sealed class Table(params string[] headings)
{
    readonly List<string[]> rows = [headings];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">A text for each column.</param>
    public void Add(params string[] cells) => rows.Add(cells);

    /// <summary>Adds a row of numbers with six decimals.</summary>
    /// <param name="name">The text of the first column.</param>
    /// <param name="numbers">A number for each other column.</param>
    public void Add(string name, params IEnumerable<double> numbers) =>
        rows.Add([name, .. numbers.Select(number => number.ToString("0.000000"))]);

    /// <summary>Prints the table and an empty line.</summary>
    public void Print()
    {
        int[] widths = [.. headings.Select((_, column) => rows.Max(row => row[column].Length))];
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            Console.WriteLine("  " + string.Join("  ", cells).TrimEnd());
        }

        Console.WriteLine();
    }
}
