namespace GraphGen.Compiler.Descriptions;

/// <summary>The derivatives that a model asks for, numbered as in the user's <c>Derivatives</c>.</summary>
[Flags]
enum DerivativeKinds
{
    None = 0,
    Gradient = 1,
    Jvp = 2,
    Vjp = 4,
    Hessian = 8,
    HessianVector = 16,
    Jacobian = 32,
    GradCheck = 64,
}

/// <summary>What a generated model is a derivative of.</summary>
/// <param name="Method">The name of the model method.</param>
/// <param name="Inputs">The model's own inputs, the first of the derivative's.</param>
/// <param name="Kind">Which derivative.</param>
/// <param name="Summary">What it computes, for the documentation.</param>
sealed record DerivativeOf(string Method, EquatableArray<InputSignature> Inputs, DerivativeKinds Kind, string Summary);
