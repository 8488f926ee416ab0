using System.Text;

namespace GraphGen;

/// <summary>How a text of separated values is written.</summary>
public sealed record CsvOptions
{
    /// <summary>What stands between two fields: a comma, a semicolon, a tab.</summary>
    /// <exception cref="ArgumentException">It is a double quote or a line break, which have a meaning of their own.</exception>
    public char Separator
    {
        get;
        init => field = value is '"' or '\r' or '\n'
            ? throw new ArgumentException(
                $"{(value == '"' ? "A double quote" : "A line break")} cannot separate fields; any other character can.", nameof(value))
            : value;
    } = ',';

    /// <summary>How a file is encoded: strict UTF-8 if it is not given. A byte order mark in the file goes before it. Bytes that are
    /// no text in the encoding are refused.</summary>
    /// <exception cref="ArgumentNullException">There is none.</exception>
    public Encoding Encoding
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = Encoding.UTF8;

    /// <summary>Whether the first record has the names of the columns; without it they are called 0, 1, 2, …</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>Whether spaces and tabs around a field that is not quoted do not belong to it.</summary>
    public bool Trim { get; init; } = true;

    /// <summary>Fields that say that a value is missing.</summary>
    /// <exception cref="ArgumentNullException">There is no list.</exception>
    public IReadOnlyList<string> MissingMarkers
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = ["", "NA", "N/A", "NaN", "nan", "null", "?"];
}

/// <summary>What stands for a missing number.</summary>
public enum MissingValues
{
    /// <summary>Nothing: it is an error, which names its line and column.</summary>
    Refuse,

    /// <summary>NaN.</summary>
    NaN,

    /// <summary>The mean of the column's numbers in this table; NaN if it has none. A test table's own means are not those that a
    /// model was trained with: give it the training table's <see cref="CsvTable.Means"/> instead.</summary>
    Mean,
}
