namespace GraphGen;

/// <summary>The examples of a <see cref="Dataset{TInput, TTarget}"/> in batches, for <c>foreach</c>:
/// <c>foreach (var (images, digits) in data.Batches(64, seed: 1))</c>.</summary>
/// <typeparam name="TInput">The type of the inputs' elements.</typeparam>
/// <typeparam name="TTarget">The type of the targets' elements.</typeparam>
public readonly struct Batches<TInput, TTarget>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    readonly Dataset<TInput, TTarget> data;
    readonly int size;
    readonly (ulong Seed, ulong Stream)? order;
    readonly int start;
    readonly int end;

    internal Batches(Dataset<TInput, TTarget> data, int size, (ulong Seed, ulong Stream)? order, bool dropLast)
        : this(data, size, order, 0, dropLast ? data.Count - data.Count % size : data.Count)
    {
    }

    Batches(Dataset<TInput, TTarget> data, int size, (ulong Seed, ulong Stream)? order, int start, int end) =>
        (this.data, this.size, this.order, this.start, this.end) = (data, size, order, start, end);

    /// <summary>The number of batches.</summary>
    public int Count => (int)(((long)end - start + size - 1) / size);

    /// <summary>Begins at the first batch.</summary>
    /// <returns>An enumerator.</returns>
    public Enumerator GetEnumerator() => new(data, size, order, start, end);

    /// <summary>The batches behind some, in the order that they have among all.</summary>
    internal Batches<TInput, TTarget> From(int batches) =>
        new(data, size, order, (int)Math.Min((long)start + (long)batches * size, end), end);

    /// <summary>Goes through the batches.</summary>
    public ref struct Enumerator
    {
        readonly Dataset<TInput, TTarget> data;
        readonly BatchBuffers<TInput, TTarget>? buffers;
        readonly int size;
        readonly int end;
        int begin;
        int count;

        internal Enumerator(Dataset<TInput, TTarget> data, int size, (ulong Seed, ulong Stream)? order, int start, int end)
        {
            (this.data, this.size, this.end, begin) = (data, size, end, start);
            if (order is not var (seed, stream))
                return;
            buffers = data.RentBuffers(size);
            Dataset<TInput, TTarget>.DrawOrder(buffers.Order, seed, stream);
        }

        /// <summary>The present batch; its spans are valid until <see cref="MoveNext"/>.</summary>
        public readonly Batch<TInput, TTarget> Current
        {
            get
            {
                var (input, target) = (data.InputShape.ElementCount, data.TargetShape.ElementCount);
                if (buffers is not null)
                    return new(buffers.Inputs.AsSpan(0, count * input), buffers.Targets.AsSpan(0, count * target), count);
                return new(
                    data.Inputs.Slice(begin * input, count * input), data.Targets.Slice(begin * target, count * target), count);
            }
        }

        /// <summary>Goes to the next batch.</summary>
        /// <returns>False behind the last one.</returns>
        public bool MoveNext()
        {
            begin += count;
            count = Math.Min(size, end - begin);
            if (buffers is not null && count > 0)
                data.CopyExamples(buffers.Order.AsSpan(begin, count), buffers.Inputs, buffers.Targets);
            return count > 0;
        }

        /// <summary>Leaves the buffers to the next enumeration.</summary>
        public readonly void Dispose()
        {
            if (buffers is not null)
                data.ReturnBuffers(buffers);
        }
    }
}

/// <summary>Some examples one after another.</summary>
/// <typeparam name="TInput">The type of the inputs' elements.</typeparam>
/// <typeparam name="TTarget">The type of the targets' elements.</typeparam>
public readonly ref struct Batch<TInput, TTarget>
{
    internal Batch(ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets, int count)
    {
        Inputs = inputs;
        Targets = targets;
        Count = count;
    }

    /// <summary>The inputs, example by example.</summary>
    public ReadOnlySpan<TInput> Inputs { get; }

    /// <summary>The targets, example by example.</summary>
    public ReadOnlySpan<TTarget> Targets { get; }

    /// <summary>The number of examples.</summary>
    public int Count { get; }

    /// <summary>Takes the batch apart.</summary>
    /// <param name="inputs">The inputs, example by example.</param>
    /// <param name="targets">The targets, example by example.</param>
    public void Deconstruct(out ReadOnlySpan<TInput> inputs, out ReadOnlySpan<TTarget> targets)
    {
        inputs = Inputs;
        targets = Targets;
    }
}

/// <summary>What an enumeration of shuffled batches works in, kept from one epoch to the next.</summary>
sealed class BatchBuffers<TInput, TTarget>(Dataset<TInput, TTarget> data, int size)
    where TInput : unmanaged
    where TTarget : unmanaged
{
    public int Size => size;

    public int[] Order { get; } = new int[data.Count];

    public TInput[] Inputs { get; } = new TInput[Math.Min(size, data.Count) * data.InputShape.ElementCount];

    public TTarget[] Targets { get; } = new TTarget[Math.Min(size, data.Count) * data.TargetShape.ElementCount];
}
