using System.Diagnostics;

namespace GraphGen;

/// <summary>Trains a model: computes the loss of a batch and its gradients, and has an optimizer change the parameters.</summary>
public sealed class Trainer
{
    readonly ISupervised program;
    readonly Optimizer optimizer;

    /// <summary>A trainer.</summary>
    /// <param name="program">A program that computes the loss, such as a generated <c>BindLoss</c> gives.</param>
    /// <param name="optimizer">Changes the parameters.</param>
    public Trainer(ISupervised program, Optimizer optimizer) => (this.program, this.optimizer) = (program, optimizer);

    /// <summary>One step: forward, backward, update. Allocates nothing after the first.</summary>
    /// <typeparam name="TInput">The type of the input's elements, as the program takes it.</typeparam>
    /// <typeparam name="TTarget">The type of the target's elements, as the program takes it.</typeparam>
    /// <param name="inputs">The inputs of the batch, example by example.</param>
    /// <param name="targets">Its targets, example by example.</param>
    /// <returns>The loss before the update.</returns>
    /// <exception cref="ArgumentException">The program takes other types, or a length does not fit.</exception>
    public float Step<TInput, TTarget>(ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        var loss = Taking<TInput, TTarget>().Forward(inputs, targets);
        program.Backward();
        optimizer.Step(program.Parameters, program.Gradients);
        return loss;
    }

    /// <summary>Goes through all examples several times, and after each time measures how well the model does.</summary>
    /// <typeparam name="TInput">The type of the input's elements, as the program takes it.</typeparam>
    /// <typeparam name="TTarget">The type of the target's elements, as the program takes it.</typeparam>
    /// <param name="train">The examples to train with.</param>
    /// <param name="options">How often, in which batches, and what to measure.</param>
    /// <returns>What was measured, epoch by epoch.</returns>
    /// <exception cref="ArgumentException">The program takes other types or smaller batches, or an option is out of range.</exception>
    /// <exception cref="OperationCanceledException">The options' token ended the training between two steps.</exception>
    public IReadOnlyList<EpochResult> Fit<TInput, TTarget>(
        Dataset<TInput, TTarget> train, FitOptions<TInput, TTarget> options)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Epochs);
        var results = new List<EpochResult>(options.Epochs);
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            var clock = Stopwatch.StartNew();
            var trainLoss = RunEpoch(train, epoch, options);
            var result = new EpochResult(
                epoch, trainLoss,
                options.Test is { } test ? Evaluate(test, options.BatchSize) : null,
                options.Accuracy?.Invoke(),
                clock.Elapsed);
            results.Add(result);
            options.EpochEnded?.Invoke(result);
        }
        return results;
    }

    /// <summary>The mean loss over all examples, without changing the parameters.</summary>
    /// <typeparam name="TInput">The type of the input's elements, as the program takes it.</typeparam>
    /// <typeparam name="TTarget">The type of the target's elements, as the program takes it.</typeparam>
    /// <param name="data">The examples.</param>
    /// <param name="batchSize">The number of examples in a batch; at most what the program is bound to.</param>
    /// <returns>The mean of the losses of the batches, each weighted with its examples; NaN for no examples.</returns>
    /// <exception cref="ArgumentException">The program takes other types or smaller batches.</exception>
    public double Evaluate<TInput, TTarget>(Dataset<TInput, TTarget> data, int batchSize)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        var supervised = Taking<TInput, TTarget>();
        var sum = 0.0;
        foreach (var batch in data.Batches(batchSize))
            sum += (double)supervised.Forward(batch.Inputs, batch.Targets) * batch.Count;
        return sum / data.Count;
    }

    double RunEpoch<TInput, TTarget>(Dataset<TInput, TTarget> train, int epoch, FitOptions<TInput, TTarget> options)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        var batches = train.Batches(options.BatchSize, options.Seed + (ulong)epoch);
        var (sum, step) = (0.0, 0);
        foreach (var batch in batches)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            var loss = Step(batch.Inputs, batch.Targets);
            sum += (double)loss * batch.Count;
            options.Progress?.Report(new TrainingProgress(epoch, options.Epochs, ++step, batches.Count, loss));
        }
        return sum / train.Count;
    }

    ISupervised<TInput, TTarget> Taking<TInput, TTarget>()
        where TInput : unmanaged
        where TTarget : unmanaged =>
        program as ISupervised<TInput, TTarget>
        ?? throw new ArgumentException(
            $"The program {program.GetType().Name} does not take inputs of {typeof(TInput).Name} " +
            $"with targets of {typeof(TTarget).Name}.");
}
