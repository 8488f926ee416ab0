using System.Globalization;
using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Evaluation.Values;

namespace GraphGen.Compiler.Evaluation.Intrinsics;

/// <summary>Strings, characters and string builders.</summary>
static class TextMembers
{
    static readonly TypeReference StringType = new("System.String");
    static readonly TypeReference CharType = new("System.Char");

    /// <summary>Members of a string.</summary>
    public static Dictionary<string, Intrinsic> Members { get; } = new(StringComparer.Ordinal)
    {
        ["get_Length"] = call => Text(call).Length,
        ["get_Chars"] = call => call.Interpreter.ElementAt(Text(call), call.Int(0)),
        ["Substring"] = call => call.Count == 1 ? Text(call).Substring(call.Int(0)) : Text(call).Substring(call.Int(0), call.Int(1)),
        ["ToUpper"] = call => Text(call).ToUpperInvariant(),
        ["ToUpperInvariant"] = call => Text(call).ToUpperInvariant(),
        ["ToLower"] = call => Text(call).ToLowerInvariant(),
        ["ToLowerInvariant"] = call => Text(call).ToLowerInvariant(),
        ["Trim"] = call => Text(call).Trim(),
        ["TrimStart"] = call => Text(call).TrimStart(),
        ["TrimEnd"] = call => Text(call).TrimEnd(),
        ["Contains"] = call => Text(call).Contains(call.String(0)),
        ["StartsWith"] = call => Text(call).StartsWith(call.String(0), StringComparison.Ordinal),
        ["EndsWith"] = call => Text(call).EndsWith(call.String(0), StringComparison.Ordinal),
        ["IndexOf"] = call => Text(call).IndexOf(call.String(0), StringComparison.Ordinal),
        ["LastIndexOf"] = call => Text(call).LastIndexOf(call.String(0), StringComparison.Ordinal),
        ["Replace"] = call => Text(call).Replace(call.String(0), call.String(1)),
        ["Insert"] = call => Text(call).Insert(call.Int(0), call.String(1)),
        ["Remove"] = call => call.Count == 1 ? Text(call).Remove(call.Int(0)) : Text(call).Remove(call.Int(0), call.Int(1)),
        ["PadLeft"] = call => Text(call).PadLeft(call.Int(0), call.Count > 1 ? (char)call[1]! : ' '),
        ["PadRight"] = call => Text(call).PadRight(call.Int(0), call.Count > 1 ? (char)call[1]! : ' '),
        ["Split"] = call => call.Array(StringType, Text(call).Split([call.String(0)], StringSplitOptions.None)),
        ["ToCharArray"] = call => call.Array(CharType, Text(call).Select(character => (object?)character)),
        ["CompareTo"] = call => string.CompareOrdinal(Text(call), call.String(0)),
        ["GetEnumerator"] = call => call.Interpreter.Elements(call.Instance),
    };

    /// <summary>Static methods of <c>string</c>.</summary>
    public static Dictionary<string, Intrinsic> Statics { get; } = new(StringComparer.Ordinal)
    {
        ["Join"] = Join,
        ["Concat"] = call => string.Concat(Parts(call, 0).Select(part => call.Text(part))),
        ["IsNullOrEmpty"] = call => string.IsNullOrEmpty((string?)call[0]),
        ["IsNullOrWhiteSpace"] = call => string.IsNullOrWhiteSpace((string?)call[0]),
        ["Equals"] = call => (string?)call[0] == (string?)call[1],
        ["Compare"] = call => string.CompareOrdinal(call.String(0), call.String(1)),
        ["CompareOrdinal"] = call => string.CompareOrdinal(call.String(0), call.String(1)),
        ["Format"] = call => string.Format(
            CultureInfo.InvariantCulture, call.String(0), [.. Parts(call, 1).Select(part => part is IFormattable ? part : call.Text(part))]),
    };

    /// <summary>Static methods of <c>char</c>.</summary>
    public static Dictionary<string, Intrinsic> Characters { get; } = new(StringComparer.Ordinal)
    {
        ["IsDigit"] = call => char.IsDigit((char)call[0]!),
        ["IsLetter"] = call => char.IsLetter((char)call[0]!),
        ["IsLetterOrDigit"] = call => char.IsLetterOrDigit((char)call[0]!),
        ["IsUpper"] = call => char.IsUpper((char)call[0]!),
        ["IsLower"] = call => char.IsLower((char)call[0]!),
        ["IsWhiteSpace"] = call => char.IsWhiteSpace((char)call[0]!),
        ["ToUpper"] = call => char.ToUpperInvariant((char)call[0]!),
        ["ToUpperInvariant"] = call => char.ToUpperInvariant((char)call[0]!),
        ["ToLower"] = call => char.ToLowerInvariant((char)call[0]!),
        ["ToLowerInvariant"] = call => char.ToLowerInvariant((char)call[0]!),
    };

    /// <summary>Members of a <c>StringBuilder</c>.</summary>
    public static Dictionary<string, Intrinsic> Builders { get; } = new(StringComparer.Ordinal)
    {
        ["Append"] = call => Append(
            call, call.Count == 2 && call[0] is char character ? new string(character, call.Int(1)) : call.Text(call[0])),
        ["AppendLine"] = call => Append(call, (call.Count == 0 ? "" : call.Text(call[0])) + "\n"),
        ["Clear"] = call => Edit(call, builder => builder.Clear()),
        ["get_Length"] = call => ((TextBuilder)call.Instance!).Text.Length,
        ["ToString"] = call => ((TextBuilder)call.Instance!).Text.ToString(),
    };

    static string Text(IntrinsicCall call) => (string)call.Instance!;

    static object Join(IntrinsicCall call) =>
        string.Join(call.String(0), Parts(call, 1).Select(part => call.Text(part)));

    /// <summary>The remaining arguments, or the elements of a collection that takes their place.</summary>
    static IEnumerable<object?> Parts(IntrinsicCall call, int first) =>
        call.Count == first + 1 && call[first] is ArrayValue or ListValue or SpanValue or SetValue or IEnumerable<object?>
            ? call.Elements(first)
            : call.Arguments.Skip(first);

    static object? Append(IntrinsicCall call, string text) => Edit(call, builder => builder.Append(text));

    static object? Edit(IntrinsicCall call, Action<System.Text.StringBuilder> edit)
    {
        var builder = (TextBuilder)call.Instance!;
        call.Heap.WillResize(builder);
        edit(builder.Text);
        return builder;
    }
}
