using System.Globalization;
using System.Numerics;
using System.Text;

namespace GraphGen;

/// <summary>
/// A table of separated values (RFC 4180), read into memory as text; its columns are then taken as numbers or as categories:
/// <c>CsvTable.Read("iris.csv").Numbers&lt;float&gt;("sepal length", "sepal width")</c>. Numbers are written with a decimal point
/// whatever the machine's culture, and are finite. Blank lines are no rows, except before a row of a single column, where each is an
/// empty field; an empty field at the end is written <c>""</c>.
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

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is written; null for UTF-8, commas and a header.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException">There is no path.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">Bytes are no text in the file's encoding, a record has more or fewer fields than the
    /// first, a quote is out of place, or two columns have one name; the message names the file, the line and the column.</exception>
    public static CsvTable Read(string path, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new();
        using var reader = new StreamReader(path, WithFallback(options.Encoding, DecoderFallback.ExceptionFallback));
        try
        {
            // A byte order mark of another encoding makes the reader change to one that is not strict.
            reader.Peek();
            return ReferenceEquals(reader.CurrentEncoding.DecoderFallback, DecoderFallback.ExceptionFallback)
                ? Parse(reader, path, options)
                : Read(path, options with { Encoding = reader.CurrentEncoding });
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidDataException(
                $"'{path}', line {UndecodableLine(path, options.Encoding)}: the bytes {Convert.ToHexString(exception.BytesUnknown ?? [])} "
                + $"are no text in {options.Encoding.WebName}; CsvOptions.Encoding says how a file is encoded.", exception);
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text. A byte order mark at its beginning does not belong to it.</param>
    /// <param name="options">How it is written; null for commas and a header.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException">There is no text.</exception>
    /// <exception cref="InvalidDataException">As of <see cref="Read"/>.</exception>
    public static CsvTable Parse(string text, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new StringReader(text);
        if (text.StartsWith('\uFEFF'))
            reader.Read();
        return Parse(reader, "text", options ?? new());
    }

    /// <summary>A column as it is written, row by row.</summary>
    /// <param name="column">Its name.</param>
    /// <returns>The fields.</returns>
    /// <exception cref="ArgumentNullException">There is no name.</exception>
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
    /// <exception cref="InvalidDataException">A field is no number, or none that is finite in the type, or is missing and that is
    /// refused; the message names line and column.</exception>
    public T[] Numbers<T>(MissingValues missing, params ReadOnlySpan<string> columns) where T : IFloatingPointIeee754<T>
    {
        if (missing == MissingValues.Mean)
            return Numbers<T>(Means(columns), columns);
        var numbers = new T[RowCount * columns.Length];
        for (var c = 0; c < columns.Length; c++)
        {
            var index = IndexOf(columns[c]);
            for (var r = 0; r < RowCount; r++)
                numbers[r * columns.Length + c] = Number<T>(r, index, missing);
        }
        return numbers;
    }

    /// <summary>Columns as numbers, row by row, with given numbers for missing ones, such as the <see cref="Means"/> of the table that
    /// a model was trained with.</summary>
    /// <typeparam name="T">The type of the numbers, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="missing">What stands for a missing number of each column.</param>
    /// <param name="columns">The names of the columns, in the order in which they are wanted.</param>
    /// <returns>The numbers of the first row, those of the second, and so on.</returns>
    /// <exception cref="ArgumentException">There are not as many numbers as columns, or one is infinite in the type.</exception>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    /// <exception cref="InvalidDataException">A field is no number, or none that is finite in the type; the message names line and
    /// column.</exception>
    public T[] Numbers<T>(ReadOnlySpan<double> missing, params ReadOnlySpan<string> columns) where T : IFloatingPointIeee754<T>
    {
        if (missing.Length != columns.Length)
            throw new ArgumentException(
                $"Got {Counted.Of(missing.Length, "number")} for what is missing in {Counted.Of(columns.Length, "column")}.", nameof(missing));
        for (var c = 0; c < columns.Length; c++)
            if (T.IsInfinity(T.CreateChecked(missing[c])))
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"What is missing in column '{columns[c]}' would be {missing[c]}, which is not finite as a {typeof(T).Name}."),
                    nameof(missing));
        var numbers = Numbers<T>(MissingValues.NaN, columns);
        for (var i = 0; i < numbers.Length; i++)
            if (T.IsNaN(numbers[i]))
                numbers[i] = T.CreateChecked(missing[i % columns.Length]);
        return numbers;
    }

    /// <summary>The means of columns: what stands for missing numbers in this table and in those that a model meets later.</summary>
    /// <param name="columns">The columns' names.</param>
    /// <returns>For each column the mean of its numbers; NaN if it has none.</returns>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    /// <exception cref="InvalidDataException">A field is no number, or none that is finite; the message names line and
    /// column.</exception>
    public double[] Means(params ReadOnlySpan<string> columns)
    {
        var means = new double[columns.Length];
        for (var c = 0; c < columns.Length; c++)
        {
            double[] known = [.. Numbers<double>(MissingValues.NaN, columns[c]).Where(number => !double.IsNaN(number))];
            means[c] = known.Length == 0 ? double.NaN : Moments.Of(known).Mean;
        }
        return means;
    }

    /// <summary>Columns as numbers, row by row; none may be missing.</summary>
    /// <inheritdoc cref="Numbers{T}(MissingValues, ReadOnlySpan{string})"/>
    public T[] Numbers<T>(params ReadOnlySpan<string> columns) where T : IFloatingPointIeee754<T> =>
        Numbers<T>(MissingValues.Refuse, columns);

    /// <summary>The different values of a column, in the order of their characters.</summary>
    /// <param name="column">Its name.</param>
    /// <returns>The categories; missing values are none.</returns>
    /// <exception cref="ArgumentNullException">There is no name.</exception>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public Categories Categories(string column) => new(Text(column).Where(text => !IsMissing(text)).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A column as numbers of categories: the targets of a classification.</summary>
    /// <param name="column">Its name.</param>
    /// <param name="categories">The categories, which may be those of another table.</param>
    /// <returns>The number of each row's category.</returns>
    /// <exception cref="ArgumentNullException">There is no name, or there are no categories.</exception>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    /// <exception cref="InvalidDataException">A value is none of the categories; the message names line and column.</exception>
    public int[] Labels(string column, Categories categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        var index = IndexOf(column);
        return [.. rows.Select(row => categories.Find(row.Fields[index]) is var label and >= 0
            ? label
            : throw Invalid(row.Line, index, $"'{row.Fields[index]}' is none of the categories {categories}"))];
    }

    /// <summary>The rows in which none of some columns is missing.</summary>
    /// <param name="columns">The columns' names; none for all columns.</param>
    /// <returns>The table of these rows.</returns>
    /// <exception cref="ArgumentNullException">There is no array of names, or one of them is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public CsvTable WithoutMissing(params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        int[] indices = [.. (columns.Length == 0 ? Names : columns).Select(IndexOf)];
        return new CsvTable(source, options, Names, [.. rows.Where(row => !indices.Any(index => IsMissing(row.Fields[index])))]);
    }

    static CsvTable Parse(TextReader text, string source, CsvOptions options)
    {
        var reader = new CsvReader(text, options, source);
        IReadOnlyList<string>? names = null;
        var rows = new List<(int Line, List<string> Fields)>();
        var blankLines = new List<int>();
        while (reader.Read() is { } fields)
        {
            if (reader.IsBlank)
            {
                blankLines.Add(reader.RecordLine);
                continue;
            }
            if (names is null && options.HasHeader)
            {
                names = fields;
                blankLines.Clear();
                continue;
            }
            names ??= [.. Enumerable.Range(0, fields.Count).Select(i => i.ToString(CultureInfo.InvariantCulture))];
            if (fields.Count != names.Count)
                throw new InvalidDataException(
                    $"'{source}', line {reader.RecordLine}: the record has {Counted.Of(fields.Count, "field")}, but the table has "
                    + $"{Counted.Of(names.Count, "column")}.");
            if (names.Count == 1)
                rows.AddRange(blankLines.Select(line => (line, new List<string> { "" })));
            blankLines.Clear();
            rows.Add((reader.RecordLine, fields));
        }
        if (names is null && options.HasHeader)
            throw new InvalidDataException($"'{source}' is empty; it should have a header.");
        return new CsvTable(source, options, names ?? [], rows);
    }

    T Number<T>(int row, int column, MissingValues missing) where T : IFloatingPointIeee754<T>
    {
        var (line, fields) = rows[row];
        var text = fields[column];
        if (IsMissing(text))
            return missing != MissingValues.Refuse ? T.NaN : throw Invalid(line, column, "the value is missing");
        if (!T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            throw Invalid(line, column, $"'{text}' is no number");
        if (T.IsFinite(number))
            return number;
        throw Invalid(line, column, text.Any(char.IsAsciiDigit)
            ? $"'{text}' is too large for a {typeof(T).Name}"
            : $"'{text}' is no finite number, and CsvOptions.MissingMarkers does not have it");
    }

    bool IsMissing(string text) => options.MissingMarkers.Contains(text);

    int IndexOf(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return columns.TryGetValue(column, out var index)
            ? index
            : throw new KeyNotFoundException($"'{source}' has no column '{column}'; there are: {string.Join(", ", Names)}.");
    }

    static Encoding WithFallback(Encoding encoding, DecoderFallback fallback)
    {
        var changed = (Encoding)encoding.Clone();
        changed.DecoderFallback = fallback;
        return changed;
    }

    /// <summary>The first line of a file with bytes that are no text, from 1.</summary>
    static int UndecodableLine(string path, Encoding encoding)
    {
        const char Mark = '\uFFFF';
        var marking = WithFallback(encoding, new DecoderReplacementFallback(Mark.ToString()));
        return File.ReadLines(path, marking).TakeWhile(text => !text.Contains(Mark)).Count() + 1;
    }

    InvalidDataException Invalid(int line, int column, string message) =>
        new($"'{source}', line {line}, column {column + 1} ('{Names[column]}'): {message}.");
}
