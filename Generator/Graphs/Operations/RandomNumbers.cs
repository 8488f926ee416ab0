namespace GraphGen.Compiler.Graphs;

/// <summary>What random numbers are drawn from.</summary>
enum Distribution
{
    /// <summary>Evenly from 0 to 1, without 1.</summary>
    Uniform,

    /// <summary>The normal distribution of mean 0 and standard deviation 1.</summary>
    Normal,
}

/// <summary>Random numbers, which are constants to derivatives. The same seed and step of a program give the same ones.</summary>
/// <param name="Stream">Which draw of the description it is, from 1: every draw has numbers of its own.</param>
sealed record RandomNumbers(Distribution Distribution, Shape Size, DType ElementType, int Stream) : Operation
{
    public override string Name => Distribution == Distribution.Uniform ? "random_uniform" : "random_normal";

    protected override string Attributes => $" stream {Stream}";

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands) => ElementType.IsFloating()
        ? (Size, ElementType)
        : throw new ElementTypeException($"'{Name}' gives float32 or float64, not {ElementType.Text()}");

    public override Node?[] Vjp(Node node, Node cotangent) => [];

    public override Node Batched(Node node, BatchOperands operands) => node;

    public override Operation Widened() => this with { ElementType = DType.Float64 };

    public override Dim Flops(Node node) => (Distribution == Distribution.Uniform ? 20 : 50) * node.Shape.ElementCount;
}
