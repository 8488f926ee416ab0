using static GraphGen.Ops;

namespace GraphGen.Samples.Regression;

/// <summary>A weighted sum of features, fitted by least squares.</summary>
sealed partial class LinearModel
{
    /// <summary>A constant 1, whose weight is the intercept, and three measurements.</summary>
    public const int Features = 4;

    readonly Parameter weights = new([Features], Initializers.Zeros, DType.Float64);

    /// <summary>The mean squared error, and a penalty on the squares of the weights (ridge regression).</summary>
    [Model(Derivatives = Derivatives.Gradient | Derivatives.Hessian)]
    public partial Tensor Loss([Shape("n", Features), Float64] Tensor x, [Shape("n"), Float64] Tensor y, double penalty) =>
        Mean(Square(MatMul(x, weights) - y)) + penalty * Sum(Square(weights));
}
