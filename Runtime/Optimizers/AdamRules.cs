namespace GraphGen;

/// <summary>The update rules of Adam. Corrections that depend on the number of the step come as numbers.</summary>
[Traceable]
static partial class AdamRules
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

    /// <summary><see cref="Plain"/> over all float32 parameters at once.</summary>
    [Model]
    public static partial (Tensor Parameter, Tensor Mean, Tensor Square) PlainFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor mean, [Shape("n")] Tensor square,
        [Shape("n")] Tensor gradient,
        float beta1, float share1, float beta2, float share2,
        float stepSize, float scale, float epsilon, float weightDecay) =>
        Plain(parameter, mean, square, gradient, beta1, share1, beta2, share2,
            stepSize, scale, epsilon, weightDecay);

    /// <summary><see cref="Plain"/> over all float64 parameters at once.</summary>
    [Model]
    public static partial (Tensor Parameter, Tensor Mean, Tensor Square) PlainFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor mean, [Shape("n"), Float64] Tensor square,
        [Shape("n"), Float64] Tensor gradient,
        double beta1, double share1, double beta2, double share2,
        double stepSize, double scale, double epsilon, double weightDecay) =>
        Plain(parameter, mean, square, gradient, beta1, share1, beta2, share2,
            stepSize, scale, epsilon, weightDecay);

    /// <summary><see cref="Amsgrad"/> over all float32 parameters at once.</summary>
    [Model]
    public static partial (Tensor Parameter, Tensor Mean, Tensor Square, Tensor Largest) AmsgradFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor mean, [Shape("n")] Tensor square,
        [Shape("n")] Tensor largest, [Shape("n")] Tensor gradient,
        float beta1, float share1, float beta2, float share2,
        float stepSize, float scale, float epsilon, float weightDecay) =>
        Amsgrad(parameter, mean, square, largest, gradient, beta1, share1, beta2, share2,
            stepSize, scale, epsilon, weightDecay);

    /// <summary><see cref="Amsgrad"/> over all float64 parameters at once.</summary>
    [Model]
    public static partial (Tensor Parameter, Tensor Mean, Tensor Square, Tensor Largest) AmsgradFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor mean, [Shape("n"), Float64] Tensor square,
        [Shape("n"), Float64] Tensor largest, [Shape("n"), Float64] Tensor gradient,
        double beta1, double share1, double beta2, double share2,
        double stepSize, double scale, double epsilon, double weightDecay) =>
        Amsgrad(parameter, mean, square, largest, gradient, beta1, share1, beta2, share2,
            stepSize, scale, epsilon, weightDecay);
}
