using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Unrolling;

/// <summary>The axis that is not taken apart: the only one whose size is not known, usually that of the examples.</summary>
/// <param name="Size">Its size; null where all sizes are known.</param>
sealed record CommonAxis(Dim? Size)
{
    /// <summary>The shape of a value along the axis.</summary>
    public Shape Vector { get; } = Size is null ? Shape.Scalar : new(Size);

    /// <summary>The common axis of a graph's inputs; null where they have several.</summary>
    public static CommonAxis? Of(Graph graph)
    {
        var open = graph.Inputs.SelectMany(input => input.Shape).Where(dim => !dim.IsConstant).Distinct().ToList();
        return open.Count == 0 ? new((Dim?)null)
            : open.Count == 1 && open[0].Symbols is { Count: 1 } symbols && open[0] == Dim.Symbol(symbols[0]) ? new(open[0])
            : null;
    }

    /// <summary>Whether a shape has the axis at most once and else known sizes only.</summary>
    public bool Fits(Shape shape) => shape.Count(dim => !dim.IsConstant) is var open && open == 0 || open == 1 && shape.Any(dim => dim == Size);

    /// <summary>The place of the axis in a shape that fits; null where the shape does not have it.</summary>
    public int? PlaceIn(Shape shape)
    {
        for (var axis = 0; axis < shape.Rank; axis++)
            if (!shape[axis].IsConstant) return axis;
        return null;
    }
}
