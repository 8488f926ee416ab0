namespace GraphGen.Samples.Overfit;

/// <summary>What the sample compares.</summary>
/// <param name="Small">A network with few parameters.</param>
/// <param name="Large">One with many.</param>
/// <param name="Dropout">The large one with dropout.</param>
/// <param name="L2">The large one with a penalty on large weights.</param>
/// <param name="Stopped">The large one, stopped when validation no longer improves.</param>
sealed record Courses(Course Small, Course Large, Course Dropout, Course L2, Course Stopped)
{
    Course[] All => [Small, Large, Dropout, L2, Stopped];

    /// <summary>The training losses of all.</summary>
    public Chart TrainChart => ChartOf("training loss", course => course.TrainLosses);

    /// <summary>The validation losses of all.</summary>
    public Chart ValidationChart => ChartOf("validation loss", course => course.ValidationLosses);

    /// <summary>The losses as a table.</summary>
    public string Table => string.Join('\n', All.Select(Row).Prepend("network         epochs  best validation loss  last validation loss  last training loss    gap"));

    /// <summary>What the losses say.</summary>
    public string Findings =>
        $"""
        The small network gets no further than a validation loss of {Small.BestValidationLoss:0.000}. The large one gets to {Large.BestValidationLoss:0.000} in epoch {Large.BestEpoch},
        but ends at {Large.FinalValidationLoss:0.000} with a training loss of {Large.FinalTrainLoss:0.000}: the gap of {Large.Gap:0.000} is what it learnt by heart.
        With dropout the gap is {Compared(Dropout.Gap, Large.Gap)}, with L2 {Compared(L2.Gap, Large.Gap)}.
        {Stop}
        """;

    string Stop => Stopped.Epochs < Large.Epochs
        ? $"Early stopping ended after epoch {Stopped.Epochs} of {Large.Epochs} and kept epoch {Stopped.BestEpoch}, the best, with {Stopped.FinalValidationLoss:0.000}: "
            + $"{Compared(Stopped.FinalValidationLoss, Large.FinalValidationLoss)} than without it in the end."
        : $"Early stopping had no reason to stop; the best was epoch {Stopped.BestEpoch} with a validation loss of {Stopped.FinalValidationLoss:0.000}.";

    static string Compared(double value, double other) =>
        value < other ? $"smaller by {other - value:0.000}" : $"larger by {value - other:0.000}";

    static string Row(Course course) =>
        $"{course.Name,-14}  {course.Epochs,6}  {$"{course.BestValidationLoss:0.000} (epoch {course.BestEpoch})",20}"
        + $"  {course.FinalValidationLoss,20:0.000}  {course.FinalTrainLoss,18:0.000}  {course.Gap,5:0.000}";

    Chart ChartOf(string measure, Func<Course, IReadOnlyList<double>> losses) =>
        new("epoch", measure, [.. All.Select(course => Curve.Of(course.Name, losses(course)))]);
}
