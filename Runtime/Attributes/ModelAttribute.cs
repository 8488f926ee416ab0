namespace GraphGen;

/// <summary>
/// Marks the description of a network or function: the implementing part of a partial method over <c>Tensor</c>,
/// <see cref="float"/> or <see cref="double"/>. The generator declares the method, runs its body at build time and adds
/// the compiled program beside it. Calling the method itself runs it eagerly, operation by operation.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ModelAttribute : Attribute
{
    /// <summary>The derivatives to generate; the gradient if not said otherwise.</summary>
    public Derivatives Derivatives { get; set; } = Derivatives.Gradient;
}
