using GraphGen.Compiler.Fusion;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Knows where C# needs no brackets around an operand, and a reader neither.</summary>
static class Precedence
{
    const int Conditional = 0;
    const int Comparison = 1;
    const int Sum = 2;
    const int Product = 3;
    const int Sign = 4;

    /// <summary>The text of an operand, without brackets where the operators around and in it bind as meant.</summary>
    public static string Bare(Scalar user, int operand, string text)
    {
        if (Of(user) is not (>= Conditional and <= Product and var outer) || IsSquare(user) || Of(user.Operands[operand]) is not { } inner) return text;
        if (inner == Sign && operand > 0) return text;
        return inner > outer || inner == outer && operand == 0 && outer >= Sum ? CSharp.Bare(text) : text;
    }

    /// <summary>A square repeats its operand: brackets around it keep the order of rounding.</summary>
    static bool IsSquare(Scalar scalar) => scalar.Kind is Apply { Row.Name: "square" };

    static int? Of(Scalar scalar) => scalar.Kind is Apply { Row.Name: var name }
        ? name switch
        {
            "select" or "relu" or "sign" or "step" => Conditional,
            "lt" or "le" or "gt" or "ge" or "eq" or "ne" => Comparison,
            "add" or "sub" => Sum,
            "mul" or "div" or "rem" or "square" => Product,
            "neg" => Sign,
            _ => null,
        }
        : null;
}
