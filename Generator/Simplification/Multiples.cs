using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Simplification;

/// <summary>Sums of equal values.</summary>
static class Multiples
{
    /// <summary>A value times a dimension.</summary>
    public static Node Of(Node value, Dim count)
    {
        if (count == 1) return value;
        var builder = value.Owner;
        var factor = builder.Broadcast(builder.Size(count, value.Type), value.Shape, []);
        return value.Number() == 1 ? factor : factor * value;
    }
}
