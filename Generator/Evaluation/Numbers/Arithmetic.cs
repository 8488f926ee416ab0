using GraphGen.Compiler.Descriptions;
using static GraphGen.Compiler.Descriptions.BinaryOperator;

namespace GraphGen.Compiler.Evaluation.Numbers;

/// <summary>The built-in operators of C# on numbers and truth values known at build time, exactly as C# defines them.</summary>
static class Arithmetic
{
    /// <summary>The result of an operator on two values of one type (a shift's count is an int).</summary>
    /// <exception cref="OverflowException">The operation is checked, and the result does not fit.</exception>
    /// <exception cref="DivideByZeroException">An integer is divided by 0.</exception>
    public static object Binary(BinaryOperator operation, object left, object right, bool isChecked) => left switch
    {
        int a => Int32(operation, a, (int)right, isChecked),
        float a => Single(operation, a, (float)right),
        double a => Double(operation, a, (double)right),
        bool a => Boolean(operation, a, (bool)right),
        long a => Int64(operation, a, right, isChecked),
        uint a => UInt32(operation, a, right, isChecked),
        ulong a => UInt64(operation, a, right, isChecked),
        _ => Small(operation, left, right, isChecked),
    };

    /// <summary>The result of a unary operator.</summary>
    /// <exception cref="OverflowException">The operation is checked, and the result does not fit.</exception>
    public static object Unary(UnaryOperator operation, object operand, bool isChecked) => (operation, operand) switch
    {
        (UnaryOperator.Plus, _) => operand,
        (UnaryOperator.Not, bool value) => !value,
        (UnaryOperator.Negate, int value) => isChecked ? checked(-value) : unchecked(-value),
        (UnaryOperator.Negate, long value) => isChecked ? checked(-value) : unchecked(-value),
        (UnaryOperator.Negate, float value) => -value,
        (UnaryOperator.Negate, double value) => -value,
        (UnaryOperator.Complement, int value) => ~value,
        (UnaryOperator.Complement, uint value) => ~value,
        (UnaryOperator.Complement, long value) => ~value,
        (UnaryOperator.Complement, ulong value) => ~value,
        _ => throw EvaluationError.Unsupported($"The operator {operation} on {operand}", "use another type of number"),
    };

    /// <summary>Whether the operator gives a truth value from two numbers.</summary>
    public static bool IsComparison(BinaryOperator operation) => operation is >= Equal and <= GreaterOrEqual;

    static object Int32(BinaryOperator operation, int a, int b, bool isChecked) => operation switch
    {
        Add => isChecked ? checked(a + b) : unchecked(a + b),
        Subtract => isChecked ? checked(a - b) : unchecked(a - b),
        Multiply => isChecked ? checked(a * b) : unchecked(a * b),
        Divide => a / b,
        Remainder => a % b,
        ShiftLeft => a << b,
        ShiftRight => a >> b,
        UnsignedShiftRight => a >>> b,
        And => a & b,
        Or => a | b,
        Xor => a ^ b,
        _ => Compare(operation, a.CompareTo(b)),
    };

    static object UInt32(BinaryOperator operation, uint a, object right, bool isChecked)
    {
        if (operation is ShiftLeft) return a << (int)right;
        if (operation is ShiftRight or UnsignedShiftRight) return a >> (int)right;
        var b = (uint)right;
        return operation switch
        {
            Add => isChecked ? checked(a + b) : unchecked(a + b),
            Subtract => isChecked ? checked(a - b) : unchecked(a - b),
            Multiply => isChecked ? checked(a * b) : unchecked(a * b),
            Divide => a / b,
            Remainder => a % b,
            And => a & b,
            Or => a | b,
            Xor => a ^ b,
            _ => Compare(operation, a.CompareTo(b)),
        };
    }

    static object Int64(BinaryOperator operation, long a, object right, bool isChecked)
    {
        if (operation is ShiftLeft) return a << (int)right;
        if (operation is ShiftRight) return a >> (int)right;
        if (operation is UnsignedShiftRight) return a >>> (int)right;
        var b = (long)right;
        return operation switch
        {
            Add => isChecked ? checked(a + b) : unchecked(a + b),
            Subtract => isChecked ? checked(a - b) : unchecked(a - b),
            Multiply => isChecked ? checked(a * b) : unchecked(a * b),
            Divide => a / b,
            Remainder => a % b,
            And => a & b,
            Or => a | b,
            Xor => a ^ b,
            _ => Compare(operation, a.CompareTo(b)),
        };
    }

    static object UInt64(BinaryOperator operation, ulong a, object right, bool isChecked)
    {
        if (operation is ShiftLeft) return a << (int)right;
        if (operation is ShiftRight or UnsignedShiftRight) return a >> (int)right;
        var b = (ulong)right;
        return operation switch
        {
            Add => isChecked ? checked(a + b) : unchecked(a + b),
            Subtract => isChecked ? checked(a - b) : unchecked(a - b),
            Multiply => isChecked ? checked(a * b) : unchecked(a * b),
            Divide => a / b,
            Remainder => a % b,
            And => a & b,
            Or => a | b,
            Xor => a ^ b,
            _ => Compare(operation, a.CompareTo(b)),
        };
    }

    // The casts round to the type after each operation, on platforms too that compute in a wider one.
    static object Single(BinaryOperator operation, float a, float b) => operation switch
    {
        Add => (float)(a + b),
        Subtract => (float)(a - b),
        Multiply => (float)(a * b),
        Divide => (float)(a / b),
        Remainder => (float)(a % b),
        _ => CompareFloating(operation, a, b),
    };

    static object Double(BinaryOperator operation, double a, double b) => operation switch
    {
        Add => (double)(a + b),
        Subtract => (double)(a - b),
        Multiply => (double)(a * b),
        Divide => (double)(a / b),
        Remainder => (double)(a % b),
        _ => CompareFloating(operation, a, b),
    };

    static object Boolean(BinaryOperator operation, bool a, bool b) => operation switch
    {
        And or AndAlso => a & b,
        Or or OrElse => a | b,
        Xor or NotEqual => a != b,
        Equal => a == b,
        _ => throw EvaluationError.Unsupported($"The operator {operation} on truth values", "compare numbers"),
    };

    /// <summary>Types that C# widens to int first: they come here from <c>++</c>, <c>+=</c> and comparisons.</summary>
    static object Small(BinaryOperator operation, object left, object right, bool isChecked)
    {
        var code = NumericTypes.Code(left);
        if (!code.IsInteger() || !NumericTypes.Code(right).IsInteger())
            throw EvaluationError.Unsupported($"The operator {operation} on {left} and {right}", "use numbers that C# has keywords for");
        var a = (int)Conversions.Convert(left, TypeCode.Int32, false);
        var b = (int)Conversions.Convert(right, TypeCode.Int32, false);
        var result = Int32(operation, a, b, isChecked);
        return IsComparison(operation) ? result : Conversions.Convert(result, code, isChecked);
    }

    static bool Compare(BinaryOperator operation, int order) => operation switch
    {
        Equal => order == 0,
        NotEqual => order != 0,
        Less => order < 0,
        LessOrEqual => order <= 0,
        Greater => order > 0,
        _ => order >= 0,
    };

    static bool CompareFloating(BinaryOperator operation, double a, double b) => operation switch
    {
        Equal => a == b,
        NotEqual => a != b,
        Less => a < b,
        LessOrEqual => a <= b,
        Greater => a > b,
        GreaterOrEqual => a >= b,
        _ => throw EvaluationError.Unsupported($"The operator {operation} on floating-point numbers", "use an integer type"),
    };
}
