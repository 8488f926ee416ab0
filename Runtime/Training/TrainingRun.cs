using System.Diagnostics;
using System.Globalization;

namespace GraphGen;

/// <summary>One call of <see cref="Trainer.Fit"/>: goes through the epochs, and keeps a <see cref="TrainingState"/> that is whole
/// at every update.</summary>
sealed class TrainingRun<TInput, TTarget>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    readonly Trainer trainer;
    readonly Dataset<TInput, TTarget> train;
    readonly FitOptions<TInput, TTarget> options;
    readonly Monitored monitor;
    readonly TrainingCheckpoints? checkpoints;

    /// <summary>The sizes of the batches whose losses the program has not returned yet.</summary>
    readonly Queue<int> underWay = new();
    TrainingState state;
    (TensorCopy Parameters, TensorCopy Buffers)? best;

    public TrainingRun(Trainer trainer, Dataset<TInput, TTarget> train, FitOptions<TInput, TTarget> options)
    {
        (this.trainer, this.train, this.options) = (trainer, train, options);
        monitor = options.Monitor ?? (options.Validation is null ? Monitored.TrainLoss : Monitored.ValidationLoss);
        if (options.CheckpointFolder is { } folder)
            checkpoints = new TrainingCheckpoints(folder, trainer.Program.Parameters, trainer.Optimizer);
        state = new TrainingState
        {
            Settings = Settings(),
            InitialRate = trainer.Optimizer.LearningRate,
            Best = monitor.Worst,
            Reference = monitor.Worst,
        };
        options.Schedule?.Reset();
    }

    /// <summary>Trains to the end, or until early stopping or a cancellation.</summary>
    public IReadOnlyList<EpochResult> Run()
    {
        if (options.Resume)
            Resume();
        try
        {
            while (state.Epoch <= options.Epochs && !IsStoppedEarly)
                RunEpoch();
        }
        finally
        {
            if (options.Schedule is not null)
                trainer.Optimizer.LearningRate = state.InitialRate;
        }
        if (best is { } model)
            RestoreModel(model);
        return state.History;
    }

    bool IsStoppedEarly => state.EpochsWithoutImprovement >= options.EarlyStopping?.Patience;

    bool KeepsBest => options.EarlyStopping is { RestoreBest: true };

    void RunEpoch()
    {
        var clock = Stopwatch.StartNew();
        var earlier = state.Elapsed;
        var batches = train.Batches(options.BatchSize, options.Seed, (ulong)state.Epoch, options.DropLast);
        foreach (var batch in batches.From(state.Batches))
        {
            if (state.Batches % options.AccumulateBatches == 0)
                BeginStep(clock, earlier);
            var loss = Process(batch);
            underWay.Enqueue(batch.Count);
            if (underWay.Count > trainer.Program.Lag)
                Count(loss);
            state.Batches++;
            if (state.Batches % options.AccumulateBatches == 0 || state.Batches == batches.Count)
                EndStep();
            options.Progress?.Report(new TrainingProgress(state.Epoch, options.Epochs, state.Batches, batches.Count, loss));
        }
        CountAll();
        var result = new EpochResult(
            state.Epoch, state.LossSum / state.Examples, ValidationLoss(), options.Accuracy?.Invoke(), earlier + clock.Elapsed)
        {
            LearningRate = trainer.Optimizer.LearningRate,
            Metrics = options.Metrics.ToDictionary(item => item.Key, item => item.Value()),
        };
        EndEpoch(result);
        options.EpochEnded?.Invoke(result);
    }

    /// <summary>Writes a checkpoint where one is due, ends a training that was cancelled, and sets the learning rate.</summary>
    void BeginStep(Stopwatch clock, TimeSpan earlier)
    {
        var isCancelled = options.CancellationToken.IsCancellationRequested;
        if (isCancelled || (options.CheckpointEverySteps is { } every && state.Batches > 0 && state.Steps % every == 0))
        {
            state.Elapsed = earlier + clock.Elapsed;
            CountAll();
            Save();
        }
        if (isCancelled)
            throw new OperationCanceledException(options.CancellationToken);
        if (options.Schedule is { } schedule)
            trainer.Optimizer.LearningRate = schedule.Rate(
                state.InitialRate, options.ScheduleUnit == ScheduleUnit.Epoch ? state.Epoch - 1 : state.Steps);
    }

    /// <summary>Takes in the loss of the first batch that is under way.</summary>
    void Count(double loss)
    {
        var examples = underWay.Dequeue();
        state.LossSum += loss * examples;
        state.Examples += examples;
    }

    void CountAll()
    {
        while (underWay.Count > 0)
            Count(trainer.Program.Await());
    }

    double Process(Batch<TInput, TTarget> batch) => options.AccumulateBatches == 1
        ? trainer.Step(batch.Inputs, batch.Targets)
        : trainer.Accumulate(batch.Inputs, batch.Targets, batch.Count);

    void EndStep()
    {
        if (options.AccumulateBatches > 1)
            trainer.UpdateAccumulated();
        state.Steps++;
    }

    void EndEpoch(EpochResult result)
    {
        var measure = monitor.Of(result);
        options.Schedule?.Observe(measure);
        var isBest = monitor.IsBetter(measure, state.Best);
        if (isBest)
            (state.Best, state.BestEpoch) = (measure, state.Epoch);
        if (monitor.IsBetter(measure, state.Reference, options.EarlyStopping?.MinDelta ?? 0))
            (state.Reference, state.EpochsWithoutImprovement) = (measure, 0);
        else
            state.EpochsWithoutImprovement++;
        state.History.Add(result);
        state.Epoch++;
        (state.Batches, state.LossSum, state.Examples, state.Elapsed) = (0, 0, 0, TimeSpan.Zero);
        if (isBest && KeepsBest)
            best = CopyModel();
        if (isBest)
            Save(isBest: true);
        Save();
    }

    double? ValidationLoss() =>
        options.Validation is not { } validation ? null
        : options.ValidationLoss is { } loss ? validation.MeanLoss(loss, options.BatchSize)
        : trainer.Evaluate(validation, options.BatchSize);

    void Save(bool isBest = false)
    {
        if (checkpoints is null)
            return;
        (state.RandomSeed, state.RandomStep) = (trainer.Program.RandomSeed, trainer.Program.RandomStep);
        (state.LearningRate, state.Schedule) = (trainer.Optimizer.LearningRate, options.Schedule?.State ?? []);
        checkpoints.Save(state, isBest);
    }

    void Resume()
    {
        if (checkpoints is null || !checkpoints.HasLast)
            return;
        if (KeepsBest && checkpoints.HasBest)
        {
            var present = CopyModel();
            checkpoints.LoadBest();
            best = CopyModel();
            RestoreModel(present);
        }
        checkpoints.LoadLast(Accept);
        if (state.BestEpoch == 0)
            best = null;
        (trainer.Program.RandomSeed, trainer.Program.RandomStep) = (state.RandomSeed, state.RandomStep);
        trainer.Optimizer.LearningRate = state.LearningRate;
    }

    /// <summary>Takes over the state of a checkpoint, before anything else is taken from it.</summary>
    /// <exception cref="InvalidDataException">It belongs to other options.</exception>
    void Accept(TrainingState saved)
    {
        foreach (var (name, expected) in state.Settings)
            if (saved.Settings.GetValueOrDefault(name, "none") is var actual && actual != expected)
                throw new InvalidDataException($"a training with {name} {actual} cannot go on with {name} {expected}");
        if (KeepsBest && saved.BestEpoch > 0 && best is null)
            throw new InvalidDataException(
                $"the model of epoch {saved.BestEpoch}, the best, is to be restored in the end, but its checkpoint is missing");
        if (options.Schedule is { } schedule)
            schedule.State = saved.Schedule;
        state = saved;
    }

    (TensorCopy Parameters, TensorCopy Buffers) CopyModel() =>
        (TensorCopy.Of(trainer.Program.Parameters), TensorCopy.Of(trainer.Program.Parameters.Buffers));

    void RestoreModel((TensorCopy Parameters, TensorCopy Buffers) model)
    {
        trainer.Program.Parameters.CopyFrom(model.Parameters);
        trainer.Program.Parameters.Buffers.CopyFrom(model.Buffers);
    }

    /// <summary>What decides the numbers that are computed, beside the model and the optimizer.</summary>
    Dictionary<string, string> Settings() => new()
    {
        ["examples"] = Text(train.Count),
        ["data"] = checkpoints is null ? "" : train.Fingerprint(),
        [nameof(options.BatchSize)] = Text(options.BatchSize),
        [nameof(options.DropLast)] = Text(options.DropLast),
        [nameof(options.AccumulateBatches)] = Text(options.AccumulateBatches),
        [nameof(options.Seed)] = Text(options.Seed),
        [nameof(options.Schedule)] = options.Schedule?.Kind ?? "none",
        [nameof(options.ScheduleUnit)] = Text(options.ScheduleUnit),
    };

    static string Text<T>(T value) => string.Create(CultureInfo.InvariantCulture, $"{value}");
}
