namespace GraphGen;

/// <summary>One number for each element of the parameters that an optimizer remembers from step to step, such as a
/// velocity.</summary>
public sealed class OptimizerState : TensorSet
{
    internal OptimizerState(string name, ParameterSet parameters, double initial)
        : base(parameters.Layout)
    {
        Name = name;
        if (Type == DType.Float64)
            AsSpan<double>().Fill(initial);
        else
            AsSpan<float>().Fill((float)initial);
    }

    /// <summary>What the number is, named as in PyTorch: <c>momentum_buffer</c>, <c>exp_avg</c>.</summary>
    public string Name { get; }
}
