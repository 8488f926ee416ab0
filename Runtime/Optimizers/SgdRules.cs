namespace GraphGen;

/// <summary>The update rules of gradient descent.</summary>
[Traceable]
static partial class SgdRules
{
    /// <summary>A step against the gradient.</summary>
    public static Tensor Plain(Tensor parameter, Tensor gradient, Tensor learningRate, Tensor weightDecay) =>
        parameter - learningRate * (gradient + weightDecay * parameter);

    /// <summary>A step against a velocity to which <paramref name="share"/> of the gradient is added.</summary>
    public static (Tensor Parameter, Tensor Velocity) Momentum(
        Tensor parameter, Tensor velocity, Tensor gradient, Tensor learningRate, Tensor momentum, Tensor share, Tensor weightDecay)
    {
        var next = momentum * velocity + share * (gradient + weightDecay * parameter);
        return (parameter - learningRate * next, next);
    }

    /// <summary>A step against the gradient and the velocity after it.</summary>
    public static (Tensor Parameter, Tensor Velocity) Nesterov(
        Tensor parameter, Tensor velocity, Tensor gradient, Tensor learningRate, Tensor momentum, Tensor weightDecay)
    {
        var slope = gradient + weightDecay * parameter;
        var next = momentum * velocity + slope;
        return (parameter - learningRate * (slope + momentum * next), next);
    }

    /// <summary><see cref="Plain"/> over all float32 parameters at once.</summary>
    [Model]
    public static partial Tensor PlainFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor gradient,
        float learningRate, float weightDecay) =>
        Plain(parameter, gradient, learningRate, weightDecay);

    /// <summary><see cref="Plain"/> over all float64 parameters at once.</summary>
    [Model]
    public static partial Tensor PlainFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor gradient,
        double learningRate, double weightDecay) =>
        Plain(parameter, gradient, learningRate, weightDecay);

    /// <summary><see cref="Momentum"/> over all float32 parameters at once.</summary>
    [Model]
    public static partial (Tensor Parameter, Tensor Velocity) MomentumFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor velocity, [Shape("n")] Tensor gradient,
        float learningRate, float momentum, float share, float weightDecay) =>
        Momentum(parameter, velocity, gradient, learningRate, momentum, share, weightDecay);

    /// <summary><see cref="Momentum"/> over all float64 parameters at once.</summary>
    [Model]
    public static partial (Tensor Parameter, Tensor Velocity) MomentumFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor velocity,
        [Shape("n"), Float64] Tensor gradient,
        double learningRate, double momentum, double share, double weightDecay) =>
        Momentum(parameter, velocity, gradient, learningRate, momentum, share, weightDecay);

    /// <summary><see cref="Nesterov"/> over all float32 parameters at once.</summary>
    [Model]
    public static partial (Tensor Parameter, Tensor Velocity) NesterovFloat32(
        [Shape("n")] Tensor parameter, [Shape("n")] Tensor velocity, [Shape("n")] Tensor gradient,
        float learningRate, float momentum, float weightDecay) =>
        Nesterov(parameter, velocity, gradient, learningRate, momentum, weightDecay);

    /// <summary><see cref="Nesterov"/> over all float64 parameters at once.</summary>
    [Model]
    public static partial (Tensor Parameter, Tensor Velocity) NesterovFloat64(
        [Shape("n"), Float64] Tensor parameter, [Shape("n"), Float64] Tensor velocity,
        [Shape("n"), Float64] Tensor gradient,
        double learningRate, double momentum, double weightDecay) =>
        Nesterov(parameter, velocity, gradient, learningRate, momentum, weightDecay);
}
