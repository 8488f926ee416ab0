namespace GraphGen;

/// <summary>A step that was just done.</summary>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="Epochs">How many there will be.</param>
/// <param name="Step">The number of the step in this epoch, from 1.</param>
/// <param name="Steps">How many the epoch has.</param>
/// <param name="Loss">The loss of the step's batch before the update; of an earlier batch, or NaN, where the program has a
/// <see cref="ISupervised.Lag"/>.</param>
public readonly record struct TrainingProgress(int Epoch, int Epochs, int Step, int Steps, double Loss);
