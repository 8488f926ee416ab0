using System.Text;

namespace GraphGen.Samples.Gates;

/// <summary>Writes a weighted sum as people do: <c>2 a + b − 2</c>.</summary>
static class WeightedSum
{
    /// <summary>The sum as text.</summary>
    /// <param name="terms">The factors, and what they stand before; nothing for a number alone.</param>
    public static string Of(params ReadOnlySpan<(float Factor, string Name)> terms)
    {
        var text = new StringBuilder();
        foreach (var (factor, name) in terms)
        {
            if (factor == 0) continue;
            var sign = factor < 0 ? "−" : text.Length > 0 ? "+" : "";
            text.Append(text.Length > 0 ? $" {sign} " : sign).Append(Term(MathF.Abs(factor), name));
        }

        return text.Length > 0 ? $"{text}" : "0";
    }

    static string Term(float size, string name) => name.Length == 0 ? $"{size}" : size == 1 ? name : $"{size} {name}";
}
