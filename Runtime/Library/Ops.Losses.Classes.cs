namespace GraphGen;

/// <remarks>A loss compares a prediction with a target. What its <see cref="Reduction"/> makes of the losses of the single
/// elements is a scalar, or for <see cref="Reduction.None"/> a tensor of all of them. The mean of no losses is NaN.
/// </remarks>
public static partial class Ops
{
    /// <summary>
    /// The cross-entropy of scores with the right classes: minus the logarithm of the probability that
    /// <see cref="Softmax"/> gives to the right class. As PyTorch's <c>cross_entropy</c>.
    /// </summary>
    /// <param name="logits">The scores, of shape [batch, classes] or [batch, classes, ...] or [classes].</param>
    /// <param name="target">The right classes, an int32 tensor without the axis of the classes; or a probability for each
    /// class, a floating-point tensor of the shape of the scores.</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <param name="labelSmoothing">The part of the target, from 0 to 1, that is spread evenly over all classes
    /// (Szegedy et al., "Rethinking the Inception Architecture", 2016).</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor of the shape of <paramref name="target"/>, without
    /// the axis of the classes.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or the smoothing is not from 0 to 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to classes - 1.</exception>
    [Traceable]
    public static Tensor CrossEntropy(
        Tensor logits, Tensor target, Reduction reduction = Reduction.Mean, double labelSmoothing = 0) =>
        ScoreLoss(logits, target, null, null, reduction, labelSmoothing);

    /// <summary>The cross-entropy of scores with the right classes, where some elements do not count.</summary>
    /// <param name="logits">The scores, of shape [batch, classes] or [batch, classes, ...] or [classes].</param>
    /// <param name="target">The right classes, an int32 tensor without the axis of the classes.</param>
    /// <param name="ignoreIndex">The target of an element that does not count: its loss is 0, and it is left out of the
    /// mean.</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <param name="labelSmoothing">The part of the target, from 0 to 1, that is spread evenly over all classes.</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor of the shape of <paramref name="target"/>; the mean
    /// is NaN when no element counts.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or the smoothing is not from 0 to 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target that counts is not from 0 to classes - 1.</exception>
    [Traceable]
    public static Tensor CrossEntropy(
        Tensor logits, Tensor target, int ignoreIndex, Reduction reduction = Reduction.Mean, double labelSmoothing = 0) =>
        ScoreLoss(logits, target, null, ignoreIndex, reduction, labelSmoothing);

    /// <summary>The cross-entropy of scores with the right classes, each class with a weight.</summary>
    /// <param name="logits">The scores, of shape [batch, classes] or [batch, classes, ...] or [classes].</param>
    /// <param name="target">The right classes, an int32 tensor without the axis of the classes; or a probability for each
    /// class, a floating-point tensor of the shape of the scores.</param>
    /// <param name="weight">What the loss of an element of each class is multiplied with, of shape [classes]. The mean of
    /// losses for right classes is their sum over the sum of their weights; that for probabilities ignores the
    /// weights.</param>
    /// <param name="ignoreIndex">The target of an element that does not count; null for none.</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <param name="labelSmoothing">The part of the target, from 0 to 1, that is spread evenly over all classes.</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor of the shape of <paramref name="target"/>, without
    /// the axis of the classes; the mean is NaN when no element counts.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, the smoothing is not from 0 to 1, or an index to ignore is
    /// given with probabilities.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target that counts is not from 0 to classes - 1.</exception>
    [Traceable]
    public static Tensor CrossEntropy(
        Tensor logits, Tensor target, Tensor weight, int? ignoreIndex = null, Reduction reduction = Reduction.Mean,
        double labelSmoothing = 0) =>
        ScoreLoss(logits, target, weight, ignoreIndex, reduction, labelSmoothing);

    /// <summary>Minus the logarithm of the probability of the right class, given the logarithms of all. As PyTorch's
    /// <c>nll_loss</c>.</summary>
    /// <param name="logProbabilities">The logarithms, as <see cref="LogSoftmax"/> gives them, of shape [batch, classes] or
    /// [batch, classes, ...] or [classes].</param>
    /// <param name="target">The right classes, an int32 tensor without the axis of the classes.</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor of the shape of <paramref name="target"/>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to classes - 1.</exception>
    [Traceable]
    public static Tensor NegativeLogLikelihood(
        Tensor logProbabilities, Tensor target, Reduction reduction = Reduction.Mean) =>
        NegativeLogLikelihood(logProbabilities, target, null, null, reduction);

    /// <summary>Minus the logarithm of the probability of the right class, each class with a weight and some elements left
    /// out.</summary>
    /// <param name="logProbabilities">The logarithms, of shape [batch, classes] or [batch, classes, ...] or [classes].</param>
    /// <param name="target">The right classes, an int32 tensor without the axis of the classes.</param>
    /// <param name="weight">What the loss of an element of each class is multiplied with, of shape [classes]; null for 1.
    /// The mean is the sum of the losses over the sum of their weights.</param>
    /// <param name="ignoreIndex">The target of an element that does not count: its loss is 0, and it is left out of the
    /// mean; null for none.</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor of the shape of <paramref name="target"/>; the mean
    /// is NaN when no element counts.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target that counts is not from 0 to classes - 1.</exception>
    [Traceable]
    public static Tensor NegativeLogLikelihood(
        Tensor logProbabilities, Tensor target, Tensor? weight, int? ignoreIndex = null,
        Reduction reduction = Reduction.Mean)
    {
        RequireClasses("negative log likelihood", logProbabilities, target, weight);
        return ClassLoss(ClassesLast(logProbabilities), target, weight, ignoreIndex, reduction, 0);
    }

    /// <summary>The cross-entropy with all its options; see the overloads of <c>CrossEntropy</c>.</summary>
    [Traceable]
    static Tensor ScoreLoss(
        Tensor logits, Tensor target, Tensor? weight, int? ignoreIndex, Reduction reduction, double labelSmoothing)
    {
        if (!(labelSmoothing >= 0 && labelSmoothing <= 1))
            throw new ArgumentException($"cross-entropy: the label smoothing is {labelSmoothing}, not from 0 to 1.");
        var isDistribution = logits.Rank > 0 && target.Rank == logits.Rank;
        if (isDistribution)
            RequireDistribution(logits, target, weight, ignoreIndex);
        else
            RequireClasses("cross-entropy", logits, target, weight);
        var logProbabilities = ClassesLast(LogSoftmax(logits, ClassAxis(logits)));
        return isDistribution
            ? DistributionLoss(logProbabilities, ClassesLast(target), weight, reduction, labelSmoothing)
            : ClassLoss(logProbabilities, target, weight, ignoreIndex, reduction, labelSmoothing);
    }

    /// <summary>The loss for right classes, given logarithms whose last axis is that of the classes.</summary>
    [Traceable]
    static Tensor ClassLoss(
        Tensor logProbabilities, Tensor target, Tensor? weight, int? ignoreIndex, Reduction reduction,
        double labelSmoothing)
    {
        var last = logProbabilities.Rank - 1;
        Tensor? counts = ignoreIndex is { } ignored ? NotEqual(target, ignored) : null;
        var classes = counts is null ? target : Where(counts, target, 0);
        var losses = -Take(logProbabilities, classes, last);
        Tensor? weights = weight is null ? null : Take(weight, classes);
        if (weights is not null)
            losses *= weights;
        if (labelSmoothing != 0)
            losses = (1 - labelSmoothing) * losses
                - labelSmoothing * Mean(weight is null ? logProbabilities : weight * logProbabilities, last);
        if (counts is not null)
            losses = Where(counts, losses, 0);
        if (reduction != Reduction.Mean || weights is null && counts is null)
            return Reduce(losses, reduction);
        return Sum(losses) / (weights is null ? Cast(Sum(counts!), losses.Type)
            : counts is null ? Sum(weights)
            : Sum(Where(counts, weights, 0)));
    }

    /// <summary>The loss for a probability of each class, the last axis of both tensors being that of the classes.</summary>
    [Traceable]
    static Tensor DistributionLoss(
        Tensor logProbabilities, Tensor target, Tensor? weight, Reduction reduction, double labelSmoothing)
    {
        var last = target.Rank - 1;
        if (labelSmoothing != 0)
            target = (1 - labelSmoothing) * target + labelSmoothing / target.Shape[last];
        var products = logProbabilities * target;
        return Reduce(-Sum(weight is null ? products : weight * products, last), reduction);
    }

    [Traceable]
    static int ClassAxis(Tensor logits) => logits.Rank == 1 ? 0 : 1;

    [Traceable]
    static Tensor ClassesLast(Tensor x) => Permute(x, Dimensions.Moved(x.Rank, ClassAxis(x), x.Rank - 1));

    [Traceable]
    static void RequireClasses(string operation, Tensor logits, Tensor target, Tensor? weight)
    {
        if (logits.Rank == 0 || target.Rank != logits.Rank - 1)
            throw new ArgumentException(
                $"{operation}: the target {target.Shape} must have the axes of the logits {logits.Shape} but for that " +
                "of the classes.");
        RequireWeight(operation, logits, weight);
    }

    [Traceable]
    static void RequireDistribution(Tensor logits, Tensor target, Tensor? weight, int? ignoreIndex)
    {
        if (target.Type == DType.Int32 || target.Type == DType.Bool)
            throw new ArgumentException($"cross-entropy: the target {target.Shape} has the axes of the logits " +
                $"{logits.Shape} and so a probability for each class, but its type is {target.Type}; cast it first.");
        if (ignoreIndex is { } ignored)
            throw new ArgumentException(
                $"cross-entropy: the target {target.Shape} has a probability for each class, and no index {ignored} to ignore.");
        Dimensions.RequireEqual("cross-entropy", logits, target);
        RequireWeight("cross-entropy", logits, weight);
    }

    [Traceable]
    static void RequireWeight(string operation, Tensor logits, Tensor? weight)
    {
        var classes = logits.Shape[ClassAxis(logits)];
        if (weight is not null && (weight.Rank != 1 || !Dimensions.AreSame(weight.Shape[0], classes)))
            throw new ArgumentException(
                $"{operation}: the weight has the shape {weight.Shape}, not [{classes}], one for each class.");
    }

    [Traceable]
    static Tensor Reduce(Tensor losses, Reduction reduction) => reduction switch
    {
        Reduction.Mean => Mean(losses),
        Reduction.Sum => Sum(losses),
        Reduction.None => losses,
        _ when losses.Rank == 0 => throw new ArgumentException("a single loss has no batch to take the mean over."),
        _ => Sum(losses) / losses.Shape[0],
    };
}
