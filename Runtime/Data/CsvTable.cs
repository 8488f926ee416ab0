using System.Globalization;
using System.Numerics;

namespace GraphGen;

/// <summary>
/// A table of separated values (RFC 4180), read into memory as text; its columns are then taken as numbers or as categories:
/// <c>CsvTable.Read("iris.csv").Numbers&lt;float&gt;("sepal length", "sepal width")</c>. Numbers are written with a decimal point
/// whatever the machine's culture.
/// </summary>
public sealed class CsvTable
{
    readonly string source;
    readonly CsvOptions options;
    readonly List<(int Line, List<string> Fields)> rows;
    readonly Dictionary<string, int> columns = [];

    CsvTable(string source, CsvOptions options, IReadOnlyList<string> names, List<(int Line, List<string> Fields)> rows)
    {
        (this.source, this.options, this.rows, Names) = (source, options, rows, names);
        for (var i = 0; i < names.Count; i++)
            if (!columns.TryAdd(names[i], i))
                throw new InvalidDataException($"'{source}' has two columns named '{names[i]}', {columns[names[i]] + 1} and {i + 1}.");
    }

    /// <summary>The names of the columns, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The number of rows without the header.</summary>
    public int RowCount => rows.Count;

    /// <summary>Reads a file of UTF-8 text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is written; null for commas and a header.</param>
    /// <returns>The table.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A record has more or fewer fields than the first, a quote is out of place, or two
    /// columns have one name; the message names the file, the line and the column.</exception>
    public static CsvTable Read(string path, CsvOptions? options = null)
    {
        using var reader = new StreamReader(path);
        return Parse(reader, path, options ?? new());
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">How it is written; null for commas and a header.</param>
    /// <returns>The table.</returns>
    /// <exception cref="InvalidDataException">As of <see cref="Read"/>.</exception>
    public static CsvTable Parse(string text, CsvOptions? options = null) => Parse(new StringReader(text), "text", options ?? new());

    /// <summary>A column as it is written, row by row.</summary>
    /// <param name="column">Its name.</param>
    /// <returns>The fields.</returns>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public string[] Text(string column)
    {
        var index = IndexOf(column);
        return [.. rows.Select(row => row.Fields[index])];
    }

    /// <summary>Columns as numbers, row by row: the inputs of a dataset.</summary>
    /// <typeparam name="T">The type of the numbers, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="missing">What stands for a missing number.</param>
    /// <param name="columns">The names of the columns, in the order in which they are wanted.</param>
    /// <returns>The numbers of the first row, those of the second, and so on.</returns>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    /// <exception cref="InvalidDataException">A field is no number, or is missing and that is refused; the message names line and
    /// column.</exception>
    public T[] Numbers<T>(MissingValues missing, params ReadOnlySpan<string> columns) where T : IFloatingPointIeee754<T>
    {
        var numbers = new T[RowCount * columns.Length];
        for (var c = 0; c < columns.Length; c++)
        {
            var index = IndexOf(columns[c]);
            var (sum, count) = (0.0, 0);
            for (var r = 0; r < RowCount; r++)
            {
                var number = Number<T>(r, index, missing);
                numbers[r * columns.Length + c] = number;
                if (T.IsNaN(number))
                    continue;
                sum += double.CreateChecked(number);
                count++;
            }
            if (missing != MissingValues.Mean)
                continue;
            for (var r = 0; r < RowCount; r++)
                if (T.IsNaN(numbers[r * columns.Length + c]))
                    numbers[r * columns.Length + c] = T.CreateChecked(sum / count);
        }
        return numbers;
    }

    /// <summary>Columns as numbers, row by row; none may be missing.</summary>
    /// <inheritdoc cref="Numbers{T}(MissingValues, ReadOnlySpan{string})"/>
    public T[] Numbers<T>(params ReadOnlySpan<string> columns) where T : IFloatingPointIeee754<T> =>
        Numbers<T>(MissingValues.Refuse, columns);

    /// <summary>The different values of a column, in the order of their characters.</summary>
    /// <param name="column">Its name.</param>
    /// <returns>The categories; missing values are none.</returns>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public Categories Categories(string column) => new(Text(column).Where(text => !IsMissing(text)).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A column as numbers of categories: the targets of a classification.</summary>
    /// <param name="column">Its name.</param>
    /// <param name="categories">The categories, which may be those of another table.</param>
    /// <returns>The number of each row's category.</returns>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    /// <exception cref="InvalidDataException">A value is none of the categories; the message names line and column.</exception>
    public int[] Labels(string column, Categories categories)
    {
        var index = IndexOf(column);
        return [.. rows.Select(row => categories.Find(row.Fields[index]) is var label and >= 0
            ? label
            : throw Invalid(row.Line, index, $"'{row.Fields[index]}' is none of the categories {categories}"))];
    }

    /// <summary>The rows in which none of some columns is missing.</summary>
    /// <param name="columns">The columns' names; none for all columns.</param>
    /// <returns>The table of these rows.</returns>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public CsvTable WithoutMissing(params string[] columns)
    {
        int[] indices = [.. (columns.Length == 0 ? Names : columns).Select(IndexOf)];
        return new CsvTable(source, options, Names, [.. rows.Where(row => !indices.Any(index => IsMissing(row.Fields[index])))]);
    }

    static CsvTable Parse(TextReader text, string source, CsvOptions options)
    {
        var reader = new CsvReader(text, options, source);
        var names = options.HasHeader ? reader.Read() ?? throw new InvalidDataException($"'{source}' is empty; it should have a header.") : null;
        var rows = new List<(int Line, List<string> Fields)>();
        while (reader.Read() is { } fields)
        {
            names ??= [.. Enumerable.Range(0, fields.Count).Select(i => i.ToString(CultureInfo.InvariantCulture))];
            if (fields is [""] && names.Count > 1)
                continue;
            if (fields.Count != names.Count)
                throw new InvalidDataException(
                    $"'{source}', line {reader.RecordLine}: there are {fields.Count} fields, but {names.Count} columns.");
            rows.Add((reader.RecordLine, fields));
        }
        return new CsvTable(source, options, names ?? [], rows);
    }

    T Number<T>(int row, int column, MissingValues missing) where T : IFloatingPointIeee754<T>
    {
        var (line, fields) = rows[row];
        var text = fields[column];
        if (IsMissing(text))
            return missing != MissingValues.Refuse ? T.NaN : throw Invalid(line, column, "the value is missing");
        return T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Invalid(line, column, $"'{text}' is no number");
    }

    bool IsMissing(string text) => options.MissingMarkers.Contains(text);

    int IndexOf(string column) => columns.TryGetValue(column, out var index)
        ? index
        : throw new KeyNotFoundException($"'{source}' has no column '{column}'; there are: {string.Join(", ", Names)}.");

    InvalidDataException Invalid(int line, int column, string message) =>
        new($"'{source}', line {line}, column {column + 1} ('{Names[column]}'): {message}.");
}
