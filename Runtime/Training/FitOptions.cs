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

    /// <summary>Whether a last batch with fewer examples is left out; each epoch leaves out others.</summary>
    public bool DropLast { get; init; }

    /// <summary>How many batches an update takes the mean gradient of: with 4, a batch size of 64 trains as one of 256. The
    /// last update of an epoch takes what is left.</summary>
    public int AccumulateBatches { get; init; } = 1;

    /// <summary>Decides the order of the examples: equal seeds give equal orders, another one in each epoch, and other seeds
    /// independent ones.</summary>
    public ulong Seed { get; init; }

    /// <summary>Changes the learning rate, starting from the optimizer's; null to leave it.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>What the schedule counts.</summary>
    public ScheduleUnit ScheduleUnit { get; init; }

    /// <summary>Examples whose loss is computed after each epoch; null for none.</summary>
    public Dataset<TInput, TTarget>? Validation { get; init; }

    /// <summary>Computes the mean loss of a batch of <see cref="Validation"/>: <c>(x, y) =&gt; inference.Run(x, y)</c> with a
    /// program without a backward pass, in which nothing is dropped and statistics are the running ones. Null to compute it with
    /// the program that trains.</summary>
    public BatchLoss<TInput, TTarget>? ValidationLoss { get; init; }

    /// <summary>Computes the accuracy after each epoch, for instance with
    /// <see cref="GraphGen.Metrics.Accuracy{TInput}(Predictor{TInput}, Dataset{TInput, int}, int)"/>; null for none.</summary>
    public Func<double>? Accuracy { get; init; }

    /// <summary>Computes other measures after each epoch, by name.</summary>
    public IReadOnlyDictionary<string, Func<double>> Metrics { get; init; } = new Dictionary<string, Func<double>>();

    /// <summary>What decides which epoch is the best, and whether there was an improvement; null for the validation loss, or
    /// the training loss if there is no validation.</summary>
    public Monitored? Monitor { get; init; }

    /// <summary>When to stop before <see cref="Epochs"/>; null for never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>A folder for the checkpoints <c>last.safetensors</c>, written after each epoch and when the training is
    /// cancelled, and <c>best.safetensors</c>; made if it does not exist. Null for none.</summary>
    public string? CheckpointFolder { get; init; }

    /// <summary>After how many updates the last checkpoint is written within an epoch, too; null for none.</summary>
    public int? CheckpointEverySteps { get; init; }

    /// <summary>Whether to go on from the last checkpoint in <see cref="CheckpointFolder"/>, bit for bit as if there had been no
    /// interruption; without one, training begins anew. The examples, the optimizer's class and the options of batches, seed and
    /// schedule must be those of before, which is checked; the settings of the optimizer and of the trainer must be, too, and
    /// cannot be. The learning rate comes from the checkpoint. <see cref="Epochs"/> may be more; fewer than are done end the
    /// training at once.</summary>
    public bool Resume { get; init; }

    /// <summary>Is told of every batch, on the training thread; null for nobody.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Is called after every epoch; null for nothing.</summary>
    public Action<EpochResult>? EpochEnded { get; init; }

    /// <summary>Ends the training between two steps.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Checks what can be checked before training.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or lacks another one.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Epochs);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(AccumulateBatches, 1);
        if (CheckpointEverySteps is { } steps)
            ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1, nameof(CheckpointEverySteps));
        if (CheckpointFolder is null && (Resume || CheckpointEverySteps is not null))
            throw new ArgumentException(
                $"{(Resume ? nameof(Resume) : nameof(CheckpointEverySteps))} needs a {nameof(CheckpointFolder)}.");
        if (ValidationLoss is not null && Validation is null)
            throw new ArgumentException($"{nameof(ValidationLoss)} needs {nameof(Validation)} examples.");
        if (Monitor == Monitored.ValidationLoss && Validation is null)
            throw new ArgumentException($"{nameof(Monitor)} is the validation loss, which needs {nameof(Validation)} examples.");
        if (Monitor == Monitored.Accuracy && Accuracy is null)
            throw new ArgumentException($"{nameof(Monitor)} is the accuracy, which needs a function for {nameof(Accuracy)}.");
        ArgumentNullException.ThrowIfNull(Metrics);
    }
}

/// <summary>Computes the mean loss of a batch.</summary>
/// <typeparam name="TInput">The type of the inputs' elements.</typeparam>
/// <typeparam name="TTarget">The type of the targets' elements.</typeparam>
/// <param name="inputs">The inputs, example by example.</param>
/// <param name="targets">The targets, example by example.</param>
/// <returns>The loss.</returns>
public delegate double BatchLoss<TInput, TTarget>(ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets)
    where TInput : unmanaged
    where TTarget : unmanaged;
