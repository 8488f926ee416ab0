namespace GraphGen;

/// <summary>Trains a model: computes the loss of a batch and its gradients, and has an optimizer change the parameters.</summary>
public sealed class Trainer
{
    GradientSet? accumulated;
    long accumulatedExamples;

    /// <summary>A trainer.</summary>
    /// <param name="program">A program that computes the loss, such as a generated <c>BindLoss</c> gives.</param>
    /// <param name="optimizer">Changes the parameters.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Trainer(ISupervised program, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(optimizer);
        (Program, Optimizer) = (program, optimizer);
    }

    /// <summary>The largest norm of all gradients together: before an update they are shrunk to it; null for any. See
    /// <see cref="GradientSet.ClipByNorm"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not a number.</exception>
    public double? ClipNorm
    {
        get;
        init => field = value is { } norm ? Optimizer.Require(nameof(ClipNorm), norm, 0, double.PositiveInfinity) : null;
    }

    /// <summary>Which norm <see cref="ClipNorm"/> limits: 2 for the Euclidean, <see cref="double.PositiveInfinity"/> for the
    /// largest absolute value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not more than 0.</exception>
    public double ClipNormOrder
    {
        get;
        init => field = Optimizer.Require(nameof(ClipNormOrder), value, double.Epsilon, double.PositiveInfinity);
    } = 2;

    /// <summary>The largest absolute value of an element of the gradients: before an update they are cut to it, and then
    /// <see cref="ClipNorm"/> counts; null for any.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not a number.</exception>
    public double? ClipValue
    {
        get;
        init => field = value is { } limit ? Optimizer.Require(nameof(ClipValue), limit, 0, double.PositiveInfinity) : null;
    }

    /// <summary>What to do about gradients that are not finite.</summary>
    public NonFiniteGradients NonFiniteGradients { get; init; }

    /// <summary>Is called before each update, when the gradients are clipped; may change them. Null for nothing.</summary>
    public Action<GradientSet>? GradientsReady { get; init; }

    /// <summary>The number of updates that were left out because a gradient was not finite.</summary>
    public long SkippedSteps { get; private set; }

    internal ISupervised Program { get; }

    internal Optimizer Optimizer { get; }

    /// <summary>One step: forward, backward, update. Allocates nothing after the first.</summary>
    /// <typeparam name="TInput">The type of the input's elements, as the program takes it.</typeparam>
    /// <typeparam name="TTarget">The type of the target's elements, as the program takes it.</typeparam>
    /// <param name="inputs">The inputs of the batch, example by example.</param>
    /// <param name="targets">Its targets, example by example.</param>
    /// <returns>The loss before the update; of an earlier step, or NaN, where the program has a <see cref="ISupervised.Lag"/>.</returns>
    /// <exception cref="ArgumentException">The program takes other types, there are no examples, or a length does not fit.</exception>
    /// <exception cref="ArithmeticException">A gradient is not finite, and <see cref="NonFiniteGradients"/> says to throw.
    /// </exception>
    public double Step<TInput, TTarget>(ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        RequireExamples(inputs.Length);
        var loss = Taking<TInput, TTarget>().ForwardBackward(inputs, targets);
        Update(Program.Gradients);
        return loss;
    }

    /// <summary>Forward and backward without an update: adds the gradients to those of earlier calls, for a step with more
    /// examples than fit into memory at once. Allocates nothing after the first.</summary>
    /// <typeparam name="TInput">The type of the input's elements, as the program takes it.</typeparam>
    /// <typeparam name="TTarget">The type of the target's elements, as the program takes it.</typeparam>
    /// <param name="inputs">The inputs of the batch, example by example.</param>
    /// <param name="targets">Its targets, example by example.</param>
    /// <param name="examples">The number of its examples, 1 or more: the weight of its mean among the other batches.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The program takes other types, there are no examples, or a length does not fit.</exception>
    public double Accumulate<TInput, TTarget>(ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets, int examples)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(examples, 1);
        RequireExamples(inputs.Length);
        var loss = Taking<TInput, TTarget>().ForwardBackward(inputs, targets);
        accumulated ??= new GradientSet(Program.Parameters);
        accumulated.AddScaled(Program.Gradients, examples);
        accumulatedExamples += examples;
        return loss;
    }

    /// <summary>Updates with the mean of the gradients that <see cref="Accumulate"/> has added up: for a loss that is a mean
    /// over examples, what one large batch would give. Does nothing if there are none; afterwards, and after an exception, there
    /// are none.</summary>
    /// <exception cref="ArithmeticException">A gradient is not finite, and <see cref="NonFiniteGradients"/> says to throw.
    /// </exception>
    public void UpdateAccumulated()
    {
        if (accumulated is null || accumulatedExamples == 0)
            return;
        accumulated.Scale(1.0 / accumulatedExamples);
        try
        {
            Update(accumulated);
        }
        finally
        {
            accumulated.Clear();
            accumulatedExamples = 0;
        }
    }

    /// <summary>Goes through all examples several times, and after each time measures how well the model does.</summary>
    /// <typeparam name="TInput">The type of the input's elements, as the program takes it.</typeparam>
    /// <typeparam name="TTarget">The type of the target's elements, as the program takes it.</typeparam>
    /// <param name="train">The examples to train with.</param>
    /// <param name="options">How often, in which batches, what to measure, when to stop, where to keep checkpoints.</param>
    /// <returns>What was measured, epoch by epoch.</returns>
    /// <exception cref="ArgumentException">The program takes other types or smaller batches, an option is out of range, or there is
    /// not one batch.</exception>
    /// <exception cref="OperationCanceledException">The options' token ended the training between two steps. With a folder for
    /// checkpoints, the last one goes on from there.</exception>
    /// <exception cref="InvalidDataException">The checkpoint to go on from is damaged, or belongs to another model, optimizer,
    /// dataset or other options (see <see cref="FitOptions{TInput, TTarget}.Resume"/>), or that of the best epoch is missing where
    /// its model is to be restored.</exception>
    /// <exception cref="IOException">A checkpoint cannot be written or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder of the checkpoints does not allow it.</exception>
    public IReadOnlyList<EpochResult> Fit<TInput, TTarget>(
        Dataset<TInput, TTarget> train, FitOptions<TInput, TTarget> options)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        Taking<TInput, TTarget>();
        if (train.Count < (options.DropLast ? options.BatchSize : 1))
            throw new ArgumentException(
                $"There are {train.Count} examples to train with, not one batch{(options.DropLast ? $" of {options.BatchSize}" : "")}.", nameof(train));
        return new TrainingRun<TInput, TTarget>(this, train, options).Run();
    }

    /// <summary>The mean loss over all examples. Parameters, buffers and the random numbers that follow stay as they are; but a
    /// program with a backward pass is one for training, in which dropout drops and statistics are those of the batch.</summary>
    /// <typeparam name="TInput">The type of the input's elements, as the program takes it.</typeparam>
    /// <typeparam name="TTarget">The type of the target's elements, as the program takes it.</typeparam>
    /// <param name="data">The examples.</param>
    /// <param name="batchSize">The number of examples in a batch; at most what the program is bound to.</param>
    /// <returns>The mean of the losses of the batches, each weighted with its examples; NaN for no examples.</returns>
    /// <exception cref="ArgumentException">The program takes other types or smaller batches.</exception>
    /// <exception cref="InvalidOperationException">The program has computed losses that were not returned yet.</exception>
    public double Evaluate<TInput, TTarget>(Dataset<TInput, TTarget> data, int batchSize)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        var supervised = Taking<TInput, TTarget>();
        var randomStep = Program.RandomStep;
        var buffers = TensorCopy.Of(Program.Parameters.Buffers);
        var lag = Program.Lag;
        Program.Lag = 0;
        var loss = data.MeanLoss(supervised.Forward, batchSize);
        Program.Lag = lag;
        Program.Parameters.Buffers.CopyFrom(buffers);
        Program.RandomStep = randomStep;
        return loss;
    }

    void Update(GradientSet gradients)
    {
        Optimizer.Attach(Program.Parameters);
        Optimizer.ClearFrozen(gradients);
        if (NonFiniteGradients != NonFiniteGradients.Ignore && gradients.FindNonFinite() is { } path)
        {
            if (NonFiniteGradients == NonFiniteGradients.Throw)
                throw new ArithmeticException(
                    $"The gradient of '{path}' is not finite in step {Optimizer.StepCount + 1}; nothing was changed.");
            SkippedSteps++;
            return;
        }
        if (ClipValue is { } limit)
            gradients.ClipByValue(limit);
        if (ClipNorm is { } maximum)
            gradients.LimitNorm(maximum, ClipNormOrder);
        GradientsReady?.Invoke(gradients);
        Optimizer.Step(Program.Parameters, gradients);
    }

    static void RequireExamples(int length)
    {
        if (length == 0)
            throw new ArgumentException("A batch of no examples has no loss to train with.", "inputs");
    }

    ISupervised<TInput, TTarget> Taking<TInput, TTarget>()
        where TInput : unmanaged
        where TTarget : unmanaged =>
        Program as ISupervised<TInput, TTarget>
        ?? throw new ArgumentException(
            $"The program {Program.GetType().Name} does not take inputs of {typeof(TInput).Name} " +
            $"with targets of {typeof(TTarget).Name}.");
}
