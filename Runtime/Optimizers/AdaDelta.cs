namespace GraphGen;

/// <summary>AdaDelta (Zeiler, "ADADELTA: An Adaptive Learning Rate Method", 2012), as <c>torch.optim.Adadelta</c> computes
/// it.</summary>
public sealed class AdaDelta : Optimizer
{
    readonly double rho;
    readonly double epsilon;

    /// <summary>AdaDelta.</summary>
    /// <param name="learningRate">What each change is multiplied by, 0 or more.</param>
    /// <param name="rho">The part of the mean squares of gradient and change that stays from step to step, from 0 to 1.</param>
    /// <param name="epsilon">Added to both mean squares, 0 or more.</param>
    /// <param name="weightDecay">The part of each parameter that is added to its gradient (an L2 penalty), 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    public AdaDelta(double learningRate = 1, double rho = 0.9, double epsilon = 1e-6, double weightDecay = 0)
        : base(learningRate, weightDecay, "square_avg", "acc_delta")
    {
        this.rho = Require(nameof(rho), rho, 0, 1);
        this.epsilon = Require(nameof(epsilon), epsilon, 0, double.MaxValue);
    }

    /// <inheritdoc/>
    protected override void Update(ParameterRun run) => AdaDeltaRules.Plain.Apply(
        run, run.Direction, run.WeightDecay, run.LearningRate, rho, 1 - rho, epsilon);
}
