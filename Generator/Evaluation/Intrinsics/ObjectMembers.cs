using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Evaluation.Values;

namespace GraphGen.Compiler.Evaluation.Intrinsics;

/// <summary>What every value has, what numbers and nullable values have, exceptions and types.</summary>
static class ObjectMembers
{
    /// <summary>Members of any value.</summary>
    public static Dictionary<string, Intrinsic> Members { get; } = new(StringComparer.Ordinal)
    {
        ["ToString"] = call => call.Text(call.Instance, call.Arguments.OfType<string>().FirstOrDefault()),
        ["Equals"] = call => call.Interpreter.Equality(call.Instance, call[0]),
        ["CompareTo"] = call => call.Compare(call.Instance, call[0]),
        ["GetType"] = call => new TypeValue(call.Interpreter.TypeOf(call.Instance!)),
        ["HasFlag"] = call => HasFlag(call),
    };

    /// <summary>Members of a value that may be null.</summary>
    public static Dictionary<string, Intrinsic> Nullables { get; } = new(StringComparer.Ordinal)
    {
        ["get_HasValue"] = call => call.Instance is not null,
        ["get_Value"] = call => call.Instance ?? throw EvaluationError.Fails("'Value' is used on null"),
        ["GetValueOrDefault"] = call => call.Instance
            ?? (call.Count > 0 ? call[0] : call.Interpreter.DefaultOf(call.Method.ContainingType.Arguments[0])),
        ["ToString"] = call => call.Text(call.Instance),
        ["Equals"] = call => call.Interpreter.Equality(call.Instance, call[0]),
    };

    /// <summary>Static members of <c>object</c>.</summary>
    public static Dictionary<string, Intrinsic> Statics { get; } = new(StringComparer.Ordinal)
    {
        ["Equals"] = call => call.Interpreter.Equality(call[0], call[1]),
        ["ReferenceEquals"] = call => ReferenceEquals(call[0], call[1]),
    };

    /// <summary>The static methods of exceptions that throw if an argument is bad.</summary>
    public static Dictionary<string, Intrinsic> Guards { get; } = new(StringComparer.Ordinal)
    {
        ["ThrowIfNull"] = call => Require(call[0] is not null, $"{Name(call, 1)} is null"),
        ["ThrowIfNullOrEmpty"] = call => Require(call[0] is not (null or ""), $"{Name(call, 1)} is empty"),
        ["ThrowIfNegative"] = call => Require(!Compare(call, BinaryOperator.Less, 0), $"{Name(call, 1)} is negative"),
        ["ThrowIfZero"] = call => Require(!Compare(call, BinaryOperator.Equal, 0), $"{Name(call, 1)} is 0"),
        ["ThrowIfNegativeOrZero"] = call => Require(!Compare(call, BinaryOperator.LessOrEqual, 0), $"{Name(call, 1)} is not positive"),
        ["ThrowIfGreaterThan"] = call => Require(!Compare(call, BinaryOperator.Greater), $"{Name(call, 2)} is greater than {call.Text(call[1])}"),
        ["ThrowIfGreaterThanOrEqual"] = call => Require(
            !Compare(call, BinaryOperator.GreaterOrEqual), $"{Name(call, 2)} is not less than {call.Text(call[1])}"),
        ["ThrowIfLessThan"] = call => Require(!Compare(call, BinaryOperator.Less), $"{Name(call, 2)} is less than {call.Text(call[1])}"),
        ["ThrowIfLessThanOrEqual"] = call => Require(
            !Compare(call, BinaryOperator.LessOrEqual), $"{Name(call, 2)} is not greater than {call.Text(call[1])}"),
        ["ThrowIfNotEqual"] = call => Require(call.AreEqual(call[0], call[1]), $"{Name(call, 2)} is {call.Text(call[0])}, not {call.Text(call[1])}"),
        ["ThrowIfEqual"] = call => Require(!call.AreEqual(call[0], call[1]), $"{Name(call, 2)} is {call.Text(call[1])}"),
    };

    /// <summary>Members of an exception of the base class library.</summary>
    public static Dictionary<string, Intrinsic> Exceptions { get; } = new(StringComparer.Ordinal)
    {
        ["get_Message"] = call => ((ExceptionValue)call.Instance!).Message,
    };

    /// <summary>Members of a type.</summary>
    public static Dictionary<string, Intrinsic> Types { get; } = new(StringComparer.Ordinal)
    {
        ["get_Name"] = call => SimpleName(((TypeValue)call.Instance!).Type.Id),
        ["get_FullName"] = call => ((TypeValue)call.Instance!).Type.Id,
    };

    static string SimpleName(string id) => id.Substring(id.LastIndexOf('.') + 1);

    static object HasFlag(IntrinsicCall call)
    {
        var (all, flag) = (Number(call.Instance), Number(call[0]));
        return (all & flag) == flag;
    }

    static long Number(object? value) => (long)Conversions.Convert(((EnumValue)value!).Number, TypeCode.Int64, false);

    static bool Compare(IntrinsicCall call, BinaryOperator operation, int? bound = null)
    {
        var other = bound is { } number && NumericTypes.Code(call[0]) is not TypeCode.Object and var code
            ? Conversions.Convert(number, code, false)
            : bound ?? call[1];
        return call.Interpreter.Combine(operation, call[0], other) is bool known
            ? known
            : throw EvaluationError.RunTimeValue($"an argument of '{call.Method.Name}'", "check only what is known at build time");
    }

    static string Name(IntrinsicCall call, int index) => call.Count > index && call[index] is string name ? $"'{name}'" : "the argument";

    static object? Require(bool holds, string message) => holds ? null : throw new EvaluationError(Rules.Thrown, message);
}
