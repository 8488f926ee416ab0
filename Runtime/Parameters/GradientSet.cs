namespace GraphGen;

/// <summary>The gradients of a loss with respect to all parameters of a model: each has the path, the shape and the place of
/// its parameter.</summary>
/// <param name="parameters">The parameters.</param>
public sealed partial class GradientSet(ParameterSet parameters) : TensorSet(parameters.Layout);
