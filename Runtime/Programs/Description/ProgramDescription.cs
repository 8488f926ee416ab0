using GraphGen.Kernels;

namespace GraphGen;

/// <summary>A dimension of a program and the size it is bound to.</summary>
/// <param name="Name">The name.</param>
/// <param name="Size">The size that memory is laid out for.</param>
public readonly record struct BoundDimension(string Name, int Size);

/// <summary>What a compiled program is made of, for the sizes it is bound to: <see cref="ModelProgram.Describe"/> gives it, a
/// <see cref="Report"/> shows it.</summary>
public sealed class ProgramDescription
{
    internal ProgramDescription(
        string model, string method, int threads, int alignment, IReadOnlyList<BoundDimension> dimensions,
        IReadOnlyList<BufferDescription> buffers, IReadOnlyList<KernelDescription> kernels)
    {
        (Model, Method, Threads, Dimensions, Buffers, Kernels) = (model, method, threads, dimensions, buffers, kernels);
        MemoryBytes = buffers.Select(buffer => buffer.Place is { } place ? ArenaLayout.Align(place.Offset + place.Bytes, alignment) : 0).DefaultIfEmpty().Max();
        // A program may have memory between its places, for which there is no buffer.
        UnsharedBytes = Math.Max(MemoryBytes, buffers.Where(buffer => buffer.Place is not null).Sum(buffer => ArenaLayout.Align(buffer.Bytes.Value, alignment)));
    }

    /// <summary>The class with the description.</summary>
    public string Model { get; }

    /// <summary>The described method.</summary>
    public string Method { get; }

    /// <summary>How many threads share a step; 1 on a device, whose kernels choose their own.</summary>
    public int Threads { get; }

    /// <summary>The device that the program runs on, by kind and name; null for the processor.</summary>
    public string? Device { get; internal init; }

    /// <summary>The symbolic dimensions, in the order in which they are bound.</summary>
    public IReadOnlyList<BoundDimension> Dimensions { get; }

    /// <summary>All buffers: those in the program's own memory, then those that live with the model.</summary>
    public IReadOnlyList<BufferDescription> Buffers { get; }

    /// <summary>The kernels in the order in which they run, the forward ones first.</summary>
    public IReadOnlyList<KernelDescription> Kernels { get; }

    /// <summary>The bytes of the program's own memory.</summary>
    public long MemoryBytes { get; }

    /// <summary>The bytes that it would be if no two buffers shared a place.</summary>
    public long UnsharedBytes { get; }

    /// <summary>Whether there are gradients.</summary>
    public bool HasBackward => Of(BufferKind.Gradient).Any();

    /// <summary>The number of elements of all parameters that the program reads.</summary>
    public long ParameterCount => Of(BufferKind.Parameter).Sum(parameter => parameter.ElementCount);

    /// <summary>Floating-point operations of a whole step.</summary>
    public long Flops => Kernels.Sum(kernel => kernel.Flops.Value);

    /// <summary>What the forward pass computes and the backward pass reads.</summary>
    public IReadOnlyList<BufferDescription> Saved
    {
        get
        {
            var computed = InPhase(KernelPhase.Forward).SelectMany(kernel => kernel.Writes).ToHashSet();
            computed.IntersectWith(InPhase(KernelPhase.Backward).SelectMany(kernel => kernel.Reads));
            return [.. Buffers.Where(computed.Contains)];
        }
    }

    /// <summary>The buffers of a kind, in order.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The buffers.</returns>
    public IEnumerable<BufferDescription> Of(BufferKind kind) => Buffers.Where(buffer => buffer.Kind == kind);

    /// <summary>The kernels of a pass, in order.</summary>
    /// <param name="phase">The pass.</param>
    /// <returns>The kernels.</returns>
    public IEnumerable<KernelDescription> InPhase(KernelPhase phase) => Kernels.Where(kernel => kernel.Phase == phase);

    /// <summary>The model, the method and the sizes.</summary>
    /// <returns>The text: <c>DigitClassifier.Loss, batch = 64</c>.</returns>
    public override string ToString() =>
        string.Concat([$"{Model}.{Method}", .. Dimensions.Select(dimension => $", {dimension.Name} = {dimension.Size}")]);
}
