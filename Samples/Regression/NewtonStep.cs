using static GraphGen.Ops;

namespace GraphGen.Samples.Regression;

/// <summary>Newton's method: to the minimum of the quadratic function that has the gradient and the second derivatives.</summary>
static partial class NewtonStep
{
    /// <summary>The weights after a step, w - H⁻¹g.</summary>
    [Model(Derivatives = Derivatives.None)]
    public static partial Tensor Next(
        [Shape("k"), Float64] Tensor weights, [Shape("k"), Float64] Tensor gradient, [Shape("k", "k"), Float64] Tensor hessian) =>
        weights - Solve(hessian, gradient);
}
