namespace GraphGen;

/// <summary>The update rules of Adam. Corrections that depend on the number of the step come as numbers.</summary>
[Traceable]
static class AdamRules
{
    /// <summary>One step.</summary>
    /// <param name="parameter">The parameters.</param>
    /// <param name="mean">The running mean of the gradient.</param>
    /// <param name="square">The running mean of its square.</param>
    /// <param name="gradient">The gradient.</param>
    /// <param name="beta1">The part of the mean that stays.</param>
    /// <param name="share1">1 - beta1.</param>
    /// <param name="beta2">The part of the mean square that stays.</param>
    /// <param name="share2">1 - beta2.</param>
    /// <param name="stepSize">The learning rate / (1 - beta1^step).</param>
    /// <param name="scale">√(1 - beta2^step).</param>
    /// <param name="epsilon">Added to the divisor.</param>
    /// <param name="weightDecay">The part of the parameters that is added to the gradient.</param>
    public static (Tensor Parameter, Tensor Mean, Tensor Square) Plain(
        Tensor parameter, Tensor mean, Tensor square, Tensor gradient, Tensor beta1, Tensor share1, Tensor beta2, Tensor share2,
        Tensor stepSize, Tensor scale, Tensor epsilon, Tensor weightDecay)
    {
        var slope = gradient + weightDecay * parameter;
        var nextMean = beta1 * mean + share1 * slope;
        var nextSquare = beta2 * square + share2 * Ops.Square(slope);
        return (parameter - stepSize * nextMean / (Ops.Sqrt(nextSquare) / scale + epsilon), nextMean, nextSquare);
    }

    /// <summary>One step whose divisor is the largest mean square so far.</summary>
    /// <inheritdoc cref="Plain"/>
    /// <param name="largest">The largest mean square so far.</param>
    public static (Tensor Parameter, Tensor Mean, Tensor Square, Tensor Largest) Amsgrad(
        Tensor parameter, Tensor mean, Tensor square, Tensor largest, Tensor gradient, Tensor beta1, Tensor share1, Tensor beta2,
        Tensor share2, Tensor stepSize, Tensor scale, Tensor epsilon, Tensor weightDecay)
    {
        var slope = gradient + weightDecay * parameter;
        var nextMean = beta1 * mean + share1 * slope;
        var nextSquare = beta2 * square + share2 * Ops.Square(slope);
        var nextLargest = Ops.Maximum(largest, nextSquare);
        return (parameter - stepSize * nextMean / (Ops.Sqrt(nextLargest) / scale + epsilon), nextMean, nextSquare, nextLargest);
    }
}
