using GraphGen.Compiler.Diagnostics;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Primitives;

/// <summary>Reading parameters and buffers as tensors, and writing buffers.</summary>
static class LeafPrimitives
{
    /// <summary>The conversion to a tensor, or a property that gives or sets the value.</summary>
    public static object? Access(PrimitiveCall call)
    {
        var value = call.Instance ?? call.Arguments[0];
        if (value is not Leaf leaf) throw EvaluationError.Fails($"{ValueText.Describe(value)} is read as a parameter");
        if (call.Instance is null || call.Arguments.Length == 0) return Value(call.Interpreter, leaf);
        Write(call, leaf);
        return null;
    }

    /// <summary>The value that a parameter or buffer has now.</summary>
    public static object Value(Interpreter interpreter, Leaf leaf) =>
        leaf.Input is null ? throw NotHeld(leaf) : interpreter.Read(leaf, 0)!;

    static void Write(PrimitiveCall call, Leaf leaf)
    {
        if (leaf.Input is null) throw NotHeld(leaf);
        var value = call.To(call.Operand(0), leaf.Type);
        if (value.Shape != leaf.Shape) throw ShapeErrors.DifferentShapes(leaf.Input, value);
        call.Interpreter.Heap.Write(leaf, 0, value);
    }

    static EvaluationError NotHeld(Leaf leaf) => new(Rules.ParameterOutsideModel, leaf.Kind.ToString().ToLowerInvariant(), leaf.Shape.ToString());
}
