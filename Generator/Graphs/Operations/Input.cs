namespace GraphGen.Compiler.Graphs;

/// <summary>Where a value that the graph is given comes from.</summary>
enum InputKind
{
    /// <summary>An argument of the described method.</summary>
    Input,

    /// <summary>A parameter that training changes.</summary>
    Parameter,

    /// <summary>State that the description itself may write.</summary>
    Buffer,
}

/// <summary>A value that the graph is given.</summary>
/// <param name="Path">The name of the argument, or the path of the parameter or buffer: <c>hidden.weight</c>.</param>
sealed record Input(string Path, InputKind Kind, Shape Size, DType ElementType) : Operation
{
    public override string Name => Kind.ToString().ToLowerInvariant();

    protected override string Attributes => $" '{Path}'";

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands) => (Size, ElementType);

    public override Node?[] Vjp(Node node, Node cotangent) => [];

    public override Node Batched(Node node, BatchOperands operands) => node;
}
