using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Primitives;

/// <summary>Primitives that arrange elements anew.</summary>
static class ShapePrimitives
{
    public static object Broadcast(PrimitiveCall call)
    {
        var x = call.Tensor(0);
        var shape = new Shape(call.Dims(1));
        if (shape.Rank < x.Shape.Rank) throw call.Invalid($"the shape {x.Shape} has more axes than {shape}");
        return call.Builder.BroadcastTo(x, shape);
    }

    public static object Reshape(PrimitiveCall call)
    {
        var x = call.Tensor(0);
        var dims = call.Dims(1);
        var open = Array.FindIndex(dims, dim => dim == -1);
        if (open >= 0)
        {
            dims[open] = 1;
            dims[open] = x.Shape.ElementCount.DivideExactly(Dim.Product(dims))
                ?? throw call.Invalid($"the elements of {x.Shape} do not fill {new Shape(dims.Select((dim, i) => i == open ? -1 : dim))}");
        }
        return call.Builder.Reshape(x, new Shape(dims));
    }

    public static object Permute(PrimitiveCall call)
    {
        var x = call.Tensor(0);
        var axes = call.Axes(1, x);
        if (axes.Length != x.Shape.Rank) throw call.Invalid($"{axes.Length} axes are given for the shape {x.Shape}");
        return call.Builder.Permute(x, axes);
    }

    public static object Slice(PrimitiveCall call) =>
        call.Builder.Slice(call.Tensor(0), call.Dims(1), call.Dims(2), call.Ints(3));

    public static object Pad(PrimitiveCall call) =>
        call.Builder.Pad(call.Tensor(0), call.Dims(1), call.Dims(2), call.Number(3));

    public static object Concat(PrimitiveCall call)
    {
        var tensors = call.Tensors(0);
        if (tensors.Length == 0) throw call.Invalid("there are no tensors");
        var type = Promotion.Common(tensors);
        return call.Builder.Concat(
            call.Axis(call.Int(1), tensors[0]), [.. tensors.Select(tensor => call.Builder.Cast(tensor, type))]);
    }

    public static object Flip(PrimitiveCall call)
    {
        var x = call.Tensor(0);
        return call.Builder.Flip(x, call.Axes(1, x));
    }

    public static object AssumeShape(PrimitiveCall call) =>
        call.Builder.AssumeShape(call.Tensor(0), new Shape(call.Dims(1)));

    /// <summary>What is known of a size and a bound at build time; the call's own answer where that is nothing.</summary>
    public static object IsAtLeast(PrimitiveCall call) =>
        call.Size(0).IsAtLeast(call.Size(1)) ?? (bool)call.Arguments[2]!;
}
