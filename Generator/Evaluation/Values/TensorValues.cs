using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Values;

/// <summary>
/// A C# number converted to a tensor: of rank 0, and of no element type of its own until it meets a tensor that has one.
/// A strong tensor, and a scalar known only at run time, is the graph's <see cref="Node"/> itself.
/// </summary>
/// <param name="Number">A double, int or bool, or a symbolic dimension.</param>
sealed record WeakScalar(object Number)
{
    /// <summary>The element type when nothing decides it.</summary>
    public DType DefaultType => Number switch { bool => DType.Bool, double => DType.Float32, _ => DType.Int32 };
}

/// <summary>The shape of a tensor as a value that a description asks.</summary>
sealed record ShapeValue(Shape Shape);

/// <summary>A <c>Parameter</c> or <c>StateBuffer</c> of the model. Its place holds a buffer's current value.</summary>
sealed class Leaf(Heap heap, InputKind kind, Shape shape, DType type) : Store(heap)
{
    public InputKind Kind { get; } = kind;

    public Shape Shape { get; } = shape;

    public DType Type { get; } = type;

    /// <summary>How the model reaches it (<c>hidden.weight</c>); null when it does not.</summary>
    public string? Path { get; set; }

    /// <summary>The node for the value it has before the run; null as long as no model holds it.</summary>
    public Node? Input { get; set; }

    /// <summary>The value that the description has assigned to a buffer; null when it has assigned none.</summary>
    public object? Assigned { get; private set; }

    public override object? Get(int index) => Assigned ?? Input;

    public override void Set(int index, object? value) => Assigned = ReferenceEquals(value, Input) ? null : value;
}
