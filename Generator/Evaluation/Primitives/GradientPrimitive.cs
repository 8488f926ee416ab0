using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using GraphGen.Compiler.Differentiation;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Primitives;

/// <summary>Derivatives as ordinary values of a description.</summary>
static class GradientPrimitive
{
    /// <summary>The gradient with respect to one tensor, or an array of those with respect to several.</summary>
    public static object Build(PrimitiveCall call)
    {
        var y = call.Tensor(0);
        if (y.Shape.Rank != 0) throw new EvaluationError(Rules.NonScalarGradient, ShapeErrors.Describe(y), y.Shape.ToString());
        if (call.Arguments[1] is not ArrayValue) return Gradients.Reverse(call.Builder, y, [call.Tensor(1)])[0];
        var gradients = Gradients.Reverse(call.Builder, y, call.Tensors(1));
        return new ArrayValue(call.Interpreter.Heap, new TypeReference(KnownTypes.Tensor), [.. gradients]);
    }
}
