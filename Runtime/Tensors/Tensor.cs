using System.Diagnostics;

namespace GraphGen;

/// <summary>
/// An immutable array of numbers or truth values of any rank, stored row by row. In a description a tensor stands for a
/// value of the compiled program; when the description is called directly, the tensor holds real elements and every
/// operation is computed at once, by the plain reference implementation.
/// </summary>
/// <remarks>A tensor remembers the operation that made it and its operands, so that <see cref="Ops.Gradient(Tensor, Tensor)"/>
/// works; <see cref="Ops.StopGradient"/> gives a tensor without that memory.</remarks>
[DebuggerDisplay("{Description,nq}")]
[Primitive("tensor")]
public sealed partial class Tensor
{
    readonly Array elements;

    /// <summary>A tensor over <paramref name="elements"/>, which nobody may change afterwards.</summary>
    internal Tensor(Array elements, TensorShape shape, Origin? origin = null)
    {
        Debug.Assert(elements.Length == shape.ElementCount);
        this.elements = elements;
        Shape = shape;
        Origin = origin;
        Type = elements switch
        {
            float[] => DType.Float32,
            double[] => DType.Float64,
            int[] => DType.Int32,
            _ => DType.Bool,
        };
    }

    /// <summary>The type of the elements.</summary>
    public DType Type { get; }

    /// <summary>The sizes of the axes.</summary>
    public TensorShape Shape { get; }

    /// <summary>The number of axes; 0 for a scalar.</summary>
    public int Rank => Shape.Rank;

    /// <summary>The operation that made this tensor; null for one made from numbers.</summary>
    internal Origin? Origin { get; }

    /// <summary>What stays the same when a value is read again, such as a parameter; the tensor itself for others.</summary>
    internal object Source
    {
        get => field ?? this;
        init;
    }

    /// <summary>The exact value of a C# number that takes the type of the tensor it meets; null for other tensors.</summary>
    internal double? WeakValue { get; private init; }

    internal Array Elements => elements;

    string Description => $"{Type.Text()}{Shape}";

    /// <summary>The elements, row by row, without a copy.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="int"/> or <see cref="bool"/>, as
    /// <see cref="Type"/> says.</typeparam>
    /// <returns>The elements.</returns>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the type of the elements.</exception>
    public ReadOnlySpan<T> AsSpan<T>() where T : unmanaged => Values<T>();

    /// <summary>The elements, row by row, as a new array.</summary>
    /// <typeparam name="T">The type of the elements, as <see cref="Type"/> says.</typeparam>
    /// <returns>The elements.</returns>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the type of the elements.</exception>
    public T[] ToArray<T>() where T : unmanaged => [.. Values<T>()];

    /// <summary>The value of a tensor of one element, whatever its rank.</summary>
    /// <typeparam name="T">The type of the element, as <see cref="Type"/> says.</typeparam>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the type of the element.</exception>
    /// <exception cref="InvalidOperationException">The tensor has no element or more than one.</exception>
    public T Item<T>() where T : unmanaged => Shape.ElementCount == 1
        ? Values<T>()[0]
        : throw new InvalidOperationException($"Only a tensor of one element has an item; the shape is {Shape}.");

    /// <summary>The type, the shape and the elements, the middle of long axes left out.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => TensorText.Format(this);

    internal T[] Values<T>() where T : unmanaged => elements as T[]
        ?? throw new ArgumentException($"The tensor {Description} holds {Type.Text()}, not {DTypes.Of<T>().Text()}.");
}
