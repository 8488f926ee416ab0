namespace GraphGen;

/// <summary>What a buffer of a program is for.</summary>
public enum BufferKind
{
    /// <summary>An input, which a step copies into the program's memory.</summary>
    Input,

    /// <summary>A parameter of the model, shared with its other programs.</summary>
    Parameter,

    /// <summary>A <see cref="StateBuffer"/> of the model.</summary>
    State,

    /// <summary>The value that a state gets after the step.</summary>
    NewState,

    /// <summary>A result.</summary>
    Result,

    /// <summary>A gradient: of a parameter in the model's <see cref="GradientSet"/>, of an input in the program's memory.</summary>
    Gradient,

    /// <summary>A value on the way.</summary>
    Temporary,
}

/// <summary>Memory that a program reads or writes.</summary>
/// <param name="Name">The name in the generated code and in formulas: <c>hiddenWeight</c>.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Target">The user's name: the path of a parameter or state, the input or parameter that a gradient is of, the
/// name of a result; the same as <see cref="Name"/> where there is no other.</param>
/// <param name="ElementType">The type of the elements.</param>
/// <param name="Shape">The size of each axis.</param>
/// <param name="Bytes">The size of all elements.</param>
/// <param name="Place">The place in the program's own memory; null for what lives with the model.</param>
public sealed record BufferDescription(
    string Name, BufferKind Kind, string Target, DType ElementType, IReadOnlyList<BoundSize> Shape, BoundSize Bytes,
    PlaceDescription? Place)
{
    /// <summary>The type and shape as the description of the model has them: <c>float32[batch, 784]</c>.</summary>
    public string SymbolicType => $"{ElementType.Text()}[{string.Join(", ", Shape.Select(size => size.Formula))}]";

    /// <summary>The type and shape for the sizes that the program is bound to: <c>float32[64, 784]</c>.</summary>
    public string BoundType => $"{ElementType.Text()}[{string.Join(", ", Shape.Select(size => size.Value))}]";

    /// <summary>The number of elements.</summary>
    public long ElementCount => Shape.Aggregate(1L, (count, size) => count * size.Value);

    /// <summary>The name, type and sizes.</summary>
    /// <returns>The text: <c>relu float32[64, 128]</c>.</returns>
    public override string ToString() => $"{Name} {BoundType}";
}

/// <summary>A place in a program's memory. Buffers that are never in use at the same time may lie in one place, when each is
/// computed in place of the one before, or in places that share bytes.</summary>
/// <param name="Number">The number, from 0.</param>
/// <param name="Offset">The first byte, counted from the begin of the memory.</param>
/// <param name="Bytes">The number of bytes.</param>
/// <param name="First">The step that writes it first: 0 copies the inputs in, then every kernel is a step, numbered from 1.</param>
/// <param name="Last">The last step that uses it; the one after all kernels is whoever reads the results.</param>
public sealed record PlaceDescription(int Number, long Offset, long Bytes, int First, int Last);
