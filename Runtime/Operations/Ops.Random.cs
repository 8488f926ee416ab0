using GraphGen.Kernels;

namespace GraphGen;

public static partial class Ops
{
    [ThreadStatic]
    static RandomKey randomKey;

    [ThreadStatic]
    static int randomDraws;

    /// <summary>
    /// The seed of the random numbers that this thread draws eagerly, 0 at first. Setting it, or <see cref="RandomStep"/>, begins
    /// anew: a description called then draws the numbers that its compiled program does in a run with the same
    /// <see cref="ModelProgram.RandomSeed"/> and <see cref="ModelProgram.RandomStep"/>.
    /// </summary>
    public static ulong RandomSeed
    {
        get => randomKey.Seed;
        set => (randomKey, randomDraws) = (randomKey with { Seed = value }, 0);
    }

    /// <summary>The number of the run that the random numbers belong to that this thread draws eagerly, 0 at first; see
    /// <see cref="RandomSeed"/>.</summary>
    public static long RandomStep
    {
        get => randomKey.Step;
        set => (randomKey, randomDraws) = (randomKey with { Step = value }, 0);
    }

    /// <summary>
    /// Random numbers from 0 to 1, not 1, each as likely as the others. Each call of a description draws numbers of its own,
    /// which depend on the seed and step of the program and on how many draws came before; all are constants to derivatives.
    /// </summary>
    /// <param name="shape">The size of each axis, outermost first.</param>
    /// <param name="type">float32, which gives multiples of 2⁻²⁴, or float64, which gives multiples of 2⁻⁵³.</param>
    /// <returns>A tensor of the shape and type.</returns>
    /// <exception cref="ArgumentException">The type is another.</exception>
    [Primitive("random_uniform")]
    public static Tensor RandomUniform(int[] shape, DType type) => Draw("random_uniform", shape, type, isNormal: false);

    /// <summary>
    /// Random numbers from the normal distribution of mean 0 and standard deviation 1. Each call of a description draws numbers
    /// of its own, which depend on the seed and step of the program and on how many draws came before; all are constants to
    /// derivatives.
    /// </summary>
    /// <param name="shape">The size of each axis, outermost first.</param>
    /// <param name="type">float32 or float64.</param>
    /// <returns>A tensor of the shape and type.</returns>
    /// <exception cref="ArgumentException">The type is another.</exception>
    [Primitive("random_normal")]
    public static Tensor RandomNormal(int[] shape, DType type) => Draw("random_normal", shape, type, isNormal: true);

    /// <summary>The very numbers that the compiled kernels draw.</summary>
    static Tensor Draw(string name, int[] shape, DType type, bool isNormal)
    {
        if (!type.IsFloating())
            throw new ArgumentException($"{name} gives float32 or float64, not {type.Text()}.");
        var sizes = new TensorShape(shape);
        randomDraws++;
        return type == DType.Float32 ? Draw<float>(sizes, isNormal) : Draw<double>(sizes, isNormal);
    }

    static Tensor Draw<T>(TensorShape shape, bool isNormal) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var elements = new T[shape.ElementCount];
        if (isNormal) RandomDraws.Normal<T>(Worker.Single, randomKey, randomDraws, elements.Length, elements);
        else RandomDraws.Uniform<T>(Worker.Single, randomKey, randomDraws, elements.Length, elements);
        return new Tensor(elements, shape);
    }
}
