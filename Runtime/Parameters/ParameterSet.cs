namespace GraphGen;

/// <summary>The values of all parameters of a model, and with them those of its buffers.</summary>
public sealed class ParameterSet : TensorSet
{
    readonly Initializer[] initializers;

    /// <summary>Finds the parameters and buffers of a model and gives them their first values, from seed 0.</summary>
    /// <param name="model">The model. A model has one set; the generated <c>Parameters</c> property holds it.</param>
    /// <exception cref="ArgumentException">The parameters, or the buffers, are not of one type.</exception>
    /// <exception cref="InvalidOperationException">A parameter belongs to a set already.</exception>
    public ParameterSet(IParameterized model)
        : this(Collect(model))
    {
    }

    ParameterSet(ParameterCollector found)
        : base(new TensorLayout([.. found.Parameters.Select(item => (item.Path, (StoredTensor)item.Parameter))]))
    {
        initializers = [.. found.Parameters.Select(item => item.Parameter.Initializer)];
        foreach (var (path, parameter) in found.Parameters)
            parameter.Join(this, path);
        Buffers = new BufferSet(found);
        Initialize(seed: 0);
    }

    /// <summary>The values of the model's buffers.</summary>
    public BufferSet Buffers { get; }

    /// <summary>Draws the first values of all parameters anew and resets the buffers. A parameter's values depend on the
    /// seed and on its position in this set, not on the sizes of others.</summary>
    /// <param name="seed">Equal seeds give equal values, on every machine.</param>
    public void Initialize(ulong seed)
    {
        Draw(initializers, seed);
        Buffers.Initialize();
    }

    /// <summary>Draws first values like <see cref="Initialize(ulong)"/>, but by initializers that a function chooses.</summary>
    /// <param name="seed">Equal seeds give equal values, on every machine.</param>
    /// <param name="choose">Gives a parameter's initializer by its path and shape, or null for its own.</param>
    /// <exception cref="ArgumentException">An initializer does not suit its parameter; nothing was changed.</exception>
    public void Initialize(ulong seed, Func<NamedTensor, Initializer?> choose)
    {
        ArgumentNullException.ThrowIfNull(choose);
        Draw([.. Names.Select((name, i) => choose(this[name]) ?? initializers[i])], seed);
        Buffers.Initialize();
    }

    static ParameterCollector Collect(IParameterized model)
    {
        var collector = new ParameterCollector();
        collector.Add("", "", model);
        return collector;
    }
}
