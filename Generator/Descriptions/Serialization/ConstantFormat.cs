using System.Globalization;

namespace GraphGen.Compiler.Descriptions.Serialization;

/// <summary>Constants of C#, with their types; floating-point numbers by their bits.</summary>
static class ConstantFormat
{
    public static PayloadWriter Write(PayloadWriter writer, object? value) => value switch
    {
        null => writer.Token("~"),
        bool flag => writer.Token("b").Bool(flag),
        string text => writer.Token("s").Text(text),
        char character => writer.Token("c").Int(character),
        float number => writer.Token("f").Int(BitConverter.ToInt32(BitConverter.GetBytes(number), 0)),
        double number => writer.Token("d").Token(BitConverter.DoubleToInt64Bits(number).ToString(CultureInfo.InvariantCulture)),
        sbyte or byte or short or ushort or int or uint or long or ulong or decimal =>
            writer.Token(value.GetType().Name).Token(Convert.ToString(value, CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"A constant of type {value.GetType()} can't be exported.", nameof(value)),
    };

    public static object? Read(PayloadReader reader)
    {
        var kind = reader.Token();
        try
        {
            return kind switch
            {
                "~" => null,
                "b" => reader.Bool(),
                "s" => reader.Text(),
                "c" => (char)reader.Int(),
                "f" => BitConverter.ToSingle(BitConverter.GetBytes(reader.Int()), 0),
                "d" => BitConverter.Int64BitsToDouble(long.Parse(reader.Token(), CultureInfo.InvariantCulture)),
                _ when Enum.TryParse<TypeCode>(kind, out var type) =>
                    Convert.ChangeType(reader.Token(), type, CultureInfo.InvariantCulture),
                _ => throw reader.Malformed("a constant"),
            };
        }
        catch (Exception exception) when (exception is OverflowException or InvalidCastException)
        {
            throw reader.Malformed("a constant");
        }
    }
}
