using GraphGen.Compiler.Emission.CSharp;
using GraphGen.Compiler.Graphs;
using Buffer = GraphGen.Compiler.Fusion.Buffer;
using Syntax = GraphGen.Compiler.Emission.CSharp.CSharp;

namespace GraphGen.Compiler.Emission.Ilgpu;

/// <summary>Expressions within a kernel: functions come from the device's library, a bool lies in memory as a byte, and an index out of
/// range is noted, for a kernel can't throw.</summary>
/// <remarks>Values are chosen by selection, not by branches: ILGPU takes a variable that a branch sets to one constant or another to be the
/// same for all threads, and a branch that depends on it with it.</remarks>
sealed class KernelDialect(string faults) : Dialect
{
    public override string Template(PointwiseRow row) =>
        row.Selecting ?? row.Lane.Replace("VectorMath.", "GpuMath.").Replace("{T}.", "GpuMath.");

    /// <remarks>ILGPU turns <c>1 &lt; x</c> into an <c>x &gt; 1</c> that is true for NaN; written so, it is not.</remarks>
    public override string TemplateOfNumber(PointwiseRow row) => row.Scalar switch
    {
        "({0} < {1})" => "({1} > {0})",
        "({0} <= {1})" => "({1} >= {0})",
        "({0} > {1})" => "({1} < {0})",
        "({0} >= {1})" => "({1} <= {0})",
        _ => Template(row),
    };

    public override string FromBool(string condition, string one, string zero) => $"GpuMath.Select({condition}, {one}, {zero})";

    public override string Load(string element, DType type) => type == DType.Bool ? $"({element} != 0)" : element;

    public override string Check(string position, Dim extent) => $"GpuBounds.Check({position}, {Syntax.Dim(extent)}, {faults})";

    /// <summary>The statement that stores a value.</summary>
    public static string Store(Buffer buffer, string element, string value) =>
        buffer.Type == DType.Bool ? $"{element} = (byte)(({value}) ? 1 : 0);" : $"{element} = {value};";

    /// <summary>The element type of a buffer on the device.</summary>
    public static string Type(Buffer buffer) => buffer.Type == DType.Bool ? "byte" : Syntax.Type(buffer.Type);

    /// <summary>A buffer as kernels take it.</summary>
    public static string View(Buffer buffer) => $"ArrayView<{Type(buffer)}>";
}
