namespace GraphGen;

/// <summary>
/// Gradient descent, with momentum if asked for (Sutskever et al., "On the importance of initialization and momentum in deep
/// learning", 2013), as <c>torch.optim.SGD</c> computes it: the first velocity is the first gradient, undamped.
/// </summary>
public sealed partial class Sgd : Optimizer
{
    readonly double momentum;
    readonly double dampening;
    readonly double weightDecay;
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
        : base(learningRate, momentum == 0 ? [] : ["momentum_buffer"])
    {
        this.momentum = Require(nameof(momentum), momentum, 0, double.MaxValue);
        this.dampening = Require(nameof(dampening), dampening, double.MinValue, double.MaxValue);
        this.weightDecay = Require(nameof(weightDecay), weightDecay, 0, double.MaxValue);
        this.nesterov = nesterov;
        if (nesterov && (momentum == 0 || dampening != 0))
            throw new ArgumentException("Nesterov's step needs momentum and no dampening.", nameof(nesterov));
    }

    /// <inheritdoc/>
    protected override void Update(ParameterSet parameters, GradientSet gradients)
    {
        if (momentum == 0) Plain(parameters, gradients);
        else if (nesterov) Nesterov(parameters, gradients, States[0]);
        else Momentum(parameters, gradients, States[0]);
    }

    void Plain(ParameterSet parameters, GradientSet gradients)
    {
        if (parameters.Type == DType.Float64)
        {
            SgdRules.PlainFloat64Into(
                parameters.AsSpan<double>(), gradients.AsSpan<double>(),
                LearningRate, weightDecay,
                parameters.AsSpan<double>());
        }
        else
        {
            SgdRules.PlainFloat32Into(
                parameters.AsSpan<float>(), gradients.AsSpan<float>(),
                (float)LearningRate, (float)weightDecay,
                parameters.AsSpan<float>());
        }
    }

    void Momentum(ParameterSet parameters, GradientSet gradients, OptimizerState velocity)
    {
        // The first velocity is the gradient: the old one is zero, and nothing is dampened.
        var share = StepCount == 1 ? 1 : 1 - dampening;
        if (parameters.Type == DType.Float64)
        {
            SgdRules.MomentumFloat64Into(
                parameters.AsSpan<double>(), velocity.AsSpan<double>(), gradients.AsSpan<double>(),
                LearningRate, momentum, share, weightDecay,
                parameters.AsSpan<double>(), velocity.AsSpan<double>());
        }
        else
        {
            SgdRules.MomentumFloat32Into(
                parameters.AsSpan<float>(), velocity.AsSpan<float>(), gradients.AsSpan<float>(),
                (float)LearningRate, (float)momentum, (float)share, (float)weightDecay,
                parameters.AsSpan<float>(), velocity.AsSpan<float>());
        }
    }

    void Nesterov(ParameterSet parameters, GradientSet gradients, OptimizerState velocity)
    {
        if (parameters.Type == DType.Float64)
        {
            SgdRules.NesterovFloat64Into(
                parameters.AsSpan<double>(), velocity.AsSpan<double>(), gradients.AsSpan<double>(),
                LearningRate, momentum, weightDecay,
                parameters.AsSpan<double>(), velocity.AsSpan<double>());
        }
        else
        {
            SgdRules.NesterovFloat32Into(
                parameters.AsSpan<float>(), velocity.AsSpan<float>(), gradients.AsSpan<float>(),
                (float)LearningRate, (float)momentum, (float)weightDecay,
                parameters.AsSpan<float>(), velocity.AsSpan<float>());
        }
    }
}
