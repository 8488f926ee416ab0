namespace GraphGen;

/// <summary>Which element type operands meet in: the wider of bool, int32, float32 and float64; a C# number gives
/// way to a tensor's type unless it is fractional and the tensor is not.</summary>
static class Promotion
{
    public static DType Common(Tensor a, Tensor b) => (a.WeakValue, b.WeakValue) switch
    {
        (null, not null) => WithNumber(a.Type, b.Type),
        (not null, null) => WithNumber(b.Type, a.Type),
        _ => Wider(a.Type, b.Type),
    };

    /// <summary>The type in which three operands meet: that of the tensors, to which C# numbers then give way.</summary>
    public static DType Common(Tensor a, Tensor b, Tensor c)
    {
        Tensor[] operands = [a, b, c];
        var numbers = operands.Where(operand => operand.WeakValue is not null).Select(operand => operand.Type).ToArray();
        var tensors = operands.Where(operand => operand.WeakValue is null).Select(operand => operand.Type).ToArray();
        return numbers.Length == 0 || tensors.Length == 0
            ? operands.Max(operand => operand.Type)
            : WithNumber(tensors.Max(), numbers.Max());
    }

    /// <summary>The tensor in the given type; the very same one if it has that type already.</summary>
    public static Tensor To(this Tensor x, DType type) => x.WeakValue is null
        ? Ops.Cast(x, type)
        : new Tensor(Number(x.WeakValue.Value, type), x.Shape, Origin.Of(
            type, [x], (graph, nodes) => graph.Cast(nodes[0], type.ToGraph())));

    /// <summary>A C# number as a tensor of the type that it has on its own; other tensors as they are.</summary>
    public static Tensor Settled(this Tensor x) => x.To(x.Type);

    static DType WithNumber(DType tensor, DType number) => Wider(tensor, number == DType.Int32 ? number : DType.Float32);

    static DType Wider(DType a, DType b) => a >= b ? a : b;

    static Array Number(double value, DType type) => type switch
    {
        DType.Float64 => new[] { value },
        DType.Float32 => new[] { (float)value },
        DType.Int32 => new[] { (int)value },
        _ => new[] { value != 0 },
    };
}
