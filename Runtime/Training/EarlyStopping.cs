namespace GraphGen;

/// <summary>When to stop a training in which what is <see cref="Monitored"/> no longer improves.</summary>
public sealed record EarlyStopping
{
    /// <summary>Stops after some epochs without an improvement.</summary>
    /// <param name="patience">How many, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public EarlyStopping(int patience)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        Patience = patience;
    }

    /// <summary>How many epochs without an improvement end the training.</summary>
    public int Patience { get; }

    /// <summary>By more than how much the measure must be better than at the last improvement, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MinDelta
    {
        get;
        init => field = Optimizer.Require(nameof(MinDelta), value, 0, double.MaxValue);
    }

    /// <summary>Whether, when the training ends, the model becomes that of the best epoch again.</summary>
    public bool RestoreBest { get; init; } = true;
}
