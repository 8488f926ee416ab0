namespace GraphGen;

public static partial class Ops
{
    /// <summary>
    /// The cross-entropy of probabilities p with targets t: -(t·ln p + (1 - t)·ln(1 - p)). As PyTorch's
    /// <c>binary_cross_entropy</c>, the logarithms are at least -100. Their derivatives are at most 10¹², so that a
    /// probability of 0 for what is true can be unlearnt.
    /// </summary>
    /// <param name="probability">A floating-point tensor of any shape with values from 0 to 1; beyond, the loss is NaN.</param>
    /// <param name="target">A tensor of the same shape with values from 0 to 1.</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    [Traceable]
    public static Tensor BinaryCrossEntropy(Tensor probability, Tensor target, Reduction reduction = Reduction.Mean) =>
        BinaryCrossEntropy(probability, target, 1, reduction);

    /// <summary>The cross-entropy of probabilities, with a weight on each loss.</summary>
    /// <param name="probability">A floating-point tensor of any shape with values from 0 to 1.</param>
    /// <param name="target">A tensor of the same shape with values from 0 to 1.</param>
    /// <param name="weight">What each loss is multiplied with, of a shape that can be repeated to that of the losses. The
    /// mean is over all losses, whatever they weigh.</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or the weight does not fit.</exception>
    [Traceable]
    public static Tensor BinaryCrossEntropy(
        Tensor probability, Tensor target, Tensor weight, Reduction reduction = Reduction.Mean)
    {
        Dimensions.RequireEqual("binary cross-entropy", probability, target);
        var likelihood = target * BoundedLog(probability) + (1 - target) * BoundedLog(1 - probability);
        return Reduce(-weight * likelihood, reduction);
    }

    /// <summary>
    /// The cross-entropy of probabilities given as logits z with targets t: t·softplus(-z) + (1 - t)·softplus(z), without
    /// overflow. As PyTorch's <c>binary_cross_entropy_with_logits</c>.
    /// </summary>
    /// <param name="logits">A floating-point tensor of any shape; the probabilities are their sigmoids.</param>
    /// <param name="target">A tensor of the same shape with values from 0 to 1.</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    [Traceable]
    public static Tensor BinaryCrossEntropyWithLogits(
        Tensor logits, Tensor target, Reduction reduction = Reduction.Mean) =>
        BinaryCrossEntropyWithLogits(logits, target, null, null, reduction);

    /// <summary>The cross-entropy of probabilities given as logits, with a weight on what the positive part of a target
    /// contributes: w·t·softplus(-z) + (1 - t)·softplus(z).</summary>
    /// <param name="logits">A floating-point tensor of any shape; the probabilities are their sigmoids.</param>
    /// <param name="target">A tensor of the same shape with values from 0 to 1.</param>
    /// <param name="positiveWeight">The weight, of a shape that can be repeated to that of the logits.</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or the weight does not fit.</exception>
    [Traceable]
    public static Tensor BinaryCrossEntropyWithLogits(
        Tensor logits, Tensor target, Tensor positiveWeight, Reduction reduction = Reduction.Mean) =>
        BinaryCrossEntropyWithLogits(logits, target, positiveWeight, null, reduction);

    /// <summary>The cross-entropy of probabilities given as logits, with a weight on the positive part of the targets and
    /// one on each loss.</summary>
    /// <param name="logits">A floating-point tensor of any shape; the probabilities are their sigmoids.</param>
    /// <param name="target">A tensor of the same shape with values from 0 to 1.</param>
    /// <param name="positiveWeight">The weight of the positive part, of a shape that can be repeated to that of the logits;
    /// null for 1.</param>
    /// <param name="weight">What each loss is multiplied with, of a shape that can be repeated to that of the logits; null
    /// for 1. The mean is over all losses, whatever they weigh.</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or a weight does not fit.</exception>
    [Traceable]
    public static Tensor BinaryCrossEntropyWithLogits(
        Tensor logits, Tensor target, Tensor? positiveWeight, Tensor? weight, Reduction reduction = Reduction.Mean)
    {
        Dimensions.RequireEqual("binary cross-entropy", logits, target);
        var losses = LogitLosses(logits, target, positiveWeight);
        return Reduce(weight is null ? losses : weight * losses, reduction);
    }

    [Traceable]
    static Tensor LogitLosses(Tensor logits, Tensor target, Tensor? positiveWeight)
    {
        var (shift, remainder) = SoftplusParts(logits);
        if (positiveWeight is null)
            return shift - logits * target + remainder;
        var positive = positiveWeight * target;
        var scale = positive + 1 - target;
        return scale * shift - positive * logits + scale * remainder;
    }

    /// <summary>ln(1 + exp(x)) as the sum of max(x, 0), which counts as a constant, and a remainder from 0 to ln 2 that
    /// carries the derivative: so it is right at 0, too, where max(x, 0) has none.</summary>
    [Traceable]
    static (Tensor Shift, Tensor Remainder) SoftplusParts(Tensor x)
    {
        var shift = StopGradient(Relu(x));
        return (shift, Log(Exp(x - shift) + Exp(-shift)));
    }

    /// <summary>max(ln x, -100), with the derivative 1 / max(x, 10⁻¹²).</summary>
    [Traceable]
    static Tensor BoundedLog(Tensor x)
    {
        var isSmall = x <= 1e-12;
        var constant = StopGradient(x);
        return Maximum(Log(Where(isSmall, constant, x)), -100) + Where(isSmall, 1e12 * (x - constant), 0);
    }
}
