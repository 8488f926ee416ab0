namespace GraphGen;

public static partial class Ops
{
    /// <summary>The second derivatives of a scalar with respect to every two elements of a tensor.</summary>
    /// <param name="y">A floating-point tensor of rank 0.</param>
    /// <param name="x">A floating-point tensor of shape X that it was computed from.</param>
    /// <returns>A tensor of shape X + X, of the type of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="y"/> is not a scalar, or one of the two is not floating.</exception>
    [Traceable]
    public static Tensor Hessian(Tensor y, Tensor x) => Jacobian(Gradient(y, x), x);

    /// <summary>The product of the Hessian of a scalar with a vector, at little more than the cost of a gradient: forward
    /// mode over reverse mode (Pearlmutter, "Fast exact multiplication by the Hessian", 1994).</summary>
    /// <param name="y">A floating-point tensor of rank 0.</param>
    /// <param name="x">A floating-point tensor that it was computed from.</param>
    /// <param name="vector">A tensor of the shape and type of <paramref name="x"/>; a constant to the derivatives.</param>
    /// <returns>A tensor of the shape and type of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="y"/> is not a scalar, or a tensor is not floating or does not
    /// fit.</exception>
    [Traceable]
    public static Tensor HessianVector(Tensor y, Tensor x, Tensor vector) => Jvp(Gradient(y, x), x, vector);

    /// <summary>The product of the Hessian of a scalar, with respect to several tensors together, with a vector.</summary>
    /// <param name="y">A floating-point tensor of rank 0.</param>
    /// <param name="xs">Floating-point tensors that it was computed from.</param>
    /// <param name="vectors">The vector's part for each, of its shape and type.</param>
    /// <returns>The product's part for each, of its shape and type.</returns>
    /// <exception cref="ArgumentException"><paramref name="y"/> is not a scalar, or a tensor is not floating or does not
    /// fit.</exception>
    [Traceable]
    public static Tensor[] HessianVector(Tensor y, Tensor[] xs, Tensor[] vectors)
    {
        var gradients = Gradient(y, xs);
        var products = new Tensor[xs.Length];
        for (var i = 0; i < xs.Length; i++)
            products[i] = Jvp(gradients[i], xs, vectors);
        return products;
    }
}
