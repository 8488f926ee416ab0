namespace GraphGen;

/// <summary>The update rules of gradient descent.</summary>
[Traceable]
static class SgdRules
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
}
