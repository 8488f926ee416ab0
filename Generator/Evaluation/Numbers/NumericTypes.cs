using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Numbers;

/// <summary>The C# types of numbers and truth values, and what they are in a graph.</summary>
static class NumericTypes
{
    static readonly Dictionary<string, TypeCode> Codes = new(StringComparer.Ordinal)
    {
        ["System.Boolean"] = TypeCode.Boolean,
        ["System.Char"] = TypeCode.Char,
        ["System.SByte"] = TypeCode.SByte,
        ["System.Byte"] = TypeCode.Byte,
        ["System.Int16"] = TypeCode.Int16,
        ["System.UInt16"] = TypeCode.UInt16,
        ["System.Int32"] = TypeCode.Int32,
        ["System.UInt32"] = TypeCode.UInt32,
        ["System.Int64"] = TypeCode.Int64,
        ["System.UInt64"] = TypeCode.UInt64,
        ["System.Single"] = TypeCode.Single,
        ["System.Double"] = TypeCode.Double,
    };

    /// <summary>Which number a type holds; <see cref="TypeCode.Object"/> for another type. A nullable one counts as the
    /// number itself.</summary>
    public static TypeCode Code(TypeReference type) =>
        type.Id == "System.Nullable`1" ? Code(type.Arguments[0])
        : Codes.TryGetValue(type.Id, out var code) ? code
        : TypeCode.Object;

    /// <summary>Which number a value is; <see cref="TypeCode.Object"/> for another value.</summary>
    public static TypeCode Code(object? value) => value is IConvertible convertible and not string
        ? convertible.GetTypeCode()
        : TypeCode.Object;

    public static bool IsInteger(this TypeCode code) => code is >= TypeCode.Char and <= TypeCode.UInt64;

    public static bool IsFloating(this TypeCode code) => code is TypeCode.Single or TypeCode.Double;

    /// <summary>The element type of a number known only at run time; null for types that exist at build time only.</summary>
    public static DType? ElementType(this TypeCode code) => code switch
    {
        TypeCode.Boolean => DType.Bool,
        TypeCode.Int32 => DType.Int32,
        TypeCode.Single => DType.Float32,
        TypeCode.Double => DType.Float64,
        _ => null,
    };

    /// <summary>The keyword of C#.</summary>
    public static string Keyword(this TypeCode code) => code switch
    {
        TypeCode.Boolean => "bool",
        TypeCode.Int16 => "short",
        TypeCode.UInt16 => "ushort",
        TypeCode.Int32 => "int",
        TypeCode.UInt32 => "uint",
        TypeCode.Int64 => "long",
        TypeCode.UInt64 => "ulong",
        TypeCode.Single => "float",
        _ => code.ToString().ToLowerInvariant(),
    };

    /// <summary>The zero of a type; null for another type.</summary>
    public static object? Zero(TypeCode code) => code switch
    {
        TypeCode.Boolean => false,
        TypeCode.Char => '\0',
        TypeCode.SByte => (sbyte)0,
        TypeCode.Byte => (byte)0,
        TypeCode.Int16 => (short)0,
        TypeCode.UInt16 => (ushort)0,
        TypeCode.Int32 => 0,
        TypeCode.UInt32 => 0u,
        TypeCode.Int64 => 0L,
        TypeCode.UInt64 => 0ul,
        TypeCode.Single => 0f,
        TypeCode.Double => 0d,
        _ => null,
    };
}
