namespace GraphGen.Samples.Common;

/// <summary>The compiled programs of a network that a sample trains, wherever they run.</summary>
/// <typeparam name="TTarget">The type of the targets' elements.</typeparam>
/// <param name="loss">Computes the loss and its gradients.</param>
/// <param name="answer">Computes what the network gives.</param>
/// <param name="all">The programs, for a report, and to dispose of in the end.</param>
sealed class NetworkPrograms<TTarget>(ISupervised<float, TTarget> loss, Predictor<float> answer, params IProgram[] all) : IDisposable
    where TTarget : unmanaged
{
    /// <summary>Computes the loss and its gradients.</summary>
    public ISupervised<float, TTarget> Loss => loss;

    /// <summary>Computes what the network gives.</summary>
    public Predictor<float> Answer => answer;

    /// <summary>The programs.</summary>
    public IReadOnlyList<IProgram> All => all;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var program in all) program.Dispose();
    }
}
