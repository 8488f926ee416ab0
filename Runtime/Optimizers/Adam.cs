namespace GraphGen;

/// <summary>
/// Adam (Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015), as <c>torch.optim.Adam</c> computes it; with
/// <c>amsgrad</c> the variant of Reddi, Kale and Kumar, "On the Convergence of Adam and Beyond", 2018.
/// </summary>
public sealed partial class Adam : Optimizer
{
    readonly double beta1;
    readonly double beta2;
    readonly double epsilon;
    readonly double weightDecay;
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
        : base(learningRate, amsgrad ? ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"] : ["exp_avg", "exp_avg_sq"])
    {
        this.beta1 = Require(nameof(beta1), beta1, 0, Math.BitDecrement(1.0));
        this.beta2 = Require(nameof(beta2), beta2, 0, Math.BitDecrement(1.0));
        this.epsilon = Require(nameof(epsilon), epsilon, 0, double.MaxValue);
        this.weightDecay = Require(nameof(weightDecay), weightDecay, 0, double.MaxValue);
        this.amsgrad = amsgrad;
    }

    /// <inheritdoc/>
    protected override void Update(ParameterSet parameters, GradientSet gradients)
    {
        var stepSize = LearningRate / (1 - Math.Pow(beta1, StepCount));
        var scale = Math.Sqrt(1 - Math.Pow(beta2, StepCount));
        if (amsgrad) Amsgrad(parameters, gradients, stepSize, scale);
        else Plain(parameters, gradients, stepSize, scale);
    }

    void Plain(ParameterSet parameters, GradientSet gradients, double stepSize, double scale)
    {
        var (mean, square) = (States[0], States[1]);
        if (parameters.Type == DType.Float64)
        {
            AdamRules.PlainFloat64Into(
                parameters.AsSpan<double>(), mean.AsSpan<double>(), square.AsSpan<double>(), gradients.AsSpan<double>(),
                beta1, 1 - beta1, beta2, 1 - beta2, stepSize, scale, epsilon, weightDecay,
                parameters.AsSpan<double>(), mean.AsSpan<double>(), square.AsSpan<double>());
        }
        else
        {
            AdamRules.PlainFloat32Into(
                parameters.AsSpan<float>(), mean.AsSpan<float>(), square.AsSpan<float>(), gradients.AsSpan<float>(),
                (float)beta1, (float)(1 - beta1), (float)beta2, (float)(1 - beta2),
                (float)stepSize, (float)scale, (float)epsilon, (float)weightDecay,
                parameters.AsSpan<float>(), mean.AsSpan<float>(), square.AsSpan<float>());
        }
    }

    void Amsgrad(ParameterSet parameters, GradientSet gradients, double stepSize, double scale)
    {
        var (mean, square, largest) = (States[0], States[1], States[2]);
        if (parameters.Type == DType.Float64)
        {
            AdamRules.AmsgradFloat64Into(
                parameters.AsSpan<double>(), mean.AsSpan<double>(), square.AsSpan<double>(), largest.AsSpan<double>(),
                gradients.AsSpan<double>(),
                beta1, 1 - beta1, beta2, 1 - beta2, stepSize, scale, epsilon, weightDecay,
                parameters.AsSpan<double>(), mean.AsSpan<double>(), square.AsSpan<double>(), largest.AsSpan<double>());
        }
        else
        {
            AdamRules.AmsgradFloat32Into(
                parameters.AsSpan<float>(), mean.AsSpan<float>(), square.AsSpan<float>(), largest.AsSpan<float>(),
                gradients.AsSpan<float>(),
                (float)beta1, (float)(1 - beta1), (float)beta2, (float)(1 - beta2),
                (float)stepSize, (float)scale, (float)epsilon, (float)weightDecay,
                parameters.AsSpan<float>(), mean.AsSpan<float>(), square.AsSpan<float>(), largest.AsSpan<float>());
        }
    }
}
