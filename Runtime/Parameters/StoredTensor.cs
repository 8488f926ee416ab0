namespace GraphGen;

/// <summary>What <see cref="Parameter"/> and <see cref="StateBuffer"/> have in common: a shape, a type, first values, and a place
/// in the memory of the model they belong to.</summary>
[Primitive("stored_tensor")]
public abstract partial class StoredTensor
{
    TensorSet? owner;
    string path = "";

    private protected StoredTensor(int[] shape, Initializer initializer, DType type)
    {
        if (!type.IsFloating())
            throw new ArgumentException($"Parameters and buffers are float32 or float64, not {type.Text()}.", nameof(type));
        ArgumentNullException.ThrowIfNull(initializer);
        Shape = new TensorShape(shape);
        Initializer = initializer;
        Type = type;
    }

    /// <summary>The sizes of the axes.</summary>
    public TensorShape Shape { get; }

    /// <summary>The type of the elements, float32 or float64.</summary>
    public DType Type { get; }

    /// <summary>Gives the first values.</summary>
    public Initializer Initializer { get; }

    /// <summary>Places this tensor in a set, which it then keeps.</summary>
    internal void Join(TensorSet set, string path)
    {
        if (owner is not null)
            throw new InvalidOperationException(
                $"'{path}' already belongs to the parameters of another model, as '{this.path}'.");
        (owner, this.path) = (set, path);
    }

    private protected Tensor Read()
    {
        var stored = Stored();
        Array elements = Type == DType.Float64 ? stored.AsSpan<double>().ToArray() : stored.AsSpan<float>().ToArray();
        return new Tensor(elements, Shape) { Source = this };
    }

    private protected void Write(Tensor value)
    {
        if (!value.Shape.Equals(Shape))
            throw new ArgumentException(
                $"A tensor of shape {value.Shape} is assigned to '{path}' of shape {Shape}.", nameof(value));
        var stored = Stored();
        if (Type == DType.Float64)
            value.To(Type).AsSpan<double>().CopyTo(stored.AsSpan<double>());
        else
            value.To(Type).AsSpan<float>().CopyTo(stored.AsSpan<float>());
    }

    NamedTensor Stored() => owner is { } set
        ? set[path]
        : throw new InvalidOperationException(
            $"A {(this is Parameter ? "parameter" : "buffer")} of shape {Shape} has no values before the ParameterSet of its model " +
            "exists; ask for the model's Parameters first.");
}
