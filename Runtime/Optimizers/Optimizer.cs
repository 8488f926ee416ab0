namespace GraphGen;

/// <summary>
/// Changes parameters so that a loss falls. An update rule is a description like any other, compiled to one loop over all
/// parameters; what it remembers from step to step lies in memory like that of the parameters. An optimizer serves one
/// <see cref="ParameterSet"/>, that of its first step.
/// </summary>
public abstract class Optimizer
{
    readonly string[] stateNames;
    ParameterSet? parameters;
    OptimizerState[] states = [];

    /// <summary>An optimizer.</summary>
    /// <param name="learningRate">The learning rate.</param>
    /// <param name="stateNames">Names of the numbers that the rule remembers for each parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not a number.</exception>
    protected Optimizer(double learningRate, params string[] stateNames)
    {
        LearningRate = Require(nameof(learningRate), learningRate, 0, double.MaxValue);
        this.stateNames = stateNames;
    }

    /// <summary>The learning rate of the next step; change it for a schedule.</summary>
    public double LearningRate { get; set; }

    /// <summary>The number of steps done.</summary>
    public long StepCount { get; private set; }

    /// <summary>What the rule remembers, as named by the constructor; empty before the first step.</summary>
    public IReadOnlyList<OptimizerState> States => states;

    /// <summary>Changes the parameters by one step. Allocates nothing after the first.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">The gradients of the loss with respect to them.</param>
    /// <exception cref="ArgumentException">The gradients are not those of the parameters.</exception>
    /// <exception cref="InvalidOperationException">The optimizer has served other parameters.</exception>
    public void Step(ParameterSet parameters, GradientSet gradients)
    {
        if (gradients.Layout != parameters.Layout)
            throw new ArgumentException("The gradients belong to other parameters.", nameof(gradients));
        Attach(parameters);
        StepCount++;
        Update(parameters, gradients);
    }

    /// <summary>Applies the update rule; <see cref="StepCount"/> counts this step already.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">Their gradients.</param>
    protected abstract void Update(ParameterSet parameters, GradientSet gradients);

    /// <summary>Checks a setting.</summary>
    /// <param name="name">The setting's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="low">The least it may be.</param>
    /// <param name="high">The most it may be.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is outside, or not a number.</exception>
    protected static double Require(string name, double value, double low, double high) => value >= low && value <= high
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"'{name}' is {value}; it must be from {low} to {high}.");

    /// <summary>Makes room for what the rule remembers, at the first step or before a checkpoint is read.</summary>
    internal void Attach(ParameterSet parameters)
    {
        if (this.parameters == parameters)
            return;
        if (this.parameters is not null)
            throw new InvalidOperationException(
                "An optimizer serves one set of parameters; it has served another one before.");
        this.parameters = parameters;
        states = new OptimizerState[stateNames.Length];
        for (var i = 0; i < states.Length; i++)
            states[i] = new OptimizerState(stateNames[i], parameters);
    }

    /// <summary>Goes on from a checkpoint.</summary>
    internal void Resume(long stepCount) => StepCount = stepCount;
}
