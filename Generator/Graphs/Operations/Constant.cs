using System.Globalization;

namespace GraphGen.Compiler.Graphs;

/// <summary>One number in every element. Truth is 1 and 0; the value is one that the element type has.</summary>
sealed record Constant(double Value, Shape Size, DType ElementType) : Operation
{
    public override string Name => "constant";

    protected override string Attributes => " " + ElementType switch
    {
        DType.Bool => Value != 0 ? "true" : "false",
        DType.Float32 => ((float)Value).ToString("R", CultureInfo.InvariantCulture),
        _ => Value.ToString("R", CultureInfo.InvariantCulture),
    };

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        if (Round(Value, ElementType) is var rounded && !rounded.Equals(Value))
            throw new ShapeException($"{ElementType.Text()} has no value {Value.ToString("R", CultureInfo.InvariantCulture)}");
        return (Size, ElementType);
    }

    public override Node?[] Vjp(Node node, Node cotangent) => [];

    public override Node Batched(Node node, BatchOperands operands) => node;

    public override Operation Widened() => ElementType == DType.Float32 ? this with { ElementType = DType.Float64 } : this;

    /// <summary>The nearest value of an element type; whole numbers round towards zero.</summary>
    public static double Round(double value, DType type) => type switch
    {
        DType.Bool => value != 0 ? 1 : 0,
        DType.Int32 => double.IsNaN(value) ? 0 : Math.Truncate(Math.Max(int.MinValue, Math.Min(int.MaxValue, value))),
        DType.Float32 => (float)value,
        _ => value,
    };

    /// <summary>0 and -0 are different constants; NaN is one.</summary>
    public bool Equals(Constant? other) => other is not null
        && BitConverter.DoubleToInt64Bits(Value) == BitConverter.DoubleToInt64Bits(other.Value)
        && Size == other.Size && ElementType == other.ElementType;

    public override int GetHashCode() => (BitConverter.DoubleToInt64Bits(Value), Size, ElementType).GetHashCode();
}
