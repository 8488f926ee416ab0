namespace GraphGen;

/// <summary>Asks for the gradient with respect to this input, beside that with respect to the parameters. The inputs of
/// a static <see cref="ModelAttribute">[Model]</see> method need no mark: every floating-point one has a gradient.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DifferentiableAttribute : Attribute;
