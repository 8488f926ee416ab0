namespace GraphGen;

/// <summary>How a text of separated values is written.</summary>
public sealed record CsvOptions
{
    /// <summary>What stands between two fields: a comma, a semicolon, a tab.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>Whether the first record has the names of the columns; without it they are called 0, 1, 2, …</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>Whether spaces and tabs around a field that is not quoted do not belong to it.</summary>
    public bool Trim { get; init; } = true;

    /// <summary>Fields that say that a value is missing.</summary>
    public IReadOnlyList<string> MissingMarkers { get; init; } = ["", "NA", "N/A", "NaN", "nan", "null", "?"];
}

/// <summary>What stands for a missing number.</summary>
public enum MissingValues
{
    /// <summary>Nothing: it is an error, which names its line and column.</summary>
    Refuse,

    /// <summary>NaN.</summary>
    NaN,

    /// <summary>The mean of the column's numbers; NaN if it has none.</summary>
    Mean,
}
