using System.IO.Enumeration;

namespace GraphGen;

/// <summary>
/// Parameters that an optimizer treats in a way of their own: <c>new ParameterGroup("*.bias") { WeightDecay = 0 }</c>. What is
/// not set is as for the other parameters. A parameter belongs to the first group of <see cref="Optimizer.Groups"/> that takes
/// its path. Settings may change between two steps.
/// </summary>
public sealed class ParameterGroup
{
    readonly Func<string, bool> takes;
    readonly string description;

    /// <summary>The parameters whose path fits a pattern.</summary>
    /// <param name="pattern">A path such as <c>hidden.weight</c>, in which <c>*</c> stands for any characters and <c>?</c> for
    /// one: <c>encoder.*</c>, <c>*.bias</c>.</param>
    public ParameterGroup(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        takes = path => FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false);
        description = $"the pattern '{pattern}'";
    }

    /// <summary>The parameters whose path a function takes.</summary>
    /// <param name="takes">Tells whether the parameter of a path belongs to the group; asked once for each.</param>
    public ParameterGroup(Func<string, bool> takes)
    {
        ArgumentNullException.ThrowIfNull(takes);
        this.takes = takes;
        description = "the function";
    }

    /// <summary>What the optimizer's learning rate is multiplied by, 0 or more; a schedule keeps the ratio.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double LearningRateFactor
    {
        get;
        set => field = Optimizer.Require(nameof(LearningRateFactor), value, 0, double.MaxValue);
    } = 1;

    /// <summary>The weight decay in place of the optimizer's, 0 or more; null for the same.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double? WeightDecay
    {
        get;
        set => field = value is { } decay ? Optimizer.Require(nameof(WeightDecay), decay, 0, double.MaxValue) : null;
    }

    /// <summary>The L1 penalty in place of the optimizer's, 0 or more; null for the same.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double? L1Penalty
    {
        get;
        set => field = value is { } penalty ? Optimizer.Require(nameof(L1Penalty), penalty, 0, double.MaxValue) : null;
    }

    /// <summary>Whether the parameters stay as they are. What the optimizer remembers of them stays, too, and clipping leaves
    /// their gradients out. <see cref="Optimizer.StepCount"/> goes on: what a rule makes of the number of steps (the bias
    /// correction of Adam, a decaying rate) counts those in which they were frozen, where PyTorch counts none.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>Tells whether the parameter of a path belongs to the group.</summary>
    internal bool Takes(string path) => takes(path);

    /// <summary>The pattern, for messages.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => description;
}
