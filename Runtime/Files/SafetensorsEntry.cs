namespace GraphGen;

/// <summary>One tensor of a safetensors file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ElementType">Its type as the format names it: <c>F32</c>, <c>F64</c>, <c>I32</c>, <c>BOOL</c> and others.</param>
/// <param name="Shape">The sizes of its axes.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte behind its last one.</param>
public sealed record SafetensorsEntry(string Name, string ElementType, TensorShape Shape, long Begin, long End)
{
    /// <summary>The format's name of an element type of tensors.</summary>
    internal static string NameOf(DType type) => type switch
    {
        DType.Float32 => "F32",
        DType.Float64 => "F64",
        DType.Int32 => "I32",
        _ => "BOOL",
    };

    /// <summary>The bytes that an element of a type takes; 0 for a type that the format does not have.</summary>
    internal static int SizeOf(string elementType) => elementType switch
    {
        "BOOL" or "U8" or "I8" or "F8_E4M3" or "F8_E5M2" => 1,
        "U16" or "I16" or "F16" or "BF16" => 2,
        "U32" or "I32" or "F32" => 4,
        "U64" or "I64" or "F64" => 8,
        _ => 0,
    };
}
