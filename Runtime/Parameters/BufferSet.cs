namespace GraphGen;

/// <summary>The values of all buffers of a model.</summary>
public sealed class BufferSet : TensorSet
{
    readonly Initializer[] initializers;

    internal BufferSet(ParameterCollector found)
        : base(new TensorLayout([.. found.Buffers.Select(item => (item.Path, (StoredTensor)item.Buffer))]))
    {
        initializers = [.. found.Buffers.Select(item => item.Buffer.Initializer)];
        foreach (var (path, buffer) in found.Buffers)
            buffer.Join(this, path);
    }

    /// <summary>Gives all buffers their first values again.</summary>
    internal void Initialize() => Draw(initializers, seed: 0);
}
