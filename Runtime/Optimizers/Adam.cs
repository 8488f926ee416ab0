namespace GraphGen;

/// <summary>
/// Adam (Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015), as <c>torch.optim.Adam</c> computes it; with
/// <c>amsgrad</c> the variant of Reddi, Kale and Kumar, "On the Convergence of Adam and Beyond", 2018.
/// </summary>
public class Adam : Optimizer
{
    readonly double beta1;
    readonly double beta2;
    readonly double epsilon;
    readonly bool amsgrad;

    /// <summary>Adam.</summary>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="beta1">The part of the gradient's mean that stays from step to step, from 0 up to, not including, 1.</param>
    /// <param name="beta2">The part of the mean of its square that stays, from 0 up to, not including, 1.</param>
    /// <param name="epsilon">Added to the divisor, 0 or more.</param>
    /// <param name="weightDecay">The part of each parameter that is added to its gradient (an L2 penalty), 0 or more.</param>
    /// <param name="amsgrad">Whether the divisor never falls.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    public Adam(
        double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0,
        bool amsgrad = false)
        : base(
            learningRate, weightDecay, amsgrad ? ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"] : ["exp_avg", "exp_avg_sq"])
    {
        this.beta1 = Require(nameof(beta1), beta1, 0, Math.BitDecrement(1.0));
        this.beta2 = Require(nameof(beta2), beta2, 0, Math.BitDecrement(1.0));
        this.epsilon = Require(nameof(epsilon), epsilon, 0, double.MaxValue);
        this.amsgrad = amsgrad;
    }

    /// <summary>Whether weight decay shrinks the parameters themselves instead of entering the gradient.</summary>
    private protected virtual bool IsDecayDecoupled => false;

    /// <inheritdoc/>
    protected override void Update(ParameterRun run)
    {
        var rule = amsgrad ? AdamRules.Amsgrad : AdamRules.Plain;
        var (added, keep) = IsDecayDecoupled ? (0.0, 1 - run.LearningRate * run.WeightDecay) : (run.WeightDecay, 1.0);
        var stepSize = run.LearningRate / (1 - Math.Pow(beta1, StepCount));
        var scale = Math.Sqrt(1 - Math.Pow(beta2, StepCount));
        rule.Apply(run, run.Direction, added, keep, beta1, 1 - beta1, beta2, 1 - beta2, stepSize, scale, epsilon);
    }
}
