namespace GraphGen;

/// <summary>One tensor of a <see cref="TensorSet"/>.</summary>
public readonly struct NamedTensor
{
    readonly TensorSet set;
    readonly TensorLayout.Entry entry;

    internal NamedTensor(TensorSet set, TensorLayout.Entry entry)
    {
        this.set = set;
        this.entry = entry;
    }

    /// <summary>The name, such as <c>hidden.weight</c>.</summary>
    public string Path => entry.Path;

    /// <summary>The sizes of the axes.</summary>
    public TensorShape Shape => entry.Shape;

    /// <summary>The type of the elements, float32 or float64.</summary>
    public DType Type => set.Type;

    /// <summary>The elements of a float32 tensor, row by row; writing them changes the tensor.</summary>
    /// <exception cref="ArgumentException">The tensor holds float64.</exception>
    public Span<float> Values => AsSpan<float>();

    /// <summary>The elements, row by row; writing them changes the tensor.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as <see cref="Type"/> says.</typeparam>
    /// <returns>The elements.</returns>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the type of the elements.</exception>
    public Span<T> AsSpan<T>() where T : unmanaged => set.At<T>(entry);

    /// <summary>Copies the elements to an eager tensor.</summary>
    /// <returns>The tensor.</returns>
    public Tensor ToTensor() => Type == DType.Float64
        ? new Tensor(AsSpan<double>().ToArray(), Shape)
        : new Tensor(AsSpan<float>().ToArray(), Shape);

    /// <summary>The path, type and shape.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Path}: {Type.Text()}{Shape}";
}
