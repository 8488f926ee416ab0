namespace GraphGen;

public static partial class Ops
{
    /// <summary>The divergence of a distribution q from a distribution p (Kullback and Leibler, "On Information and
    /// Sufficiency", 1951): p·(ln p - ln q) for each element, 0 where p is 0. As PyTorch's <c>kl_div</c>; the mean that
    /// the mathematics means is <see cref="Reduction.BatchMean"/>.</summary>
    /// <param name="logProbabilities">The logarithms of q, a floating-point tensor of any shape.</param>
    /// <param name="target">p, a tensor of the same shape.</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <param name="logTarget">Whether the target holds logarithms, too.</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    [Traceable]
    public static Tensor KlDivergence(
        Tensor logProbabilities, Tensor target, Reduction reduction = Reduction.Mean, bool logTarget = false)
    {
        Dimensions.RequireEqual("kl divergence", logProbabilities, target);
        if (logTarget)
            return Reduce(Exp(target) * (target - logProbabilities), reduction);
        var isZero = Equal(target, 0);
        var entropy = Where(isZero, 0, target * Log(Where(isZero, 1, target)));
        return Reduce(entropy - target * logProbabilities, reduction);
    }

    /// <summary>Minus the log likelihood of counts t under a Poisson distribution with mean λ, without the part that does not
    /// depend on it: λ - t·ln λ. As PyTorch's <c>poisson_nll_loss</c>.</summary>
    /// <param name="prediction">ln λ, or λ itself; a floating-point tensor of any shape.</param>
    /// <param name="target">The counts, a tensor of the same shape.</param>
    /// <param name="logInput">Whether the prediction is ln λ.</param>
    /// <param name="full">Whether Stirling's approximation of ln t!, t·ln t - t + ½ ln(2πt), is added for counts above 1.</param>
    /// <param name="epsilon">What is added to λ in its logarithm.</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    [Traceable]
    public static Tensor PoissonNegativeLogLikelihood(
        Tensor prediction, Tensor target, bool logInput = true, bool full = false, double epsilon = 1e-8,
        Reduction reduction = Reduction.Mean)
    {
        Dimensions.RequireEqual("poisson negative log likelihood", prediction, target);
        var losses = logInput
            ? Exp(prediction) - target * prediction
            : prediction - target * Log(prediction + epsilon);
        if (full)
        {
            var isLarge = target > 1;
            var count = Where(isLarge, target, 1);
            losses += Where(isLarge, count * Log(count) - count + 0.5 * Log(2 * Math.PI * count), 0);
        }
        return Reduce(losses, reduction);
    }

    /// <summary>Minus the log likelihood under normal distributions, ½(ln v + (m - t)²/v) for means m and variances v (Nix
    /// and Weigend, "Estimating the Mean and Variance of the Target Probability Distribution", 1994). As PyTorch's
    /// <c>gaussian_nll_loss</c>: a variance counts as at least ε, and its derivative is that at the value it counts as.
    /// </summary>
    /// <param name="mean">The means, a floating-point tensor of any shape.</param>
    /// <param name="target">What was seen, a tensor of the same shape.</param>
    /// <param name="variance">The variances, of a shape that can be repeated to that of the means.</param>
    /// <param name="full">Whether the constant ½ ln 2π is added.</param>
    /// <param name="epsilon">ε, above 0.</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or the variances do not fit.</exception>
    [Traceable]
    public static Tensor GaussianNegativeLogLikelihood(
        Tensor mean, Tensor target, Tensor variance, bool full = false, double epsilon = 1e-6,
        Reduction reduction = Reduction.Mean)
    {
        Dimensions.RequireEqual("gaussian negative log likelihood", mean, target);
        var spread = Where(variance < epsilon, epsilon + (variance - StopGradient(variance)), variance);
        var losses = 0.5 * (Log(spread) + Square(mean - target) / spread);
        return Reduce(full ? losses + 0.5 * Math.Log(2 * Math.PI) : losses, reduction);
    }
}
