namespace GraphGen;

/// <summary>Which derivatives of a <see cref="ModelAttribute">[Model]</see> method are generated.</summary>
[Flags]
public enum Derivatives
{
    /// <summary>The value only.</summary>
    None = 0,

    /// <summary>The gradient of a scalar first result, in reverse mode: what a model has unless it says otherwise.</summary>
    Gradient = 1,

    /// <summary><c>LossJvp</c>: the results, and how they change along tangents, in forward mode.</summary>
    Jvp = 2,

    /// <summary><c>LossVjp</c>: the results, and the products of cotangents with their derivatives, in reverse mode.</summary>
    Vjp = 4,

    /// <summary><c>LossHessian</c>: the matrix of second derivatives of a scalar first result.</summary>
    Hessian = 8,

    /// <summary><c>LossHessianVector</c>: the product of the Hessian with a vector, without the Hessian.</summary>
    HessianVector = 16,

    /// <summary><c>LossJacobian</c>: the matrix of first derivatives of all floating results.</summary>
    Jacobian = 32,

    /// <summary><c>LossGradCheck</c>: a method that compares the gradients with central differences in float64.</summary>
    GradCheck = 64,
}
