namespace GraphGen;

/// <summary>
/// RMSProp (Hinton, "Neural Networks for Machine Learning", lecture 6e, 2012), as <c>torch.optim.RMSprop</c> computes it: with
/// the root of the mean square plus epsilon as divisor, centred if asked for (Graves, "Generating Sequences With Recurrent
/// Neural Networks", 2013).
/// </summary>
public sealed class RmsProp : Optimizer
{
    readonly double alpha;
    readonly double epsilon;
    readonly double momentum;
    readonly UpdateRule rule;

    /// <summary>RMSProp.</summary>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="alpha">The part of the mean square that stays from step to step, from 0 to 1.</param>
    /// <param name="epsilon">Added to the divisor, 0 or more.</param>
    /// <param name="weightDecay">The part of each parameter that is added to its gradient (an L2 penalty), 0 or more.</param>
    /// <param name="momentum">The part of the velocity that stays from step to step, 0 or more; 0 for none.</param>
    /// <param name="centered">Whether the divisor is the root of an estimate of the gradient's variance instead of its mean
    /// square.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    public RmsProp(
        double learningRate = 1e-2, double alpha = 0.99, double epsilon = 1e-8, double weightDecay = 0, double momentum = 0,
        bool centered = false)
        : base(learningRate, weightDecay, StateNames(momentum != 0, centered))
    {
        this.alpha = Require(nameof(alpha), alpha, 0, 1);
        this.epsilon = Require(nameof(epsilon), epsilon, 0, double.MaxValue);
        this.momentum = Require(nameof(momentum), momentum, 0, double.MaxValue);
        rule = (momentum != 0, centered) switch
        {
            (false, false) => RmsPropRules.Plain,
            (true, false) => RmsPropRules.Momentum,
            (false, true) => RmsPropRules.Centered,
            (true, true) => RmsPropRules.CenteredMomentum,
        };
    }

    /// <inheritdoc/>
    protected override void Update(ParameterRun run) =>
        rule.Apply(run, run.Direction, run.WeightDecay, run.LearningRate, alpha, 1 - alpha, epsilon, momentum);

    static string[] StateNames(bool hasVelocity, bool centered) =>
        ["square_avg", .. hasVelocity ? ["momentum_buffer"] : Array.Empty<string>(), .. centered ? ["grad_avg"] : Array.Empty<string>()];
}
