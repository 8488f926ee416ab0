namespace GraphGen;

/// <summary>Which derivatives of a <see cref="ModelAttribute">[Model]</see> method are generated.</summary>
[Flags]
public enum Derivatives
{
    /// <summary>The value only.</summary>
    None = 0,

    /// <summary>The gradient of a scalar result, in reverse mode.</summary>
    Gradient = 1,

    /// <summary>The product of the Jacobian with a tangent, in forward mode.</summary>
    Jvp = 2,

    /// <summary>The product of a cotangent with the Jacobian, in reverse mode.</summary>
    Vjp = 4,

    /// <summary>The matrix of second derivatives of a scalar result.</summary>
    Hessian = 8,

    /// <summary>The product of the Hessian with a vector, without the Hessian.</summary>
    HessianVector = 16,

    /// <summary>The matrix of first derivatives of a tensor result.</summary>
    Jacobian = 32,
}
