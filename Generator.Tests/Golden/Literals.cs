using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace GraphGen.Generator.Tests.Golden;

/// <summary>Numbers and names of golden files as C# text.</summary>
static class Literals
{
    /// <summary>A <c>double</c> literal of exactly this value.</summary>
    public static string Of(double value) => value switch
    {
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ => value.ToString("R", CultureInfo.InvariantCulture) + "d",
    };

    /// <summary>A collection expression of whole numbers.</summary>
    public static string Of(IEnumerable<int> values) => "[" + string.Join(", ", values) + "]";

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>A C# name made of a name in a file.</summary>
    public static string Identifier(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name) text.Append(char.IsAsciiLetterOrDigit(character) ? character : '_');
        if (text.Length == 0 || char.IsAsciiDigit(text[0])) text.Insert(0, '_');
        var identifier = text.ToString();
        return SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None ? identifier : "@" + identifier;
    }
}
