using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Primitives;

/// <summary>Reductions and products.</summary>
static class ReductionPrimitives
{
    public static object Reduce(PrimitiveCall call, ReduceKind kind)
    {
        var x = call.Tensor(0);
        return call.Builder.Reduce(kind, x, call.Axes(1, x));
    }

    public static object ArgMax(PrimitiveCall call)
    {
        var x = call.Tensor(0);
        return call.Builder.ArgMax(x, call.Axis(call.Int(1), x));
    }

    public static object Dot(PrimitiveCall call)
    {
        var type = Promotion.Common(call.Operand(0), call.Operand(1));
        var (a, b) = (call.To(call.Operand(0), type), call.To(call.Operand(1), type));
        return call.Builder.Dot(a, b, call.Axes(2, a), call.Axes(3, b), call.Axes(4, a), call.Axes(5, b));
    }
}
