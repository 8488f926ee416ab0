namespace GraphGen.Compiler.Graphs;

/// <summary>
/// A value that nobody knows and that no output may need: the argument of a map that is looked at while it is built, such as
/// the cotangent of a linear map to be transposed. Each is another one.
/// </summary>
sealed record Unknown(int Number, Shape Size, DType ElementType) : Operation
{
    public override string Name => "unknown";

    protected override string Attributes => $" {Number}";

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands) => (Size, ElementType);

    public override Node?[] Vjp(Node node, Node cotangent) => [];

    public override Node Batched(Node node, BatchOperands operands) => node;
}
