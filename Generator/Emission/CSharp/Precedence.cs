using GraphGen.Compiler.Fusion;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Knows where C# needs no brackets around an operand.</summary>
static class Precedence
{
    /// <summary>The text of an operand, without brackets where the operators around and in it bind as meant.</summary>
    public static string Bare(Scalar user, int operand, string text)
    {
        if (Of(user) is not { } outer || Of(user.Operands[operand]) is not { } inner || !text.StartsWith("(", StringComparison.Ordinal)) return text;
        return inner > outer || inner == outer && operand == 0 ? CSharp.Bare(text) : text;
    }

    static int? Of(Scalar scalar) => scalar.Kind is Apply { Row.Name: var name }
        ? name switch { "add" or "sub" => 1, "mul" or "div" or "rem" => 2, _ => null }
        : null;
}
