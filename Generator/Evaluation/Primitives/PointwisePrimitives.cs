using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Primitives;

/// <summary>Pointwise primitives: operands meet in one element type and one shape.</summary>
static class PointwisePrimitives
{
    public static Node Build(PointwiseRow row, PrimitiveCall call)
    {
        var operands = Enumerable.Range(0, row.Arity).Select(call.Operand).ToArray();
        var values = operands.Where((_, i) => !row.IsCondition(i)).ToArray();
        var type = ElementType(row, Promotion.Common(values), values);
        var nodes = operands.Select((operand, i) => row.IsCondition(i) ? Condition(call, i) : call.To(operand, type)).ToArray();
        var shape = GraphBuilder.CommonShape(nodes);
        return call.Builder.Pointwise(row.Name, [.. nodes.Select(node => call.Builder.BroadcastTo(node, shape))]);
    }

    /// <summary>The element type that an operation computes in: functions and quotients of integers are float32.</summary>
    static DType ElementType(PointwiseRow row, DType type, object[] values)
    {
        if (row.Takes is ElementKind.Bool or ElementKind.Any) return type;
        if (type == DType.Bool && row.GivesBool) return DType.Int32;
        if (type == DType.Bool) throw ShapeErrors.WrongType(row.Name, values.OfType<Node>().First(), "numbers (cast it first)");
        return type == DType.Int32 && (row.Takes == ElementKind.Floating || row.Name == "div") ? DType.Float32 : type;
    }

    static Node Condition(PrimitiveCall call, int index)
    {
        var node = call.Tensor(index);
        return node.Type == DType.Bool ? node : throw ShapeErrors.WrongType(call.Name, node, "a bool condition (compare it first)");
    }
}
