namespace GraphGen;

/// <summary>One number for each element of the parameters that an optimizer remembers from step to step, such as a velocity;
/// zeros at first.</summary>
public sealed class OptimizerState : TensorSet
{
    internal OptimizerState(string name, ParameterSet parameters)
        : base(parameters.Layout) => Name = name;

    /// <summary>What the number is, named as in PyTorch: <c>momentum_buffer</c>, <c>exp_avg</c>.</summary>
    public string Name { get; }
}
