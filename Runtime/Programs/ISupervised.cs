namespace GraphGen;

/// <summary>A program that computes a loss and its gradients: what a trainer needs of one, whatever it takes as
/// input.</summary>
public interface ISupervised
{
    /// <summary>The parameters of the model.</summary>
    ParameterSet Parameters { get; }

    /// <summary>The gradients that <see cref="Backward"/> leaves.</summary>
    GradientSet Gradients { get; }

    /// <summary>The seed of the random numbers that the program draws.</summary>
    ulong RandomSeed { get; set; }

    /// <summary>The number of the next pass that draws random numbers; a resumed training sets it to go on with the same
    /// ones.</summary>
    long RandomStep { get; set; }

    /// <summary>How many calls late a loss is returned: with 0, which is all that a program on the processor can, by the call that
    /// computes it. With n, a call returns the loss of the call n before, and the first n calls return NaN, so that a device
    /// need not be waited for; <see cref="Await"/> returns those that are left after the last call.</summary>
    /// <exception cref="NotSupportedException">The program computes its losses at once.</exception>
    /// <exception cref="InvalidOperationException">Losses were computed that were not returned yet.</exception>
    int Lag
    {
        get => 0;
        set
        {
            if (value != 0) throw new NotSupportedException($"{GetType().Name} computes a loss at once, so it can't come {value} calls late.");
        }
    }

    /// <summary>The loss of the first call that was not returned yet; waits for it.</summary>
    /// <returns>The loss.</returns>
    /// <exception cref="InvalidOperationException">All losses were returned.</exception>
    double Await() => throw new InvalidOperationException("All losses were returned.");

    /// <summary>Computes the gradients of the loss that was computed last.</summary>
    void Backward();
}

/// <summary>A program that computes a loss from inputs and targets. Generated programs of two inputs with a float or
/// double result implement it.</summary>
/// <typeparam name="TInput">The type of the input's elements.</typeparam>
/// <typeparam name="TTarget">The type of the target's elements.</typeparam>
public interface ISupervised<TInput, TTarget> : ISupervised
    where TInput : unmanaged
    where TTarget : unmanaged
{
    /// <summary>Computes the loss of a batch.</summary>
    /// <param name="input">The inputs, row by row; at most the batch that the program is bound to.</param>
    /// <param name="target">What they should give, row by row.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    double Forward(ReadOnlySpan<TInput> input, ReadOnlySpan<TTarget> target);

    /// <summary>Computes the loss of a batch and its gradients: what <see cref="Forward"/> and then
    /// <see cref="ISupervised.Backward"/> do. Generated programs read the inputs where they lie.</summary>
    /// <param name="input">The inputs, row by row; at most the batch that the program is bound to.</param>
    /// <param name="target">What they should give, row by row.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    double ForwardBackward(ReadOnlySpan<TInput> input, ReadOnlySpan<TTarget> target)
    {
        var loss = Forward(input, target);
        Backward();
        return loss;
    }
}
