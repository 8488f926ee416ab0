using System.Globalization;

namespace GraphGen.Generator.Tests.Golden;

/// <summary>
/// A formula over x as a golden file writes it (<c>x^4*sin(x)</c>) in C#: <c>^</c> becomes <c>Pow</c> and functions get
/// their names in <c>Ops</c>.
/// </summary>
sealed class Formula
{
    readonly string text;
    int position;

    Formula(string text) => this.text = text.Replace(" ", "").Replace("**", "^");

    /// <summary>The C# expression.</summary>
    /// <exception cref="FormatException">The formula is not understood.</exception>
    public static string Translate(string formula)
    {
        var parser = new Formula(formula);
        var result = parser.Sum();
        return parser.position == parser.text.Length
            ? result
            : throw new FormatException($"'{formula}' is not understood from '{parser.text[parser.position..]}' on.");
    }

    string Sum()
    {
        var result = Term();
        while (Current is '+' or '-') result = $"({result} {Next()} {Term()})";
        return result;
    }

    string Term()
    {
        var result = Factor();
        while (Current is '*' or '/') result = $"{result} {Next()} {Factor()}";
        return result;
    }

    string Factor()
    {
        if (Current == '-')
        {
            Next();
            return $"(-{Factor()})";
        }

        var value = Primary();
        if (Current != '^') return value;
        Next();
        return $"Pow({value}, {Factor()})";
    }

    string Primary()
    {
        if (Current == '(') return Parenthesized();
        var start = position;
        while (char.IsAsciiLetterOrDigit(Current) || Current == '.') position++;
        var word = text[start..position];
        if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return Literals.Of(number);
        if (word == "x") return "x";
        return word.Length > 0 && Current == '('
            ? char.ToUpperInvariant(word[0]) + word[1..] + Parenthesized()
            : throw new FormatException($"'{text}' is not understood from '{text[start..]}' on.");
    }

    string Parenthesized()
    {
        Next();
        var inner = Sum();
        if (Current != ')') throw new FormatException($"'{text}' lacks a closing parenthesis.");
        Next();
        return $"({inner})";
    }

    char Current => position < text.Length ? text[position] : '\0';

    char Next() => text[position++];
}
