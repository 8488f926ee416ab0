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
        RequireFloating("gradient", [y, .. xs]);
        return DerivativeTrace.Gradients(y, xs);
    }

    /// <summary>The product of a cotangent with the Jacobian of a tensor: reverse mode.</summary>
    /// <param name="y">A floating-point tensor.</param>
    /// <param name="x">A floating-point tensor that it was computed from.</param>
    /// <param name="cotangent">A tensor of the shape and type of <paramref name="y"/>.</param>
    /// <returns>A tensor of the shape and type of <paramref name="x"/>: for each of its elements the sum over those of
    /// <paramref name="y"/> of the cotangent times the derivative.</returns>
    /// <exception cref="ArgumentException">A tensor is not floating, or the cotangent does not fit.</exception>
    [Primitive("vjp")]
    public static Tensor Vjp(Tensor y, Tensor x, Tensor cotangent) => Vjp(y, [x], cotangent)[0];

    /// <summary>The products of a cotangent with the Jacobians of a tensor with respect to several others.</summary>
    /// <param name="y">A floating-point tensor.</param>
    /// <param name="xs">Floating-point tensors that it was computed from.</param>
    /// <param name="cotangent">A tensor of the shape and type of <paramref name="y"/>.</param>
    /// <returns>For each of <paramref name="xs"/> a tensor of its shape and type.</returns>
    /// <exception cref="ArgumentException">A tensor is not floating, or the cotangent does not fit.</exception>
    [Primitive("vjp")]
    public static Tensor[] Vjp(Tensor y, Tensor[] xs, Tensor cotangent)
    {
        RequireFloating("vjp", [y, .. xs]);
        return DerivativeTrace.Vjp(y, xs, Direction("vjp", cotangent, y));
    }

    /// <summary>The product of the Jacobian of a tensor with a tangent: forward mode, how fast <paramref name="y"/> changes
    /// as <paramref name="x"/> moves along the tangent.</summary>
    /// <param name="y">A floating-point tensor.</param>
    /// <param name="x">A floating-point tensor that it was computed from.</param>
    /// <param name="tangent">A tensor of the shape and type of <paramref name="x"/>; a constant to the derivative.</param>
    /// <returns>A tensor of the shape and type of <paramref name="y"/>.</returns>
    /// <exception cref="ArgumentException">A tensor is not floating, or the tangent does not fit.</exception>
    [Primitive("jvp")]
    public static Tensor Jvp(Tensor y, Tensor x, Tensor tangent) => Jvp(y, [x], [tangent]);

    /// <summary>How fast a tensor changes as several others move, each along a tangent of its own.</summary>
    /// <param name="y">A floating-point tensor.</param>
    /// <param name="xs">Floating-point tensors that it was computed from.</param>
    /// <param name="tangents">For each a tensor of its shape and type; constants to the derivative.</param>
    /// <returns>A tensor of the shape and type of <paramref name="y"/>.</returns>
    /// <exception cref="ArgumentException">A tensor is not floating, or a tangent is missing or does not fit.</exception>
    [Primitive("jvp")]
    public static Tensor Jvp(Tensor y, Tensor[] xs, Tensor[] tangents)
    {
        RequireFloating("jvp", [y, .. xs]);
        if (xs.Length != tangents.Length)
            throw new ArgumentException($"jvp: there are {tangents.Length} tangents for {xs.Length} tensors.", nameof(tangents));
        return DerivativeTrace.Jvp(y, xs, [.. tangents.Zip(xs, (tangent, x) => Direction("jvp", tangent, x))]);
    }

    /// <summary>The derivatives of every element of a tensor with respect to every element of another.</summary>
    /// <param name="y">A floating-point tensor of shape Y.</param>
    /// <param name="x">A floating-point tensor of shape X that it was computed from.</param>
    /// <returns>A tensor of shape Y + X, of the type of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">A tensor is not floating.</exception>
    [Primitive("jacobian")]
    public static Tensor Jacobian(Tensor y, Tensor x)
    {
        RequireFloating("jacobian", [y, x]);
        return DerivativeTrace.Jacobian(y, x);
    }

    static void RequireFloating(string name, Tensor[] tensors)
    {
        foreach (var tensor in tensors)
            if (!tensor.Type.IsFloating())
                throw new ArgumentException(
                    $"{name}: {tensor.Type.Text()}{tensor.Shape} is not a floating-point tensor.");
    }

    /// <summary>A direction in the space of a tensor.</summary>
    static Tensor Direction(string name, Tensor direction, Tensor of)
    {
        direction = direction.WeakValue is null ? direction : direction.To(of.Type);
        return direction.Type == of.Type && direction.Shape.Equals(of.Shape)
            ? direction
            : throw new ArgumentException(
                $"{name}: the direction is {direction.Type.Text()}{direction.Shape}, but the tensor it belongs to is " +
                $"{of.Type.Text()}{of.Shape}.");
    }
}
