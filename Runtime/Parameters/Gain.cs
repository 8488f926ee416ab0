namespace GraphGen;

/// <summary>Which size of a weight a distribution is scaled by.</summary>
public enum FanMode
{
    /// <summary>The number of inputs that an output adds up.</summary>
    In,

    /// <summary>The number of outputs that an input enters.</summary>
    Out,

    /// <summary>The mean of both.</summary>
    Average,
}

/// <summary>How much larger the weights before an activation function should be drawn so that the variance of its results stays from
/// layer to layer: the numbers of <c>torch.nn.init.calculate_gain</c>.</summary>
[Traceable]
public static class Gain
{
    /// <summary>For no activation function.</summary>
    public const double Linear = 1;

    /// <summary>For the logistic function.</summary>
    public const double Sigmoid = 1;

    /// <summary>For the hyperbolic tangent: 5/3.</summary>
    public const double Tanh = 5.0 / 3;

    /// <summary>For rectifiers: √2.</summary>
    public const double Relu = 1.4142135623730951;

    /// <summary>For self-normalising exponential units: 3/4.</summary>
    public const double Selu = 0.75;

    /// <summary>For rectifiers that let a part of negative values through: √(2 / (1 + slope²)).</summary>
    /// <param name="slope">That part.</param>
    /// <returns>The gain.</returns>
    public static double LeakyRelu(double slope) => Math.Sqrt(2 / (1 + slope * slope));
}
