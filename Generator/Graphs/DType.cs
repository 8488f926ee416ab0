namespace GraphGen.Compiler.Graphs;

/// <summary>The type of a tensor's elements.</summary>
enum DType { Bool, Int32, Float32, Float64 }

/// <summary>Questions about element types.</summary>
static class DTypes
{
    public static bool IsFloating(this DType type) => type is DType.Float32 or DType.Float64;

    /// <summary>The size of one element in bytes.</summary>
    public static int Size(this DType type) => type switch { DType.Bool => 1, DType.Float64 => 8, _ => 4 };

    /// <summary>The name in dumps and messages: <c>float32</c>.</summary>
    public static string Text(this DType type) => type.ToString().ToLowerInvariant();

    /// <summary>The type of a name in dumps and messages.</summary>
    public static DType Parse(string text) =>
        Enum.TryParse<DType>(text, ignoreCase: true, out var type) ? type : throw new FormatException($"there is no element type '{text}'");

    /// <summary>The type that values of two types meet in: the later of bool, int32, float32, float64.</summary>
    public static DType Promote(DType left, DType right) => left > right ? left : right;
}
