namespace GraphGen;

/// <summary>How <see cref="Trainer.Fit"/> trains.</summary>
/// <typeparam name="TInput">The type of the inputs' elements.</typeparam>
/// <typeparam name="TTarget">The type of the targets' elements.</typeparam>
public sealed record FitOptions<TInput, TTarget>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    /// <summary>How often to go through all examples.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>The number of examples in a batch; at most what the program is bound to.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Decides the order of the examples: equal seeds give equal orders, another one in each epoch.</summary>
    public ulong Seed { get; init; }

    /// <summary>Examples whose loss is computed after each epoch; null for none.</summary>
    public Dataset<TInput, TTarget>? Test { get; init; }

    /// <summary>Computes the accuracy after each epoch, for instance with <see cref="Metrics.Accuracy{TInput}"/>; null for
    /// none.</summary>
    public Func<double>? Accuracy { get; init; }

    /// <summary>Is told of every step, on the training thread; null for nobody.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Is called after every epoch; null for nothing.</summary>
    public Action<EpochResult>? EpochEnded { get; init; }

    /// <summary>Ends the training between two steps.</summary>
    public CancellationToken CancellationToken { get; init; }
}
