using GraphGen.Compiler.Evaluation.Intrinsics;
using GraphGen.Compiler.Evaluation.Values;

namespace GraphGen.Compiler.Evaluation.Primitives;

/// <summary>Primitives about element types and derivatives, not values.</summary>
static class TypePrimitives
{
    public static object Cast(PrimitiveCall call) => call.Arguments[1] is EnumValue type
        ? call.To(call.Operand(0), TensorMembers.ElementType(type))
        : throw EvaluationError.RunTimeValue("the type of a cast", "cast to a type known at build time");

    public static object StopGradient(PrimitiveCall call) => call.Builder.StopGradient(call.Tensor(0));
}
