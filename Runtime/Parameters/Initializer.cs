using GraphGen.Kernels;

namespace GraphGen;

/// <summary>Draws the first values of a <see cref="Parameter"/>. <see cref="Initializers"/> has the usual ones.</summary>
[Primitive("initializer")]
public abstract class Initializer
{
    /// <summary>Fills the elements of a tensor, row by row.</summary>
    /// <param name="shape">The shape of the tensor.</param>
    /// <param name="values">Receives the elements; those of a float32 tensor are rounded afterwards.</param>
    /// <param name="random">Random numbers that belong to this tensor alone.</param>
    public abstract void Fill(TensorShape shape, Span<double> values, ref Philox random);
}
