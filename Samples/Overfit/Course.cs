namespace GraphGen.Samples.Overfit;

/// <summary>How a network learnt from few examples.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="TrainLosses">The mean loss of the training examples after each epoch, without dropout.</param>
/// <param name="ValidationLosses">The mean loss of the validation examples after each epoch.</param>
/// <param name="FinalTrainLoss">That of the training examples, of the network that is left.</param>
/// <param name="FinalValidationLoss">That of the validation examples, of the network that is left.</param>
sealed record Course(
    string Name, IReadOnlyList<double> TrainLosses, IReadOnlyList<double> ValidationLosses, double FinalTrainLoss, double FinalValidationLoss)
{
    /// <summary>How much worse the network does on examples that it does not know.</summary>
    public double Gap => FinalValidationLoss - FinalTrainLoss;

    /// <summary>How many epochs there were.</summary>
    public int Epochs => ValidationLosses.Count;

    /// <summary>The lowest validation loss after an epoch.</summary>
    public double BestValidationLoss => ValidationLosses.Min();

    /// <summary>The epoch after which the validation loss was lowest, from 1.</summary>
    public int BestEpoch => 1 + ValidationLosses.ToList().IndexOf(BestValidationLoss);
}
