namespace GraphGen;

/// <summary>A tensor that belongs to a layer but is not trained, such as a running mean. A description may assign
/// <see cref="Value"/>; the compiled program stores the new value after its pass.</summary>
[Primitive("buffer")]
public sealed class StateBuffer : StoredTensor
{
    /// <summary>A buffer.</summary>
    /// <param name="shape">The size of each axis, outermost first.</param>
    /// <param name="initializer">Gives its first values.</param>
    /// <param name="type">float32 or float64.</param>
    /// <exception cref="ArgumentException">A size is negative, or the type is not floating-point.</exception>
    public StateBuffer(int[] shape, Initializer initializer, DType type = DType.Float32)
        : base(shape, initializer, type)
    {
    }

    /// <summary>The value. Eagerly, reading it gives a copy of the present values and assigning it stores at once.</summary>
    /// <exception cref="InvalidOperationException">Eagerly: it belongs to no <see cref="ParameterSet"/> yet.</exception>
    /// <exception cref="ArgumentException">A tensor of another shape is assigned.</exception>
    [Primitive("buffer")]
    public Tensor Value
    {
        get => Read();
        set => Write(value);
    }
}
