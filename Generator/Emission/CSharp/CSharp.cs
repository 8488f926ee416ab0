using System.Globalization;
using System.Text.RegularExpressions;
using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>How types, numbers, dimensions and indices are written in C#.</summary>
static class CSharp
{
    static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
        "field",  // in the accessors of a property
    ];

    /// <summary>The types that the text of kernels mentions: names that nothing else may have there.</summary>
    public static IReadOnlyCollection<string> KernelTypes { get; } =
    [
        "AcceleratorStream", "ArrayView", "Block", "Bounds", "GpuBFloat16Product", "GpuBounds", "GpuDevice", "GpuFactorizations", "GpuGrid",
        "GpuGroup", "GpuKernel", "GpuLinearSystems", "GpuMath", "GpuOperand", "GpuPrecision", "GpuProductKernels", "GpuProductSize", "GpuRandom",
        "GpuRecurrences", "GpuSmallProduct", "GpuTensorFloat32Product", "GpuTiledProduct", "Grid", "Group", "IEpilogue", "IGpuEpilogue", "IGpuProductBody", "Index3D", "KernelConfig", "MatrixProduct", "Operand", "PlainSum", "ProductSize", "RandomKey", "ReadOnlySpan", "Simd", "Span",
        "Vector", "VectorMath", "Worker", .. RoutineEmitter.Classes,
    ];

    /// <summary>A name as it is written where the user chose it.</summary>
    public static string Name(string name) => Keywords.Contains(name) ? "@" + name : KernelTypes.Contains(name) ? name + "_" : name;

    /// <summary>The name, with a number if others have it.</summary>
    public static string Free(string name, IEnumerable<string> others)
    {
        var result = name;
        for (var n = 2; others.Contains(result); n++) result = name + n;
        return result;
    }

    /// <summary>The name with a capital first letter.</summary>
    public static string Pascal(string name)
    {
        var identifier = BufferNames.Identifier(name);
        return char.ToUpperInvariant(identifier[0]) + identifier.Substring(1);
    }

    public static string Type(DType type) => type switch
    {
        DType.Bool => "bool",
        DType.Int32 => "int",
        DType.Float32 => "float",
        _ => "double",
    };

    /// <summary>A text as a literal.</summary>
    public static string Text(string text) => "\"" + string.Concat(text.Select(c =>
        c is '"' or '\\' ? "\\" + c : char.IsControl(c) ? "\\u" + ((int)c).ToString("x4") : c.ToString())) + "\"";

    public static string Number(double value, DType type)
    {
        if (type == DType.Bool) return value != 0 ? "true" : "false";
        if (type == DType.Int32) return ((long)value).ToString(CultureInfo.InvariantCulture);
        var name = Type(type);
        if (double.IsNaN(value)) return name + ".NaN";
        var text = type == DType.Float32 ? ((float)value).ToString("R", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
        if (double.IsInfinity(value) || type == DType.Float32 && float.IsInfinity((float)value)) return name + (value > 0 ? ".PositiveInfinity" : ".NegativeInfinity");
        if (type == DType.Float32) return text + "f";
        return text.Contains('.') || text.Contains('E') ? text : text + ".0";
    }

    /// <summary>A vector with an element, given as an expression, in every lane.</summary>
    public static string Vector(string element, DType type) =>
        element is "0f" or "0.0" or "0" ? $"Vector<{Type(type)}>.Zero" : $"Vector.Create({element})";

    /// <summary>A dimension as an expression over its names.</summary>
    public static string Dim(Dim dim)
    {
        var text = Regex.Replace(dim.ToString(), @"[A-Za-z_]\w*", name => Name(name.Value)).Replace("*", " * ");
        return text[0] + text.Substring(1).Replace("+", " + ").Replace("-", " - ");
    }

    /// <summary>A dimension as an expression of 64 bits.</summary>
    public static string Long(Dim dim) =>
        dim.IsConstant ? Dim(dim) : Regex.Replace(Regex.Replace(Dim(dim), @"(^|[+-] ?)([A-Za-z_@])", "${1}1L * $2"), @"(^|[+-] ?)(\d+) \*", "${1}$2L *").Replace("1LL", "1L");

    /// <summary>A dimension as a factor.</summary>
    public static string Factor(Dim dim) => dim.ToString().IndexOfAny(['+', '-']) >= 0 ? $"({Dim(dim)})" : Dim(dim);

    /// <summary>An affine index, with axes written as <paramref name="name"/> says.</summary>
    public static string Index(Affine index, Func<Axis, string> name)
    {
        var text = "";
        foreach (var term in index.Terms.OrderBy(t => t.Coefficient.Constant is 1 ? 1 : 0))
        {
            var (sign, factor) = term.Coefficient.Constant is < 0 and var negative ? (" - ", (Dim)(-negative)) : (" + ", term.Coefficient);
            text += (text.Length == 0 ? sign == " - " ? "-" : "" : sign) + name(term.Axis) + (factor == 1 ? "" : " * " + Factor(factor));
        }
        if (index.Offset == 0) return text.Length == 0 ? "0" : text;
        if (text.Length == 0) return Dim(index.Offset);
        return index.Offset.Constant is < 0 and var below ? $"{text} - {-below}" : $"{text} + {Dim(index.Offset)}";
    }

    /// <summary>Text without a pair of brackets around all of it.</summary>
    public static string Bare(string expression)
    {
        if (expression.Length < 2 || expression[0] != '(' || expression[expression.Length - 1] != ')') return expression;
        var depth = 0;
        for (var k = 0; k < expression.Length - 1; k++)
        {
            if (expression[k] == '(') depth++;
            if (expression[k] == ')' && --depth == 0) return expression;
        }
        return expression.Substring(1, expression.Length - 2);
    }
}
