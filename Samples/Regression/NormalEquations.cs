using static GraphGen.Ops;

namespace GraphGen.Samples.Regression;

/// <summary>The equations for the weights at which the gradient of the loss is 0: (XᵀX / n + λI)·w = Xᵀy / n.</summary>
static partial class NormalEquations
{
    /// <summary>The weights that the equations give.</summary>
    [Model(Derivatives = Derivatives.None)]
    public static partial Tensor Weights(
        [Shape("n", LinearModel.Features), Float64] Tensor x, [Shape("n"), Float64] Tensor y, double penalty)
    {
        var transposed = Transpose(x);
        var n = x.Shape[0];
        return Solve(
            MatMul(transposed, x) / n + penalty * IdentityMatrix(LinearModel.Features, DType.Float64), MatMul(transposed, y) / n);
    }

    /// <summary>The weights for measurements.</summary>
    /// <exception cref="ArithmeticException">The features depend on each other.</exception>
    public static double[] Solution(RegressionData data, double penalty)
    {
        var weights = new double[LinearModel.Features];
        WeightsInto(data.X, data.Y, penalty, weights);
        return weights;
    }
}
