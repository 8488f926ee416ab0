using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Differentiation;

/// <summary>Whole matrices of derivatives: one derivative for every unit vector, all of them at once.</summary>
static class Jacobians
{
    /// <summary>The derivatives of every element of a value with respect to every element of another.</summary>
    /// <param name="b">The builder that the nodes belong to.</param>
    /// <param name="y">A floating value.</param>
    /// <param name="x">A floating value that it is computed from.</param>
    /// <returns>The axes of y, then those of x, in the type of x.</returns>
    /// <exception cref="ShapeException">A value is not floating; the message names it.</exception>
    public static Node Of(GraphBuilder b, Node y, Node x) => Of(b, y, [x])[0];

    /// <summary>The derivatives of a value with respect to several others: in reverse mode all from one pass, in forward mode
    /// where the others have fewer elements.</summary>
    /// <inheritdoc cref="Of(GraphBuilder, Node, Node)"/>
    /// <param name="xs">Floating values that it is computed from.</param>
    public static Node[] Of(GraphBuilder b, Node y, IReadOnlyList<Node> xs)
    {
        if (y.Shape.Rank == 0) return Gradients.Vjp(b, [y], [y.Like(1)], xs);
        var count = xs.Aggregate((Dim)0, (sum, x) => sum + x.Shape.ElementCount);
        var blocks = count.IsAtLeast(y.Shape.ElementCount) == false ? [.. xs.Select(x => ByColumns(b, y, x))] : ByRows(b, y, xs);
        return [.. blocks.Zip(xs, (block, x) => b.Reshape(block, new([.. y.Shape, .. x.Shape])))];
    }

    /// <summary>In reverse mode, a row for each element of y: [elements of y] + the shape of x.</summary>
    static Node[] ByRows(GraphBuilder b, Node y, IReadOnlyList<Node> xs)
    {
        var cotangent = b.Unknown(y.Shape, y.Type);
        return Batching.Run(b, Gradients.Vjp(b, [y], [cotangent], xs), cotangent, UnitVectors(b, y));
    }

    /// <summary>In forward mode, a column for each element of x: [elements of y, elements of x].</summary>
    static Node ByColumns(GraphBuilder b, Node y, Node x)
    {
        var tangent = b.Unknown(x.Shape, x.Type);
        var columns = Batching.Run(b, Gradients.Jvp(b, [y], [x], [tangent]), tangent, UnitVectors(b, x))[0];
        return b.Cast(b.Permute(b.Reshape(columns, new(x.Shape.ElementCount, y.Shape.ElementCount)), 1, 0), x.Type);
    }

    /// <summary>The unit vectors of a value's space, one after another: [elements] + its shape.</summary>
    static Node UnitVectors(GraphBuilder b, Node value)
    {
        var count = value.Shape.ElementCount;
        var square = new Shape(count, count);
        var isDiagonal = b.Pointwise("eq", b.Iota(square, 0), b.Iota(square, 1));
        return b.Reshape(b.Cast(isDiagonal, value.Type), new([count, .. value.Shape]));
    }
}
