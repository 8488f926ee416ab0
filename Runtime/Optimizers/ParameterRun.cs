namespace GraphGen;

/// <summary>Parameters that lie one after another and are updated with the same settings: what an update rule works on.
/// </summary>
public readonly ref struct ParameterRun
{
    readonly ParameterSet parameters;
    readonly GradientSet gradients;
    readonly IReadOnlyList<OptimizerState> states;
    readonly int begin;
    readonly int length;

    internal ParameterRun(
        ParameterSet parameters, GradientSet gradients, IReadOnlyList<OptimizerState> states, int begin, int length)
    {
        this.parameters = parameters;
        this.gradients = gradients;
        this.states = states;
        this.begin = begin;
        this.length = length;
    }

    /// <summary>The set whose parameters are updated.</summary>
    internal ParameterSet ParameterSet => parameters;

    /// <summary>The set of their gradients.</summary>
    internal GradientSet GradientSet => gradients;

    /// <summary>The sets of what the rule remembers.</summary>
    internal IReadOnlyList<OptimizerState> States => states;

    /// <summary>The first element within the sets.</summary>
    internal int Begin => begin;

    /// <summary>The number of elements.</summary>
    internal int Length => length;

    /// <summary>The type of the elements, float32 or float64.</summary>
    public DType Type => parameters.Type;

    /// <summary>The learning rate of this step.</summary>
    public double LearningRate { get; internal init; }

    /// <summary>The part of each parameter that pulls it to 0; how, an optimizer says.</summary>
    public double WeightDecay { get; internal init; }

    /// <summary>What the gradient is multiplied by first: 1, or -1 to maximise.</summary>
    public double Direction { get; internal init; }

    /// <summary>The parameters, with gaps between them whose elements mean nothing.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as <see cref="Type"/> says.</typeparam>
    /// <returns>The elements; writing them changes the parameters.</returns>
    public Span<T> Parameters<T>() where T : unmanaged => parameters.AsSpan<T>().Slice(begin, length);

    /// <summary>The gradients, placed as the parameters are.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as <see cref="Type"/> says.</typeparam>
    /// <returns>The elements.</returns>
    public Span<T> Gradients<T>() where T : unmanaged => gradients.AsSpan<T>().Slice(begin, length);

    /// <summary>What the rule remembers, placed as the parameters are.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as <see cref="Type"/> says.</typeparam>
    /// <param name="index">Which memory, in the order of <see cref="Optimizer.States"/>.</param>
    /// <returns>The elements; writing them changes the memory.</returns>
    public Span<T> State<T>(int index) where T : unmanaged => states[index].AsSpan<T>().Slice(begin, length);
}
