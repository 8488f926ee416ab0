namespace GraphGen;

/// <summary>What was measured in one epoch.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="TrainLoss">The mean loss over the training examples, each before the update it led to.</param>
/// <param name="ValidationLoss">The mean loss over the validation examples after the epoch; null if there are none.</param>
/// <param name="Accuracy">The accuracy after the epoch, from 0 to 1; null if it is not measured.</param>
/// <param name="Duration">How long the epoch took, with the measurements.</param>
public sealed record EpochResult(int Epoch, double TrainLoss, double? ValidationLoss, double? Accuracy, TimeSpan Duration)
{
    /// <summary>The learning rate of the epoch's last step.</summary>
    public double LearningRate { get; init; }

    /// <summary>Other measures after the epoch, by name.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();
}
