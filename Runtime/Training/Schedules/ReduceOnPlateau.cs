namespace GraphGen;

/// <summary>
/// Lowers the learning rate when what is monitored has stopped improving, as <c>ReduceLROnPlateau</c>. What it has seen belongs
/// to one training and is kept in its checkpoints.
/// </summary>
public sealed class ReduceOnPlateau : Schedule
{
    readonly double factor;
    readonly int patience;
    double best;
    int badEpochs;
    int coolingEpochs;
    int reductions;

    /// <summary>A schedule that has seen nothing.</summary>
    /// <param name="factor">What the rate is multiplied by, from 0 up to, not including, 1.</param>
    /// <param name="patience">How many epochs without an improvement are let pass, 0 or more.</param>
    /// <param name="higherIsBetter">Whether an improvement is a higher measure, as for an accuracy.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ReduceOnPlateau(double factor = 0.1, int patience = 10, bool higherIsBetter = false)
    {
        this.factor = Optimizer.Require(nameof(factor), factor, 0, Math.BitDecrement(1.0));
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        this.patience = patience;
        HigherIsBetter = higherIsBetter;
        best = Worst;
    }

    /// <summary>Whether an improvement is a higher measure.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>How far a measure must be from the best one to be an improvement, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Threshold
    {
        get;
        init => field = Optimizer.Require(nameof(Threshold), value, 0, double.MaxValue);
    } = 1e-4;

    /// <summary>Whether the threshold is a part of the best measure; else it is an amount.</summary>
    public bool IsThresholdRelative { get; init; } = true;

    /// <summary>How many epochs after a reduction do not count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Cooldown
    {
        get;
        init => field = (int)Optimizer.Require(nameof(Cooldown), value, 0, int.MaxValue);
    }

    /// <summary>The lowest rate, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Minimum
    {
        get;
        init => field = Optimizer.Require(nameof(Minimum), value, 0, double.MaxValue);
    }

    /// <summary>A reduction by no more than this, 0 or more, is not made.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Epsilon
    {
        get;
        init => field = Optimizer.Require(nameof(Epsilon), value, 0, double.MaxValue);
    } = 1e-8;

    /// <inheritdoc/>
    public override double Rate(double initial, long step)
    {
        var rate = initial;
        for (var i = 0; i < reductions; i++)
            if (Math.Max(rate * factor, Minimum) is var lower && rate - lower > Epsilon)
                rate = lower;
        return rate;
    }

    /// <inheritdoc/>
    public override void Observe(double measure)
    {
        if (IsImprovement(measure))
            (best, badEpochs) = (measure, 0);
        else
            badEpochs++;
        if (coolingEpochs > 0)
            (coolingEpochs, badEpochs) = (coolingEpochs - 1, 0);
        if (badEpochs > patience)
            (reductions, coolingEpochs, badEpochs) = (reductions + 1, Cooldown, 0);
    }

    /// <inheritdoc/>
    protected internal override void Reset() => (best, badEpochs, coolingEpochs, reductions) = (Worst, 0, 0, 0);

    /// <inheritdoc/>
    protected internal override double[] State
    {
        get => [best, badEpochs, coolingEpochs, reductions];
        set
        {
            RequireLength(value, 4);
            (best, badEpochs, coolingEpochs, reductions) = (value[0], (int)value[1], (int)value[2], (int)value[3]);
        }
    }

    double Worst => HigherIsBetter ? double.NegativeInfinity : double.PositiveInfinity;

    bool IsImprovement(double measure) => (HigherIsBetter, IsThresholdRelative) switch
    {
        (false, true) => measure < best * (1 - Threshold),
        (false, false) => measure < best - Threshold,
        (true, true) => measure > best * (1 + Threshold),
        (true, false) => measure > best + Threshold,
    };
}
