using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using GraphGen.Compiler.Graphs;
using static GraphGen.Compiler.Descriptions.BinaryOperator;

namespace GraphGen.Compiler.Evaluation.Numbers;

/// <summary>Integer arithmetic in which symbolic dimensions take part. To C# they are ints.</summary>
static class Dimensions
{
    /// <summary>Whether a value can be a dimension: an integer, or a symbolic one.</summary>
    public static bool TryGet(object? value, out Dim dim)
    {
        dim = value switch
        {
            Dim symbolic => symbolic,
            int number => number,
            long number => number,
            _ when NumericTypes.Code(value).IsInteger() => (long)Conversions.Convert(value!, TypeCode.Int64, true),
            _ => -1,
        };
        return value is Dim || NumericTypes.Code(value).IsInteger();
    }

    /// <summary>The value for C#: an int when it is the same for all sizes.</summary>
    public static object Value(Dim dim) => dim.Constant is { } constant ? (object)checked((int)constant) : dim;

    /// <summary>The result of an operator on two dimensions.</summary>
    /// <exception cref="EvaluationError">It depends on sizes that are known only at run time.</exception>
    public static object Binary(BinaryOperator operation, Dim left, Dim right) => operation switch
    {
        Add => Value(left + right),
        Subtract => Value(left - right),
        Multiply => Value(left * right),
        Divide => Quotient(left, right),
        Remainder => Rest(left, right),
        Equal => Same(left, right, "=="),
        NotEqual => !Same(left, right, "!="),
        Less => !AtLeast(left, right, "<"),
        LessOrEqual => AtLeast(right, left, "<=", swapped: true),
        Greater => !AtLeast(right, left, ">", swapped: true),
        GreaterOrEqual => AtLeast(left, right, ">="),
        _ => throw EvaluationError.Unsupported(
            $"The operator {operation} on the size {(left.IsConstant ? right : left)}, which is known only at run time,",
            "use + - * / % and comparisons"),
    };

    /// <summary>The larger of two dimensions, or the smaller.</summary>
    public static object Extreme(Dim left, Dim right, bool larger)
    {
        var leftIsLarger = AtLeast(left, right, ">=");
        return Value(leftIsLarger == larger ? left : right);
    }

    static object Quotient(Dim left, Dim right)
    {
        if (right == 0) throw new DivideByZeroException();
        return left.DivideExactly(right) is { } exact ? Value(exact) : throw Undecidable(left, "/", right);
    }

    static object Rest(Dim left, Dim right)
    {
        if (right == 0) throw new DivideByZeroException();
        if (left.DivideExactly(right) is not null) return 0;
        // What is left of 2n+1 by 2: the part that divides exactly can go, as long as nothing is negative.
        if (right.Constant is { } divisor && divisor > 0 && left.IsAtLeast(0) == true)
            for (var rest = 1; rest < Math.Min(divisor, MaximalRest); rest++)
                if ((left - rest).DivideExactly(right) is not null && left.IsAtLeast(rest) == true)
                    return rest;
        throw Undecidable(left, "%", right);
    }

    /// <summary>Larger rests are not tried.</summary>
    const int MaximalRest = 4096;

    static bool Same(Dim left, Dim right, string sign)
    {
        if (left == right) return true;
        if (left.IsAtLeast(right + 1) == true || right.IsAtLeast(left + 1) == true) return false;
        throw Undecidable(left, sign, right);
    }

    static bool AtLeast(Dim left, Dim right, string sign, bool swapped = false) =>
        left.IsAtLeast(right) ?? throw (swapped ? Undecidable(right, sign, left) : Undecidable(left, sign, right));

    static EvaluationError Undecidable(Dim left, string sign, Dim right) =>
        new(Rules.UndecidableDimension, $"{left} {sign} {right}");
}
