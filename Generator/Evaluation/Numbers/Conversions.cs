namespace GraphGen.Compiler.Evaluation.Numbers;

/// <summary>The conversions of C# between types of numbers, for values known at build time. (The first arm of each switch is
/// an object, so that no other is converted to a common type of numbers.)</summary>
static class Conversions
{
    /// <summary>The value in another type; out of range it wraps around, or saturates when it comes from a
    /// floating-point type.</summary>
    /// <exception cref="OverflowException">The conversion is checked, and the value does not fit.</exception>
    public static object Convert(object value, TypeCode to, bool isChecked)
    {
        if (NumericTypes.Code(value) == to) return value;
        return value switch
        {
            double number => FromDouble(number, to, isChecked),
            float number => FromDouble(number, to, isChecked),
            ulong number => FromUInt64(number, to, isChecked),
            char character => FromInt64(character, to, isChecked),
            bool => throw EvaluationError.Unsupported("A conversion of a truth value", "use 'condition ? 1 : 0'"),
            IConvertible convertible => FromInt64(convertible.ToInt64(null), to, isChecked),
            _ => throw EvaluationError.Unsupported($"A conversion of {value}", "convert numbers only"),
        };
    }

    static object FromInt64(long value, TypeCode to, bool isChecked) => to switch
    {
        TypeCode.Char => (object)(isChecked ? checked((char)value) : unchecked((char)value)),
        TypeCode.SByte => isChecked ? checked((sbyte)value) : unchecked((sbyte)value),
        TypeCode.Byte => isChecked ? checked((byte)value) : unchecked((byte)value),
        TypeCode.Int16 => isChecked ? checked((short)value) : unchecked((short)value),
        TypeCode.UInt16 => isChecked ? checked((ushort)value) : unchecked((ushort)value),
        TypeCode.Int32 => isChecked ? checked((int)value) : unchecked((int)value),
        TypeCode.UInt32 => isChecked ? checked((uint)value) : unchecked((uint)value),
        TypeCode.Int64 => value,
        TypeCode.UInt64 => isChecked ? checked((ulong)value) : unchecked((ulong)value),
        TypeCode.Single => (float)value,
        TypeCode.Double => (double)value,
        _ => throw Unknown(to),
    };

    static object FromUInt64(ulong value, TypeCode to, bool isChecked) => to switch
    {
        TypeCode.Single => (object)(float)value,
        TypeCode.Double => (double)value,
        _ => FromInt64(isChecked ? checked((long)value) : unchecked((long)value), to, isChecked),
    };

    static object FromDouble(double value, TypeCode to, bool isChecked) => to switch
    {
        TypeCode.Single => (object)(float)value,
        TypeCode.Double => value,
        TypeCode.UInt64 => isChecked ? checked((ulong)value) : Saturate(value),
        TypeCode.Int64 => isChecked ? checked((long)value) : Saturate(value, long.MinValue, long.MaxValue),
        TypeCode.UInt32 => isChecked ? checked((uint)value) : (uint)Saturate(value, uint.MinValue, uint.MaxValue),
        TypeCode.Int32 => isChecked ? checked((int)value) : (int)Saturate(value, int.MinValue, int.MaxValue),
        _ => FromInt64(
            isChecked ? checked((long)value) : Saturate(value, int.MinValue, int.MaxValue), to, isChecked),
    };

    static long Saturate(double value, long smallest, long largest) =>
        double.IsNaN(value) ? 0
        : value <= smallest ? smallest
        : value >= largest ? largest
        : (long)value;

    static ulong Saturate(double value) =>
        double.IsNaN(value) || value <= 0 ? 0
        : value >= ulong.MaxValue ? ulong.MaxValue
        : (ulong)value;

    static EvaluationError Unknown(TypeCode to) =>
        EvaluationError.Unsupported($"A conversion to {to}", "use a type that C# has a keyword for");
}
