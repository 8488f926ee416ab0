using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using GraphGen.Compiler.Differentiation;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Primitives;

/// <summary>Derivatives as ordinary values of a description. Each is with respect to one tensor, or to an array of them.</summary>
static class DerivativePrimitives
{
    /// <summary>The gradient of a number.</summary>
    public static object Gradient(PrimitiveCall call)
    {
        var y = call.Tensor(0);
        if (y.Shape.Rank != 0) throw new EvaluationError(Rules.NonScalarGradient, ShapeErrors.Describe(y), y.Shape.ToString());
        return ByTensor(call, Gradients.Reverse(call.Builder, y, Tensors(call, 1)));
    }

    /// <summary>The product of a cotangent with the Jacobian.</summary>
    public static object Vjp(PrimitiveCall call)
    {
        var y = call.Tensor(0);
        return ByTensor(call, Gradients.Vjp(call.Builder, [y], [Direction(call, call.Operand(2), y)], Tensors(call, 1)));
    }

    /// <summary>The product of the Jacobian with tangents.</summary>
    public static object Jvp(PrimitiveCall call)
    {
        var (y, xs) = (call.Tensor(0), Tensors(call, 1));
        var tangents = call.Arguments[2] is ArrayValue ? call.Operands(2) : [call.Operand(2)];
        if (tangents.Length != xs.Length) throw call.Invalid($"there are {tangents.Length} tangents for {xs.Length} tensors");
        return Gradients.Jvp(call.Builder, [y], xs, [.. tangents.Zip(xs, (tangent, x) => Direction(call, tangent, x))])[0];
    }

    /// <summary>All derivatives of a tensor with respect to another.</summary>
    public static object Jacobian(PrimitiveCall call) => Jacobians.Of(call.Builder, call.Tensor(0), call.Tensor(1));

    static Node[] Tensors(PrimitiveCall call, int index) =>
        call.Arguments[index] is ArrayValue ? call.Tensors(index) : [call.Tensor(index)];

    /// <summary>A direction in the space of a value: a number without a type takes the value's.</summary>
    static Node Direction(PrimitiveCall call, object direction, Node value) =>
        direction is Node node ? node : call.To(direction, value.Type);

    /// <summary>One derivative, or an array of them, as the description asked for one or for several.</summary>
    static object ByTensor(PrimitiveCall call, Node[] derivatives) => call.Arguments[1] is ArrayValue
        ? new ArrayValue(call.Interpreter.Heap, new TypeReference(KnownTypes.Tensor), [.. derivatives])
        : derivatives[0];
}
