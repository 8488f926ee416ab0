using System.Text;

namespace GraphGen;

/// <summary>Takes a text of separated values apart, by RFC 4180: records end with a line break, fields may be in double quotes,
/// within which separators and line breaks count as text and two quotes stand for one.</summary>
/// <param name="reader">The text.</param>
/// <param name="options">How it is written.</param>
/// <param name="source">What to call the text in messages.</param>
sealed class CsvReader(TextReader reader, CsvOptions options, string source)
{
    readonly StringBuilder field = new();
    int line = 1;
    bool isQuoted;

    /// <summary>The line on which the record that was read last begins, from 1.</summary>
    public int RecordLine { get; private set; }

    /// <summary>Whether the record that was read last is a blank line: one field, which is empty and not quoted.</summary>
    public bool IsBlank { get; private set; }

    /// <summary>Reads a record; null behind the last one.</summary>
    /// <exception cref="InvalidDataException">A quote is out of place.</exception>
    public List<string>? Read()
    {
        if (reader.Peek() < 0)
            return null;
        RecordLine = line;
        var fields = new List<string>();
        while (true)
        {
            fields.Add(ReadField(fields.Count + 1));
            var next = reader.Read();
            if (next == options.Separator)
                continue;
            if (next == '\r' && reader.Peek() == '\n')
                reader.Read();
            line++;
            IsBlank = fields is [""] && !isQuoted;
            return fields;
        }
    }

    /// <summary>Reads a field and leaves what ended it.</summary>
    string ReadField(int column)
    {
        field.Clear();
        if (options.Trim)
            while (reader.Peek() is ' ' or '\t' && reader.Peek() != options.Separator)
                reader.Read();
        isQuoted = reader.Peek() == '"';
        if (isQuoted)
        {
            ReadQuoted(column);
            return field.ToString();
        }
        while (!IsEnd(reader.Peek()))
        {
            if (reader.Peek() == '"')
                throw Invalid(column, $"there is a quote within '{field}'; a field with quotes begins with one and has its own doubled");
            field.Append((char)reader.Read());
        }
        return options.Trim ? field.ToString().Trim(' ', '\t') : field.ToString();
    }

    void ReadQuoted(int column)
    {
        var begin = line;
        reader.Read();
        while (true)
        {
            var next = reader.Read();
            if (next < 0)
                throw Invalid(column, $"the quote that begins on line {begin} does not end");
            if (next == '"')
            {
                if (reader.Peek() != '"')
                    break;
                reader.Read();
            }
            if (next == '\n' || (next == '\r' && reader.Peek() != '\n'))
                line++;
            field.Append((char)next);
        }
        if (options.Trim)
            while (reader.Peek() is ' ' or '\t' && reader.Peek() != options.Separator)
                reader.Read();
        if (!IsEnd(reader.Peek()))
            throw Invalid(column, $"'{(char)reader.Peek()}' follows the closing quote of '{field}'");
    }

    bool IsEnd(int next) => next < 0 || next == options.Separator || next is '\r' or '\n';

    InvalidDataException Invalid(int column, string message) => new($"'{source}', line {line}, column {column}: {message}.");
}
