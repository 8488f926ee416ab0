namespace GraphGen;

/// <summary>The pass that a kernel belongs to.</summary>
public enum KernelPhase
{
    /// <summary>It makes results, or what the backward pass needs.</summary>
    Forward,

    /// <summary>It makes gradients.</summary>
    Backward,
}

/// <summary>One kernel of a program.</summary>
/// <param name="Step">Its place in the order of a whole step, from 1.</param>
/// <param name="Name">Its name in the generated code.</param>
/// <param name="Kind">What it is: <c>product</c>, <c>row</c>, <c>reduction</c>, <c>loop</c>, <c>scatter</c>, ….</param>
/// <param name="Phase">The pass it belongs to.</param>
/// <param name="Formulas">What it computes, a formula for each buffer it writes.</param>
/// <param name="Reads">What it reads.</param>
/// <param name="Writes">What it writes.</param>
/// <param name="Flops">Floating-point operations of one run.</param>
/// <param name="Bytes">The bytes of all that it reads or writes, each once.</param>
/// <param name="Condition">The run-time condition under which it runs; null when it always does.</param>
/// <param name="Recomputes">What it computes again although the forward pass has computed it, as formulas: that costs less
/// than to save it.</param>
public sealed record KernelDescription(
    int Step, string Name, string Kind, KernelPhase Phase, IReadOnlyList<string> Formulas, IReadOnlyList<BufferDescription> Reads,
    IReadOnlyList<BufferDescription> Writes, BoundSize Flops, BoundSize Bytes, string? Condition, IReadOnlyList<string> Recomputes)
{
    /// <summary>Floating-point operations for each byte read or written; 0 where there is none.</summary>
    public double Intensity => Bytes.Value == 0 ? 0 : (double)Flops.Value / Bytes.Value;

    /// <summary>The name, kind and cost.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Step} {Kind} {Name}: {Flops} flops, {Bytes} bytes";
}
