namespace GraphGen;

public static partial class Ops
{
    /// <summary>The square of the difference of each pair of elements.</summary>
    /// <param name="prediction">A floating-point tensor of any shape.</param>
    /// <param name="target">A tensor of the same shape.</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    [Traceable]
    public static Tensor MeanSquaredError(Tensor prediction, Tensor target, Reduction reduction = Reduction.Mean)
    {
        Dimensions.RequireEqual("mean squared error", prediction, target);
        return Reduce(Square(prediction - target), reduction);
    }

    /// <summary>The magnitude of the difference of each pair of elements; the derivative at 0 is 0. As PyTorch's
    /// <c>l1_loss</c>.</summary>
    /// <param name="prediction">A floating-point tensor of any shape.</param>
    /// <param name="target">A tensor of the same shape.</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    [Traceable]
    public static Tensor MeanAbsoluteError(Tensor prediction, Tensor target, Reduction reduction = Reduction.Mean)
    {
        Dimensions.RequireEqual("mean absolute error", prediction, target);
        return Reduce(Abs(prediction - target), reduction);
    }

    /// <summary>Half the square of a difference d up to a distance δ, beyond it the straight line δ(|d| - δ/2) that goes on
    /// from there (Huber, "Robust Estimation of a Location Parameter", 1964). As PyTorch's <c>huber_loss</c>.</summary>
    /// <param name="prediction">A floating-point tensor of any shape.</param>
    /// <param name="target">A tensor of the same shape.</param>
    /// <param name="delta">The distance δ, above 0.</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or δ is not positive.</exception>
    [Traceable]
    public static Tensor Huber(
        Tensor prediction, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean)
    {
        if (!(delta > 0))
            throw new ArgumentException($"huber: delta is {delta}, but must be positive.");
        Dimensions.RequireEqual("huber", prediction, target);
        var distance = Abs(prediction - target);
        return Reduce(
            Where(distance <= delta, 0.5 * Square(distance), delta * (distance - 0.5 * delta)), reduction);
    }

    /// <summary>The magnitude of a difference d less β/2 beyond a distance β, within it d²/(2β) (Girshick, "Fast R-CNN",
    /// 2015): <see cref="Huber"/> over β. As PyTorch's <c>smooth_l1_loss</c>; with β = 0 it is
    /// <see cref="MeanAbsoluteError"/>.</summary>
    /// <param name="prediction">A floating-point tensor of any shape.</param>
    /// <param name="target">A tensor of the same shape.</param>
    /// <param name="beta">The distance β, 0 or more.</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or β is negative.</exception>
    [Traceable]
    public static Tensor SmoothL1(
        Tensor prediction, Tensor target, double beta = 1, Reduction reduction = Reduction.Mean)
    {
        if (!(beta >= 0))
            throw new ArgumentException($"smooth l1: beta is {beta}, but must not be negative.");
        if (beta == 0)
            return MeanAbsoluteError(prediction, target, reduction);
        Dimensions.RequireEqual("smooth l1", prediction, target);
        var distance = Abs(prediction - target);
        return Reduce(Where(distance < beta, 0.5 * Square(distance) / beta, distance - 0.5 * beta), reduction);
    }
}
