using static GraphGen.Ops;

namespace GraphGen.Samples.Regression;

/// <summary>The equations for the weights at which the gradient of the loss is 0: (XᵀX / n + λI)·w = Xᵀy / n.</summary>
static partial class NormalEquations
{
    /// <summary>The matrix and the right side.</summary>
    [Model(Derivatives = Derivatives.None)]
    public static partial (Tensor Matrix, Tensor Right) Sides(
        [Shape("n", LinearModel.Features), Float64] Tensor x, [Shape("n"), Float64] Tensor y, double penalty)
    {
        var unit = OneHot(Iota(LinearModel.Features), LinearModel.Features, DType.Float64);
        return (MatMul(Transpose(x), x) / x.Shape[0] + penalty * unit, MatMul(Transpose(x), y) / x.Shape[0]);
    }

    /// <summary>The weights that the equations give.</summary>
    /// <exception cref="ArithmeticException">The features depend on each other.</exception>
    public static double[] Solve(RegressionData data, double penalty)
    {
        var (matrix, right) = (new double[LinearModel.Features * LinearModel.Features], new double[LinearModel.Features]);
        SidesInto(data.X, data.Y, penalty, matrix, right);
        return Cholesky.Solve(matrix, right);
    }
}
