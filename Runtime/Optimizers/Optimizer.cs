using System.Globalization;

namespace GraphGen;

/// <summary>
/// Changes parameters so that a loss falls. An update rule is a description like any other, compiled to one loop over all
/// parameters; what it remembers from step to step lies in memory like that of the parameters. An optimizer serves one
/// <see cref="ParameterSet"/>, that of its first step.
/// </summary>
public abstract class Optimizer
{
    readonly string[] stateNames;
    readonly double weightDecay;
    ParameterSet? parameters;
    OptimizerState[] states = [];
    ParameterRuns runs = ParameterRuns.None;

    /// <summary>An optimizer.</summary>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="weightDecay">The part of each parameter that pulls it to 0, 0 or more.</param>
    /// <param name="stateNames">Names of the numbers that the rule remembers for each parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is negative or not finite.</exception>
    protected Optimizer(double learningRate, double weightDecay, params string[] stateNames)
    {
        Require(nameof(learningRate), learningRate, 0, double.MaxValue);
        LearningRate = learningRate;
        this.weightDecay = Require(nameof(weightDecay), weightDecay, 0, double.MaxValue);
        this.stateNames = stateNames;
    }

    /// <summary>The learning rate of the next step, 0 or more; a <see cref="Schedule"/> changes it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double LearningRate
    {
        get;
        set => field = Require(nameof(LearningRate), value, 0, double.MaxValue);
    }

    /// <summary>Adds <c>L1Penalty · sign(parameter)</c> to each gradient before the rule sees it, 0 or more: the penalty
    /// <c>L1Penalty · Σ|parameter|</c> on the loss, with derivative 0 at 0. Like weight decay, which is the L2 penalty, it
    /// comes after clipping and does not count in the loss that is reported.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double L1Penalty
    {
        get;
        init => field = Require(nameof(L1Penalty), value, 0, double.MaxValue);
    }

    /// <summary>Whether the loss should rise instead of fall.</summary>
    public bool Maximize { get; init; }

    /// <summary>Parameters with settings of their own, none at first. Of several groups that take a path the first
    /// counts.</summary>
    /// <exception cref="ArgumentNullException">The list, or a group, is null.</exception>
    public IReadOnlyList<ParameterGroup> Groups
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            foreach (var group in value)
                ArgumentNullException.ThrowIfNull(group, nameof(Groups));
            field = value;
        }
    } = [];

    /// <summary>The number of steps done.</summary>
    public long StepCount { get; private set; }

    /// <summary>What the rule remembers, as named by the constructor; empty before the first step.</summary>
    public IReadOnlyList<OptimizerState> States => states;

    /// <summary>Changes the parameters by one step. Allocates nothing after the first.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">The gradients of the loss with respect to them; an <see cref="L1Penalty"/> is added to
    /// them.</param>
    /// <exception cref="ArgumentException">The gradients are not those of the parameters, or a group takes no parameter that the
    /// groups before it leave.</exception>
    /// <exception cref="InvalidOperationException">The optimizer has served other parameters.</exception>
    public void Step(ParameterSet parameters, GradientSet gradients)
    {
        if (gradients.Layout != parameters.Layout)
            throw new ArgumentException("The gradients belong to other parameters.", nameof(gradients));
        Attach(parameters);
        StepCount++;
        foreach (var (begin, length, group) in runs.All)
        {
            if (group is { IsFrozen: true })
                continue;
            var run = new ParameterRun(parameters, gradients, states, begin, length)
            {
                LearningRate = LearningRate * (group?.LearningRateFactor ?? 1),
                WeightDecay = group?.WeightDecay ?? weightDecay,
                Direction = Maximize ? -1 : 1,
            };
            PenaltyRules.AddL1(run, group?.L1Penalty ?? L1Penalty);
            Update(run);
        }
    }

    /// <summary>Applies the update rule to some of the parameters; <see cref="StepCount"/> counts this step already.</summary>
    /// <param name="run">The parameters with their gradients and settings.</param>
    protected abstract void Update(ParameterRun run);

    /// <summary>What a memory of the rule holds before the first step.</summary>
    /// <param name="state">The memory's name.</param>
    /// <returns>The value of all its elements; 0 unless a rule says otherwise.</returns>
    protected virtual double InitialState(string state) => 0;

    /// <summary>Checks a setting.</summary>
    /// <param name="name">The setting's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="low">The least it may be.</param>
    /// <param name="high">The most it may be.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is outside, or not a number.</exception>
    protected internal static double Require(string name, double value, double low, double high) =>
        value >= low && value <= high
        ? value
        : throw new ArgumentOutOfRangeException(name, value, string.Create(
            CultureInfo.InvariantCulture, $"'{name}' is {value}; it must be {(low, high) switch
            {
                (0, double.MaxValue) => "0 or more, and finite",
                (double.Epsilon, double.MaxValue) => "more than 0, and finite",
                (double.MinValue, double.MaxValue) => "finite",
                (_, double.MaxValue) => string.Create(CultureInfo.InvariantCulture, $"{low} or more, and finite"),
                _ => string.Create(CultureInfo.InvariantCulture, $"from {low} to {high}"),
            }}."));

    /// <summary>Makes room for what the rule remembers, at the first step or before a checkpoint is read.</summary>
    internal void Attach(ParameterSet parameters)
    {
        if (this.parameters == parameters)
            return;
        if (this.parameters is not null)
            throw new InvalidOperationException(
                "An optimizer serves one set of parameters; it has served another one before.");
        runs = new ParameterRuns(parameters.Layout, Groups);
        this.parameters = parameters;
        states = new OptimizerState[stateNames.Length];
        for (var i = 0; i < states.Length; i++)
            states[i] = new OptimizerState(stateNames[i], parameters, InitialState(stateNames[i]));
    }

    /// <summary>Makes the gradients of frozen parameters 0, so that they do not count in a norm.</summary>
    internal void ClearFrozen(GradientSet gradients)
    {
        foreach (var (begin, length, group) in runs.All)
            if (group is { IsFrozen: true })
                gradients.Clear(begin, length);
    }

    /// <summary>Goes on from a checkpoint.</summary>
    internal void Resume(long stepCount) => StepCount = stepCount;
}
