namespace GraphGen.Samples.Overfit;

/// <summary>A network that is bound twice over the same parameters: to learn in small batches, and to be measured on many examples
/// at once as it is used, without dropout.</summary>
sealed class Learner : IDisposable
{
    readonly ModelProgram measuring;

    Learner(ModelProgram program, ISupervised loss, ModelProgram measuring, BatchLoss<float, int> measure) =>
        (Program, Loss, this.measuring, Measure) = (program, loss, measuring, measure);

    /// <summary>The program that learns.</summary>
    public ModelProgram Program { get; }

    /// <summary>The same program, as a trainer takes it.</summary>
    public ISupervised Loss { get; }

    /// <summary>The mean loss of some examples.</summary>
    public BatchLoss<float, int> Measure { get; }

    /// <summary>The small network.</summary>
    /// <param name="batch">How many examples it learns from at once.</param>
    /// <param name="most">How many examples it is measured on at once, at most.</param>
    public static Learner Small(int batch, int most)
    {
        var network = new SmallNetwork();
        var measuring = network.BindLoss(most);
        return Of(network.BindLoss(batch), measuring, (images, digits) => measuring.Run(images, digits));
    }

    /// <summary>The large network.</summary>
    /// <inheritdoc cref="Small"/>
    public static Learner Large(int batch, int most)
    {
        var network = new LargeNetwork();
        var measuring = network.BindLoss(most);
        return Of(network.BindLoss(batch), measuring, (images, digits) => measuring.Run(images, digits));
    }

    /// <summary>The large network with dropout.</summary>
    /// <inheritdoc cref="Small"/>
    public static Learner WithDropout(int batch, int most)
    {
        var network = new DropoutNetwork();
        var measuring = network.BindInferenceLoss(most);
        return Of(network.BindLoss(batch), measuring, (images, digits) => measuring.Run(images, digits));
    }

    /// <summary>Frees the memory of both programs.</summary>
    public void Dispose()
    {
        Program.Dispose();
        measuring.Dispose();
    }

    static Learner Of<TProgram>(TProgram learning, ModelProgram measuring, BatchLoss<float, int> measure)
        where TProgram : ModelProgram, ISupervised => new(learning, learning, measuring, measure);
}
