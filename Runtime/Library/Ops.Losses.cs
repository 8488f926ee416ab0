namespace GraphGen;

public static partial class Ops
{
    /// <summary>
    /// The cross-entropy of scores with the right classes: minus the logarithm of the probability that
    /// <see cref="Softmax"/> gives to the right class. As PyTorch's <c>cross_entropy</c> with class indices.
    /// </summary>
    /// <param name="logits">The scores, of shape [batch, classes] or [batch, classes, ...] or [classes].</param>
    /// <param name="target">The right classes, an int32 tensor without the axis of the classes.</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <param name="labelSmoothing">The part of the target, from 0 to 1, that is spread evenly over all classes
    /// (Szegedy et al., "Rethinking the Inception Architecture", 2016).</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor of the shape of <paramref name="target"/>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to classes - 1.</exception>
    [Traceable]
    public static Tensor CrossEntropy(
        Tensor logits, Tensor target, Reduction reduction = Reduction.Mean, double labelSmoothing = 0) =>
        Reduce(ClassLosses(logits, target, labelSmoothing), reduction);

    /// <summary>The cross-entropy of scores with the right classes, where some elements do not count.</summary>
    /// <param name="logits">The scores, of shape [batch, classes] or [batch, classes, ...] or [classes].</param>
    /// <param name="target">The right classes, an int32 tensor without the axis of the classes.</param>
    /// <param name="ignoreIndex">The target of an element that does not count: its loss is 0, and it is left out of the
    /// mean.</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <param name="labelSmoothing">The part of the target, from 0 to 1, that is spread evenly over all classes.</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor of the shape of <paramref name="target"/>; the mean
    /// is NaN when no element counts.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target that counts is not from 0 to classes - 1.</exception>
    [Traceable]
    public static Tensor CrossEntropy(
        Tensor logits, Tensor target, int ignoreIndex, Reduction reduction = Reduction.Mean, double labelSmoothing = 0)
    {
        var counts = NotEqual(target, ignoreIndex);
        var losses = Where(counts, ClassLosses(logits, Where(counts, target, 0), labelSmoothing), 0);
        return reduction == Reduction.Mean ? Sum(losses) / Cast(Sum(counts), losses.Type) : Reduce(losses, reduction);
    }

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
        Tensor logits, Tensor target, Reduction reduction = Reduction.Mean)
    {
        Dimensions.RequireEqual("binary cross-entropy", logits, target);
        var (shift, remainder) = Softplus(logits);
        return Reduce(shift - logits * target + remainder, reduction);
    }

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
        Tensor logits, Tensor target, Tensor positiveWeight, Reduction reduction = Reduction.Mean)
    {
        Dimensions.RequireEqual("binary cross-entropy", logits, target);
        var (shift, remainder) = Softplus(logits);
        var positive = positiveWeight * target;
        var scale = positive + 1 - target;
        return Reduce(scale * shift - positive * logits + scale * remainder, reduction);
    }

    /// <summary>ln(1 + exp(x)) as the sum of max(x, 0), which counts as a constant, and a remainder from 0 to ln 2 that
    /// carries the derivative: so it is right at 0, too, where max(x, 0) has none.</summary>
    [Traceable]
    static (Tensor Shift, Tensor Remainder) Softplus(Tensor x)
    {
        var shift = StopGradient(Relu(x));
        return (shift, Log(Exp(x - shift) + Exp(-shift)));
    }

    [Traceable]
    static Tensor ClassLosses(Tensor logits, Tensor target, double labelSmoothing)
    {
        if (logits.Rank == 0 || target.Rank != logits.Rank - 1)
            throw new ArgumentException(
                $"cross-entropy: the target {target.Shape} must have the axes of the logits {logits.Shape} but for that " +
                "of the classes.");
        var classAxis = logits.Rank == 1 ? 0 : 1;
        var last = logits.Rank - 1;
        var logProbabilities = Permute(LogSoftmax(logits, classAxis), Dimensions.Moved(logits.Rank, classAxis, last));
        var losses = -Take(logProbabilities, target, last);
        return labelSmoothing == 0
            ? losses
            : (1 - labelSmoothing) * losses - labelSmoothing * Mean(logProbabilities, last);
    }

    [Traceable]
    static Tensor Reduce(Tensor losses, Reduction reduction) => reduction switch
    {
        Reduction.Mean => Mean(losses),
        Reduction.Sum => Sum(losses),
        _ => losses,
    };
}
