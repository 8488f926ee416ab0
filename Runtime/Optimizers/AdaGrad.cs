namespace GraphGen;

/// <summary>
/// AdaGrad (Duchi, Hazan and Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", 2011), as
/// <c>torch.optim.Adagrad</c> computes it.
/// </summary>
public sealed class AdaGrad : Optimizer
{
    const string Sum = "sum";

    readonly double learningRateDecay;
    readonly double epsilon;
    readonly double initialAccumulator;

    /// <summary>AdaGrad.</summary>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="learningRateDecay">How fast the learning rate falls, 0 or more: in step t, from 1, it is divided by
    /// 1 + (t - 1) · learningRateDecay.</param>
    /// <param name="epsilon">Added to the divisor, 0 or more.</param>
    /// <param name="weightDecay">The part of each parameter that is added to its gradient (an L2 penalty), 0 or more.</param>
    /// <param name="initialAccumulator">The sum of squared gradients before the first step, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    public AdaGrad(
        double learningRate = 1e-2, double learningRateDecay = 0, double epsilon = 1e-10, double weightDecay = 0,
        double initialAccumulator = 0)
        : base(learningRate, weightDecay, Sum)
    {
        this.learningRateDecay = Require(nameof(learningRateDecay), learningRateDecay, 0, double.MaxValue);
        this.epsilon = Require(nameof(epsilon), epsilon, 0, double.MaxValue);
        this.initialAccumulator = Require(nameof(initialAccumulator), initialAccumulator, 0, double.MaxValue);
    }

    /// <inheritdoc/>
    protected override double InitialState(string state) => initialAccumulator;

    /// <inheritdoc/>
    protected override void Update(ParameterRun run) => AdaGradRules.Plain.Apply(
        run, run.Direction, run.WeightDecay, run.LearningRate / (1 + (StepCount - 1) * learningRateDecay), epsilon);
}
