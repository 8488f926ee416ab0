using GraphGen.Compiler.Graphs;

namespace GraphGen;

/// <summary>Shapes and types of eager tensors as those of graphs, and back.</summary>
static class GraphConversions
{
    public static Shape ToGraph(this TensorShape shape) => new(shape.ToArray().ToGraph());

    public static Dim[] ToGraph(this int[] sizes) => Array.ConvertAll(sizes, size => (Dim)size);

    public static Compiler.Graphs.DType ToGraph(this DType type) => type switch
    {
        DType.Bool => Compiler.Graphs.DType.Bool,
        DType.Int32 => Compiler.Graphs.DType.Int32,
        DType.Float32 => Compiler.Graphs.DType.Float32,
        _ => Compiler.Graphs.DType.Float64,
    };

    public static DType ToEager(this Compiler.Graphs.DType type) => type switch
    {
        Compiler.Graphs.DType.Bool => DType.Bool,
        Compiler.Graphs.DType.Int32 => DType.Int32,
        Compiler.Graphs.DType.Float32 => DType.Float32,
        _ => DType.Float64,
    };

    /// <summary>The value of a dimension that is a number.</summary>
    public static int ToEager(this Dim dim) => checked((int)dim.Constant!.Value);

    public static int[] ToEager(this IEnumerable<Dim> dims) => [.. dims.Select(ToEager)];
}
