using GraphGen.Compiler.Graphs;

namespace GraphGen.Kernels;

/// <summary>Collects what a generated program says of itself. Sizes are formulas in the dimensions; they are computed here,
/// when somebody asks.</summary>
/// <param name="model">The class with the description.</param>
/// <param name="method">The described method.</param>
/// <param name="threads">How many threads share a step.</param>
/// <param name="places">The offset, size, first and last step of each place in the program's memory.</param>
public sealed class ProgramDescriptionBuilder(
    string model, string method, int threads, IReadOnlyList<(long Offset, long Bytes, int First, int Last)> places)
{
    readonly List<BoundDimension> dimensions = [];
    readonly Dictionary<string, long> sizes = [];
    readonly List<BufferDescription> buffers = [];
    readonly Dictionary<string, BufferDescription> buffersByName = [];
    readonly List<KernelDescription> kernels = [];

    /// <summary>What places begin at multiples of, in bytes.</summary>
    public int Alignment { get; init; } = Arena.Alignment;

    /// <summary>The device that the program runs on; null for the processor.</summary>
    public string? Device { get; init; }

    /// <summary>Adds a dimension and the size it is bound to; before anything that depends on it.</summary>
    public ProgramDescriptionBuilder Dimension(string name, int size)
    {
        dimensions.Add(new(name, size));
        sizes.Add(name, size);
        return this;
    }

    /// <summary>Adds an input.</summary>
    public ProgramDescriptionBuilder Input(string name, string type, string? target = null, int place = -1) =>
        Buffer(BufferKind.Input, name, type, target, place);

    /// <summary>Adds a parameter, by its path.</summary>
    public ProgramDescriptionBuilder Parameter(string name, string type, string? target = null) =>
        Buffer(BufferKind.Parameter, name, type, target, -1);

    /// <summary>Adds a state of the model, by its path.</summary>
    public ProgramDescriptionBuilder State(string name, string type, string? target = null) =>
        Buffer(BufferKind.State, name, type, target, -1);

    /// <summary>Adds what a state becomes.</summary>
    public ProgramDescriptionBuilder NewState(string name, string type, string? target = null, int place = -1) =>
        Buffer(BufferKind.NewState, name, type, target, place);

    /// <summary>Adds a result.</summary>
    public ProgramDescriptionBuilder Result(string name, string type, string? target = null, int place = -1) =>
        Buffer(BufferKind.Result, name, type, target, place);

    /// <summary>Adds the gradient of a parameter or an input, by its path.</summary>
    public ProgramDescriptionBuilder Gradient(string name, string type, string? target = null, int place = -1) =>
        Buffer(BufferKind.Gradient, name, type, target, place);

    /// <summary>Adds a value on the way.</summary>
    public ProgramDescriptionBuilder Temporary(string name, string type, string? target = null, int place = -1) =>
        Buffer(BufferKind.Temporary, name, type, target, place);

    /// <summary>Adds a kernel of the forward pass.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What kind of kernel it is.</param>
    /// <param name="flops">A formula for its floating-point operations.</param>
    /// <param name="reads">The names of what it reads, with commas between.</param>
    /// <param name="writes">The names of what it writes, with commas between.</param>
    /// <param name="formulas">What it computes.</param>
    public ProgramDescriptionBuilder Forward(
        string name, string kind, string flops, string reads, string writes, params string[] formulas) =>
        Kernel(KernelPhase.Forward, name, kind, flops, reads, writes, formulas);

    /// <summary>Adds a kernel of the backward pass; see <see cref="Forward"/>.</summary>
    public ProgramDescriptionBuilder Backward(
        string name, string kind, string flops, string reads, string writes, params string[] formulas) =>
        Kernel(KernelPhase.Backward, name, kind, flops, reads, writes, formulas);

    /// <summary>Says under which condition the kernel added last runs.</summary>
    public ProgramDescriptionBuilder When(string condition)
    {
        kernels[^1] = kernels[^1] with { Condition = condition };
        return this;
    }

    /// <summary>Says what the kernel added last computes again.</summary>
    public ProgramDescriptionBuilder Recomputes(string formula)
    {
        kernels[^1] = kernels[^1] with { Recomputes = [.. kernels[^1].Recomputes, formula] };
        return this;
    }

    /// <summary>The description.</summary>
    public ProgramDescription Build() => new(model, method, threads, Alignment, dimensions, buffers, kernels) { Device = Device };

    ProgramDescriptionBuilder Buffer(BufferKind kind, string name, string type, string? target, int place)
    {
        var bracket = type.IndexOf('[', StringComparison.Ordinal);
        var elementType = DTypes.Parse(type[..bracket]);
        var axes = type[(bracket + 1)..^1].Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Dim.Parse).ToArray();
        var buffer = new BufferDescription(
            name, kind, target ?? name, elementType, [.. axes.Select(Bound)], Bound(Dim.Product(axes) * elementType.Size()),
            place < 0 ? null : new(place, places[place].Offset, places[place].Bytes, places[place].First, places[place].Last));
        buffers.Add(buffer);
        buffersByName.Add(name, buffer);
        return this;
    }

    ProgramDescriptionBuilder Kernel(
        KernelPhase phase, string name, string kind, string flops, string reads, string writes, string[] formulas)
    {
        var (inputs, outputs) = (Named(reads), Named(writes));
        var bytes = inputs.Concat(outputs).Distinct().Aggregate((Dim)0, (sum, buffer) => sum + Dim.Parse(buffer.Bytes.Formula));
        kernels.Add(new(
            kernels.Count + 1, name, kind, phase, formulas, inputs, outputs, Bound(Dim.Parse(flops)), Bound(bytes), Condition: null,
            Recomputes: []));
        return this;
    }

    BoundSize Bound(Dim size) => new(size.ToString(), size.Evaluate(sizes));

    BufferDescription[] Named(string names) =>
        [.. names.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(name => buffersByName[name])];
}
