using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Derivatives;

/// <summary>Several tensors as one vector: the elements of one after those of another.</summary>
static class Flat
{
    /// <summary>How many elements they have together.</summary>
    public static Dim Count(IEnumerable<Node> tensors) => tensors.Aggregate((Dim)0, (sum, tensor) => sum + tensor.Shape.ElementCount);

    /// <summary>The vector of some tensors.</summary>
    public static Node Join(GraphBuilder builder, IEnumerable<Node> tensors) =>
        builder.Concat(0, [.. tensors.Select(tensor => builder.Reshape(tensor, new(tensor.Shape.ElementCount)))]);

    /// <summary>The parts of a vector, each of the shape of a tensor.</summary>
    public static IEnumerable<Node> Parts(GraphBuilder builder, Node vector, IEnumerable<Node> like)
    {
        Dim begin = 0;
        foreach (var tensor in like)
        {
            yield return builder.Reshape(builder.Narrow(vector, [begin], new(tensor.Shape.ElementCount)), tensor.Shape);
            begin += tensor.Shape.ElementCount;
        }
    }
}
