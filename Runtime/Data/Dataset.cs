using System.Runtime.InteropServices;
using System.Security.Cryptography;
using GraphGen.Kernels;

namespace GraphGen;

/// <summary>Examples in memory: for each an input and the target that belongs to it. A dataset is immutable, but serves one
/// thread at a time.</summary>
/// <typeparam name="TInput">The type of the inputs' elements.</typeparam>
/// <typeparam name="TTarget">The type of the targets' elements.</typeparam>
public sealed partial class Dataset<TInput, TTarget>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    readonly ReadOnlyMemory<TInput> inputs;
    readonly ReadOnlyMemory<TTarget> targets;
    BatchBuffers<TInput, TTarget>? idleBuffers;

    /// <summary>Examples one after another.</summary>
    /// <param name="inputs">The inputs, example by example; not copied.</param>
    /// <param name="inputShape">The shape of one input.</param>
    /// <param name="targets">The targets, example by example; not copied.</param>
    /// <param name="targetShape">The shape of one target; <see cref="TensorShape.Scalar"/> for class indices.</param>
    /// <exception cref="ArgumentNullException">There is no shape.</exception>
    /// <exception cref="ArgumentException">A shape is empty, a length is not a multiple of its shape's element count, or
    /// there are not as many targets as inputs.</exception>
    public Dataset(
        ReadOnlyMemory<TInput> inputs, TensorShape inputShape, ReadOnlyMemory<TTarget> targets, TensorShape targetShape)
    {
        ArgumentNullException.ThrowIfNull(inputShape);
        ArgumentNullException.ThrowIfNull(targetShape);
        Count = CountOf(inputs.Length, inputShape, nameof(inputs));
        var targetCount = CountOf(targets.Length, targetShape, nameof(targets));
        if (targetCount != Count)
            throw new ArgumentException($"Got {Counted.Of(Count, "input")} but {Counted.Of(targetCount, "target")}.", nameof(targets));
        (this.inputs, InputShape, this.targets, TargetShape) = (inputs, inputShape, targets, targetShape);
    }

    /// <summary>The number of examples.</summary>
    public int Count { get; }

    /// <summary>The shape of one input.</summary>
    public TensorShape InputShape { get; }

    /// <summary>The shape of one target.</summary>
    public TensorShape TargetShape { get; }

    /// <summary>All inputs, example by example.</summary>
    public ReadOnlySpan<TInput> Inputs => inputs.Span;

    /// <summary>All targets, example by example.</summary>
    public ReadOnlySpan<TTarget> Targets => targets.Span;

    /// <summary>All examples in batches, in their order or shuffled. The last batch is smaller where the count is no
    /// multiple of the size, unless it is left out. Enumerating allocates nothing after the first time.</summary>
    /// <param name="size">The number of examples in a batch, 1 or more.</param>
    /// <param name="seed">Decides the order, the same on every machine; null keeps the order of the dataset.</param>
    /// <param name="dropLast">Whether a last batch with fewer examples is left out.</param>
    /// <returns>The batches. Their spans are valid until the next one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is less than 1.</exception>
    public Batches<TInput, TTarget> Batches(int size, ulong? seed = null, bool dropLast = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return new Batches<TInput, TTarget>(this, size, seed is { } given ? (given, 0) : null, dropLast);
    }

    /// <summary>All examples in shuffled batches; every stream of a seed has an order of its own.</summary>
    internal Batches<TInput, TTarget> Batches(int size, ulong seed, ulong stream, bool dropLast) => new(this, size, (seed, stream), dropLast);

    /// <summary>A text that is another one for other examples: a part of the SHA-256 of all bytes.</summary>
    internal string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(Inputs);
        Append(Targets);
        return Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 8));

        // Part by part, for the bytes of all may be more than a span can have.
        void Append<T>(ReadOnlySpan<T> elements) where T : unmanaged
        {
            const int Part = 1 << 20;
            for (; elements.Length > Part; elements = elements[Part..]) hash.AppendData(MemoryMarshal.AsBytes(elements[..Part]));
            hash.AppendData(MemoryMarshal.AsBytes(elements));
        }
    }

    /// <summary>Some examples one after another, without a copy.</summary>
    /// <param name="start">The first example.</param>
    /// <param name="count">How many.</param>
    /// <returns>The part.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer examples.</exception>
    public Dataset<TInput, TTarget> Slice(int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count - start);
        var (input, target) = (InputShape.ElementCount, TargetShape.ElementCount);
        return new(
            inputs.Slice(start * input, count * input), InputShape,
            targets.Slice(start * target, count * target), TargetShape);
    }

    /// <summary>The first examples for training and the next for testing, without a copy.</summary>
    /// <param name="train">How many to train with.</param>
    /// <param name="test">How many to test with.</param>
    /// <returns>The two parts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there are fewer examples than both ask for.</exception>
    public (Dataset<TInput, TTarget> Train, Dataset<TInput, TTarget> Test) Split(int train, int test) =>
        (Slice(0, train), Slice(train, test));

    /// <summary>A copy with the examples in another order.</summary>
    /// <param name="seed">Decides the order, the same on every machine.</param>
    /// <returns>The shuffled dataset.</returns>
    public Dataset<TInput, TTarget> Shuffle(ulong seed)
    {
        var order = new int[Count];
        DrawOrder(order, seed);
        var shuffledInputs = new TInput[inputs.Length];
        var shuffledTargets = new TTarget[targets.Length];
        CopyExamples(order, shuffledInputs, shuffledTargets);
        return new(shuffledInputs, InputShape, shuffledTargets, TargetShape);
    }

    /// <summary>Copies the examples that indices name, one after another.</summary>
    internal void CopyExamples(ReadOnlySpan<int> indices, Span<TInput> toInputs, Span<TTarget> toTargets)
    {
        var (input, target) = (InputShape.ElementCount, TargetShape.ElementCount);
        for (var i = 0; i < indices.Length; i++)
        {
            Inputs.Slice(indices[i] * input, input).CopyTo(toInputs[(i * input)..]);
            Targets.Slice(indices[i] * target, target).CopyTo(toTargets[(i * target)..]);
        }
    }

    /// <summary>The numbers of all examples in an order that the seed decides (Fisher and Yates).</summary>
    internal static void DrawOrder(Span<int> order, ulong seed, ulong stream = 0)
    {
        var random = new Philox(seed, stream);
        for (var i = 0; i < order.Length; i++)
        {
            var place = (int)(random.NextUniformDouble() * (i + 1));
            order[i] = order[place];
            order[place] = i;
        }
    }

    /// <summary>Buffers for batches: those of the last enumeration if they fit and nobody has them.</summary>
    internal BatchBuffers<TInput, TTarget> RentBuffers(int size)
    {
        var buffers = Interlocked.Exchange(ref idleBuffers, null);
        return buffers is not null && buffers.Size == size ? buffers : new(this, size);
    }

    internal void ReturnBuffers(BatchBuffers<TInput, TTarget> buffers) => idleBuffers = buffers;

    static int CountOf(int length, TensorShape shape, string name) =>
        shape.ElementCount > 0 && length % shape.ElementCount == 0
        ? length / shape.ElementCount
        : throw new ArgumentException($"Expected whole examples of shape {shape}, got {Counted.Of(length, "element")}.", name);
}
