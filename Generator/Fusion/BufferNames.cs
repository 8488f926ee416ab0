using System.Text;

namespace GraphGen.Compiler.Fusion;

/// <summary>Turns paths and labels into distinct C# names: <c>hidden.weight</c> becomes <c>hiddenWeight</c>.</summary>
/// <param name="reserved">Names that mean something else where the buffers are used.</param>
sealed class BufferNames(params IEnumerable<string> reserved)
{
    readonly HashSet<string> taken = [.. reserved];

    public string Unique(string text)
    {
        var name = Identifier(text);
        var result = name;
        for (var n = 2; !taken.Add(result); n++) result = name + n;
        return result;
    }

    public bool IsTaken(string text) => taken.Contains(Identifier(text));

    /// <summary>The text in camelCase, with everything that is not a letter or digit as a word boundary.</summary>
    public static string Identifier(string text)
    {
        var name = new StringBuilder();
        var boundary = false;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                boundary = name.Length > 0;
                continue;
            }
            if (name.Length == 0 && char.IsDigit(c)) name.Append('p');
            name.Append(name.Length == 0 ? char.ToLowerInvariant(c) : boundary ? char.ToUpperInvariant(c) : c);
            boundary = false;
        }
        return name.Length == 0 ? "value" : name.ToString();
    }
}
