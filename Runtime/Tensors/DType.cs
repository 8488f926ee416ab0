namespace GraphGen;

/// <summary>The type of a tensor's elements.</summary>
public enum DType
{
    /// <summary>Truth values, as comparisons give them and masks hold them: <see cref="bool"/>.</summary>
    Bool,

    /// <summary>32-bit integers, such as class indices: <see cref="int"/>.</summary>
    Int32,

    /// <summary>32-bit floating-point numbers: <see cref="float"/>.</summary>
    Float32,

    /// <summary>64-bit floating-point numbers: <see cref="double"/>.</summary>
    Float64,
}

/// <summary>Questions about element types.</summary>
static class DTypes
{
    public static bool IsFloating(this DType type) => type is DType.Float32 or DType.Float64;

    /// <summary>The name in messages: <c>float32</c>.</summary>
    public static string Text(this DType type) => type switch
    {
        DType.Bool => "bool",
        DType.Int32 => "int32",
        DType.Float32 => "float32",
        _ => "float64",
    };

    /// <summary>The size of one element in bytes.</summary>
    public static int Size(this DType type) => type switch { DType.Bool => 1, DType.Float64 => 8, _ => 4 };

    /// <summary>The type of a name that <see cref="Text"/> gives.</summary>
    public static DType Parse(string name) => Enum.GetValues<DType>().First(type => type.Text() == name);

    /// <summary>The element type that stands for a C# type; an exception for one that tensors do not hold.</summary>
    public static DType Of<T>() where T : unmanaged =>
        typeof(T) == typeof(float) ? DType.Float32
        : typeof(T) == typeof(double) ? DType.Float64
        : typeof(T) == typeof(int) ? DType.Int32
        : typeof(T) == typeof(bool) ? DType.Bool
        : throw new ArgumentException($"Tensors hold bool, int, float or double, not {typeof(T).Name}.");
}
