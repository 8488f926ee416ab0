namespace GraphGen;

/// <summary>
/// Gradient descent, with momentum if asked for (Sutskever et al., "On the importance of initialization and momentum in deep
/// learning", 2013), as <c>torch.optim.SGD</c> computes it: the first velocity is the first gradient, undamped.
/// </summary>
public sealed class Sgd : Optimizer
{
    readonly double momentum;
    readonly double dampening;
    readonly bool nesterov;

    /// <summary>Gradient descent.</summary>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="momentum">The part of the velocity that stays from step to step, 0 or more; 0 for none.</param>
    /// <param name="dampening">The part of the gradient that does not enter the velocity.</param>
    /// <param name="weightDecay">The part of each parameter that is added to its gradient (an L2 penalty), 0 or more.</param>
    /// <param name="nesterov">Whether the step looks ahead along the velocity; needs momentum and no dampening.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    /// <exception cref="ArgumentException">Nesterov's step is asked for without momentum or with dampening.</exception>
    public Sgd(double learningRate, double momentum = 0, double dampening = 0, double weightDecay = 0, bool nesterov = false)
        : base(learningRate, weightDecay, momentum == 0 ? [] : ["momentum_buffer"])
    {
        this.momentum = Require(nameof(momentum), momentum, 0, double.MaxValue);
        this.dampening = Require(nameof(dampening), dampening, double.MinValue, double.MaxValue);
        this.nesterov = nesterov;
        if (nesterov && (momentum == 0 || dampening != 0))
            throw new ArgumentException("Nesterov's step needs momentum and no dampening.", nameof(nesterov));
    }

    /// <inheritdoc/>
    protected override void Update(ParameterRun run)
    {
        var rule = momentum == 0 ? SgdRules.Plain : nesterov ? SgdRules.Nesterov : SgdRules.Momentum;
        // The first velocity is the gradient: the old one is zero, and nothing is dampened.
        var share = StepCount == 1 ? 1 : 1 - dampening;
        rule.Apply(run, run.Direction, run.WeightDecay, run.LearningRate, momentum, share);
    }
}
