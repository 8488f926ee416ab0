namespace GraphGen;

/// <summary>What is watched from epoch to epoch to tell whether the model improves.</summary>
public sealed class Monitored
{
    readonly Func<EpochResult, double> measure;

    /// <summary>A measure of an epoch.</summary>
    /// <param name="measure">Takes it from what was measured. NaN is no improvement.</param>
    /// <param name="higherIsBetter">Whether an improvement is a higher value.</param>
    public Monitored(Func<EpochResult, double> measure, bool higherIsBetter) =>
        (this.measure, HigherIsBetter) = (measure, higherIsBetter);

    /// <summary>The training loss; lower is better.</summary>
    public static Monitored TrainLoss { get; } = new(static result => result.TrainLoss, higherIsBetter: false);

    /// <summary>The validation loss; lower is better. NaN without validation.</summary>
    public static Monitored ValidationLoss { get; } = new(static result => result.ValidationLoss ?? double.NaN, higherIsBetter: false);

    /// <summary>The accuracy; higher is better. NaN where it is not measured.</summary>
    public static Monitored Accuracy { get; } = new(static result => result.Accuracy ?? double.NaN, higherIsBetter: true);

    /// <summary>Whether an improvement is a higher value.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>One of <see cref="EpochResult.Metrics"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="higherIsBetter">Whether an improvement is a higher value.</param>
    /// <returns>The monitor.</returns>
    public static Monitored Metric(string name, bool higherIsBetter) => new(
        result => result.Metrics.TryGetValue(name, out var value)
            ? value
            : throw new ArgumentException($"There is no metric '{name}'; there are: {string.Join(", ", result.Metrics.Keys)}."),
        higherIsBetter);

    /// <summary>The measure of an epoch.</summary>
    internal double Of(EpochResult result) => measure(result);

    /// <summary>Whether a value is better than another one by more than an amount; NaN never is.</summary>
    internal bool IsBetter(double value, double than, double by = 0) => HigherIsBetter ? value > than + by : value < than - by;

    /// <summary>What every number is better than.</summary>
    internal double Worst => HigherIsBetter ? double.NegativeInfinity : double.PositiveInfinity;
}
