namespace GraphGen;

public static partial class Ops
{
    /// <summary>float32 random numbers from 0 to 1, not 1; see <see cref="RandomUniform(int[], DType)"/>.</summary>
    /// <param name="shape">The size of each axis, outermost first.</param>
    /// <returns>A float32 tensor of the shape.</returns>
    [Traceable]
    public static Tensor RandomUniform(params int[] shape) => RandomUniform(shape, DType.Float32);

    /// <summary>float32 random numbers from the normal distribution of mean 0 and standard deviation 1; see
    /// <see cref="RandomNormal(int[], DType)"/>.</summary>
    /// <param name="shape">The size of each axis, outermost first.</param>
    /// <returns>A float32 tensor of the shape.</returns>
    [Traceable]
    public static Tensor RandomNormal(params int[] shape) => RandomNormal(shape, DType.Float32);

    /// <summary>
    /// While <see cref="Training"/>, sets each element to 0 with a probability and divides the others by the probability of
    /// staying, so that the mean stays (Srivastava and others, "Dropout: a simple way to prevent neural networks from
    /// overfitting", 2014); otherwise gives the tensor as it is.
    /// </summary>
    /// <param name="x">A floating-point tensor.</param>
    /// <param name="probability">The probability of 0, from 0 to 1. With 1 all elements are 0.</param>
    /// <returns>A tensor of the same shape and type.</returns>
    /// <exception cref="ArgumentException">The probability is not from 0 to 1.</exception>
    [Traceable]
    public static Tensor Dropout(Tensor x, double probability)
    {
        if (!(probability >= 0 && probability <= 1))
            throw new ArgumentException($"dropout: the probability must be from 0 to 1, but it is {probability}.");
        if (!Training || probability == 0)
            return x;
        var scale = probability == 1 ? 1 : 1 / (1 - probability);
        return Where(RandomUniform(x.Shape) >= probability, x * scale, 0);
    }
}
