namespace GraphGen.Compiler.Graphs;

/// <summary>Each element is its own index along one axis, as int32.</summary>
sealed record Iota(Shape Size, int Axis) : Operation
{
    public override string Name => "iota";

    protected override string Attributes => $" axis {Axis}";

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands) => Axis >= 0 && Axis < Size.Rank
        ? (Size, DType.Int32)
        : throw new ShapeException($"'iota' of shape {Size} has no axis {Axis}");

    public override Node?[] Vjp(Node node, Node cotangent) => [];

    public override Node Batched(Node node, BatchOperands operands) => node;
}
