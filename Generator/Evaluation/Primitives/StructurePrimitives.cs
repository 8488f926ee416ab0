using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Primitives;

/// <summary>Recurrences, linear algebra and random numbers.</summary>
static class StructurePrimitives
{
    /// <summary>A recurrence of factors and terms, or of terms alone.</summary>
    public static object Recurrence(PrimitiveCall call)
    {
        if (call.Arguments.Length == 3)
        {
            var x = call.Tensor(0);
            return call.Builder.Recurrence(x, call.Axis(call.Int(1), x), call.Flag(2));
        }
        var type = Promotion.Common(call.Operand(0), call.Operand(1));
        var (factors, terms) = (call.To(call.Operand(0), type), call.To(call.Operand(1), type));
        var shape = GraphBuilder.CommonShape([factors, terms]);
        (factors, terms) = (call.Builder.BroadcastTo(factors, shape), call.Builder.BroadcastTo(terms, shape));
        return call.Builder.Recurrence(terms, factors, call.Axis(call.Int(2), terms), call.Flag(3));
    }

    public static object Cholesky(PrimitiveCall call) => call.Builder.Cholesky(call.Tensor(0));

    public static object Lu(PrimitiveCall call) => call.Builder.Lu(call.Tensor(0));

    public static object TriangularSolve(PrimitiveCall call) =>
        call.Builder.TriangularSolve(call.Tensor(0), call.Tensor(1), call.Flag(2), call.Flag(3), call.Flag(4));

    public static object Solve(PrimitiveCall call) =>
        call.Builder.Solve(call.Tensor(0), call.Tensor(1), call.Tensor(2), call.Flag(3));

    /// <summary>The description's next draw of random numbers.</summary>
    public static object Random(PrimitiveCall call, Distribution distribution) => call.Builder.RandomNumbers(
        distribution, new Shape(call.Dims(0)), call.ElementType(1), call.Interpreter.NextDraw());
}
