namespace GraphGen;

public static partial class Ops
{
    /// <summary>The gradient of a scalar with respect to a tensor that it was computed from.</summary>
    /// <param name="y">A floating-point tensor of rank 0.</param>
    /// <param name="x">A floating-point tensor.</param>
    /// <returns>A tensor of the shape and type of <paramref name="x"/>; zeros where <paramref name="y"/> does not depend
    /// on it.</returns>
    /// <exception cref="ArgumentException"><paramref name="y"/> is not a scalar, or one of the two is not floating.</exception>
    [Primitive("gradient")]
    public static Tensor Gradient(Tensor y, Tensor x) => Gradient(y, [x])[0];

    /// <summary>The gradients of a scalar with respect to several tensors that it was computed from.</summary>
    /// <param name="y">A floating-point tensor of rank 0.</param>
    /// <param name="xs">Floating-point tensors.</param>
    /// <returns>For each a tensor of its shape and type; zeros where <paramref name="y"/> does not depend on it.</returns>
    /// <exception cref="ArgumentException"><paramref name="y"/> is not a scalar, or a tensor is not floating.</exception>
    [Primitive("gradient")]
    public static Tensor[] Gradient(Tensor y, params Tensor[] xs)
    {
        if (y.Rank != 0)
            throw new ArgumentException(
                $"gradient: only a scalar has one, but the shape is {y.Shape}; take the sum or the mean first.", nameof(y));
        foreach (var tensor in xs.Prepend(y))
            if (!tensor.Type.IsFloating())
                throw new ArgumentException(
                    $"gradient: {tensor.Type.Text()}{tensor.Shape} is not a floating-point tensor.");
        return GradientTrace.Gradients(y, xs);
    }
}
