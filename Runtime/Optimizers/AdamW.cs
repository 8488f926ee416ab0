namespace GraphGen;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019), as
/// <c>torch.optim.AdamW</c> computes it: each parameter first shrinks by <c>learningRate · weightDecay</c> of itself, and the
/// gradient's moments know nothing of it.
/// </summary>
/// <param name="learningRate">The learning rate, 0 or more.</param>
/// <param name="beta1">The part of the gradient's mean that stays from step to step, from 0 up to, not including, 1.</param>
/// <param name="beta2">The part of the mean of its square that stays, from 0 up to, not including, 1.</param>
/// <param name="epsilon">Added to the divisor, 0 or more.</param>
/// <param name="weightDecay">The part of each parameter, times the learning rate, that it loses in a step, 0 or more.</param>
/// <param name="amsgrad">Whether the divisor never falls.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
public sealed class AdamW(
    double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01,
    bool amsgrad = false)
    : Adam(learningRate, beta1, beta2, epsilon, weightDecay, amsgrad)
{
    private protected override bool IsDecayDecoupled => true;
}
