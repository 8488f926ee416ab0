namespace GraphGen;

/// <summary>Applies an update rule eagerly.</summary>
static class EagerUpdate
{
    /// <summary>Gives the rule the elements of the parameters, of the state and of the gradients, and stores what it
    /// returns: the new parameters, then the new state.</summary>
    public static void Apply(
        ParameterSet parameters, GradientSet gradients, IReadOnlyList<OptimizerState> states, Func<Tensor, Tensor[], Tensor, Tensor[]> rule)
    {
        var results = rule(Read(parameters), [.. states.Select(Read)], Read(gradients));
        Write(results[0], parameters);
        for (var i = 0; i < states.Count; i++)
            Write(results[i + 1], states[i]);
    }

    static Tensor Read(TensorSet set) => set.Type == DType.Float64
        ? Tensor.Of(set.AsSpan<double>().ToArray())
        : Tensor.Of(set.AsSpan<float>().ToArray());

    static void Write(Tensor from, TensorSet to)
    {
        if (to.Type == DType.Float64)
            from.AsSpan<double>().CopyTo(to.AsSpan<double>());
        else
            from.AsSpan<float>().CopyTo(to.AsSpan<float>());
    }
}
