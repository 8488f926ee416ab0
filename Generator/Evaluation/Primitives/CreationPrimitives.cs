using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Primitives;

/// <summary>Tensors made from numbers.</summary>
static class CreationPrimitives
{
    public static object Scalar(PrimitiveCall call) => AsTensor(call.Interpreter, call.Arguments[0]);

    /// <summary>A C# number as a tensor: weak when it is known at build time.</summary>
    public static object AsTensor(Interpreter interpreter, object? value) => value switch
    {
        Node or WeakScalar => value,
        bool truth => interpreter.Numbers.Node(truth, DType.Bool),
        Dim dim => new WeakScalar(dim),
        UnknownValue unknown => throw Interpreter.RunTimeLayer("a tensor", unknown),
        float or double => new WeakScalar(RunTimeNumbers.Constant(value)!.Value),
        _ when NumericTypes.Code(value).IsInteger() => new WeakScalar((int)Conversions.Convert(value!, TypeCode.Int32, true)),
        _ => throw EvaluationError.Fails($"{ValueText.Describe(value)} is used as a tensor"),
    };

    public static object Full(PrimitiveCall call)
    {
        var shape = new Shape(call.Dims(1));
        return call.Arguments[0] is Node or Dim
            ? call.Builder.BroadcastTo(call.Interpreter.Numbers.Node(call.Arguments[0], DType.Float32), shape)
            : call.Builder.Constant(call.Number(0), shape, DType.Float32);
    }

    public static object Iota(PrimitiveCall call) => call.Builder.Iota(new Shape(call.Size(0)), 0);
}
