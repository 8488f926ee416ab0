namespace GraphGen;

/// <summary>What a <see cref="Schedule"/> counts.</summary>
public enum ScheduleUnit
{
    /// <summary>Updates of the parameters.</summary>
    Step,

    /// <summary>Epochs: the rate stays through each.</summary>
    Epoch,
}
