namespace GraphGen;

/// <summary>A tensor that training changes, held in a field of a layer or model. Its name is the path to that field, such as
/// <c>hidden.weight</c>; its values live in the model's <see cref="ParameterSet"/>.</summary>
[Primitive("parameter")]
public sealed class Parameter : StoredTensor
{
    /// <summary>A parameter.</summary>
    /// <param name="shape">The size of each axis, outermost first.</param>
    /// <param name="initializer">Draws its first values.</param>
    /// <param name="type">float32 or float64.</param>
    /// <exception cref="ArgumentException">A size is negative, or the type is not floating-point.</exception>
    public Parameter(int[] shape, Initializer initializer, DType type = DType.Float32)
        : base(shape, initializer, type)
    {
    }
}
