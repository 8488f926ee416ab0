using GraphGen.Kernels;

namespace GraphGen;

/// <summary>
/// A compiled description, bound to sizes: the base of the generated programs. A program owns the memory it computes in, laid
/// out once when it is bound; a step allocates nothing. One thread may use a program at a time; programs of one model are
/// independent but for the parameters they share.
/// </summary>
public abstract class ModelProgram : IProgram
{
    /// <summary>From this many floating-point operations a step on, a further thread is worth its barriers.</summary>
    const long FlopsPerThread = 16_000_000;

    (long Bytes, int First, int Last)[] lifetimes = [];
    long[] offsets = [];
    Arena? arena;
    Team team = new(1);
    TensorSet[] sets = [];

    /// <summary>How many threads share a step. Results do not depend on it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Threads
    {
        get => team.Count;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            team = new(value);
        }
    }

    /// <summary>The seed of the random numbers that the description draws, such as those of dropout.</summary>
    public ulong RandomSeed { get; set; }

    /// <summary>The number of the next pass that draws random numbers. A pass draws the same numbers again when seed and
    /// number are the same.</summary>
    public long RandomStep { get; set; }

    /// <summary>The bytes of the arena that holds inputs, intermediate values and results.</summary>
    public long MemoryBytes => arena?.Bytes ?? 0;

    /// <summary>What the program is made of, for the sizes it is bound to.</summary>
    /// <returns>The description, put together anew by each call.</returns>
    public abstract ProgramDescription Describe();

    /// <summary>Frees the program's memory; spans it returned must not be used any more.</summary>
    public void Dispose()
    {
        arena?.Dispose();
        arena = null;
        GC.SuppressFinalize(this);
    }

    /// <summary>Lays out the program's memory; called once, when the program is bound.</summary>
    /// <param name="threads">The number of threads, or 0 to choose it by the work of a step.</param>
    /// <param name="flops">Floating-point operations of a step.</param>
    /// <param name="buffers">The size of each buffer in bytes, and the first and last step that use it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is negative.</exception>
    protected void Allocate(int threads, long flops, ReadOnlySpan<(long Bytes, int First, int Last)> buffers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        lifetimes = buffers.ToArray();
        offsets = new long[buffers.Length];
        arena = new(ArenaLayout.Assign(buffers, offsets));
        team = new(threads > 0 ? threads : (int)Math.Clamp(flops / FlopsPerThread, 1, Environment.ProcessorCount));
    }

    /// <summary>Begins the program's description with what it knows when it is bound.</summary>
    protected ProgramDescriptionBuilder Description(string model, string method) =>
        new(model, method, Threads, [.. lifetimes.Zip(offsets, (life, offset) => (offset, life.Bytes, life.First, life.Last))]);

    /// <summary>The memory of a buffer, by its number in the layout.</summary>
    protected Block<T> Memory<T>(int buffer, long count) where T : unmanaged =>
        (arena ?? throw new ObjectDisposedException(GetType().Name)).At<T>(offsets[buffer], checked((int)count));

    /// <summary>Refuses to go on without memory; called before any of it is used.</summary>
    /// <exception cref="ObjectDisposedException">The program was disposed.</exception>
    protected void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(arena is null, this);

    /// <summary>Runs a pass on all threads.</summary>
    /// <exception cref="ObjectDisposedException">The program was disposed.</exception>
    protected void Execute(Action<object, Worker> pass)
    {
        ThrowIfDisposed();
        foreach (var set in sets) set.Mirror?.BeforeHostAccess();
        team.Run(this, pass);
    }

    /// <summary>Runs passes that read an input where the caller has it, instead of a copy.</summary>
    /// <param name="input">The field that the passes read; afterwards it is as before.</param>
    /// <param name="values">The input.</param>
    /// <param name="program">The program.</param>
    /// <param name="passes">Runs them.</param>
    protected static unsafe void Borrow<T>(ref Block<T> input, ReadOnlySpan<T> values, ModelProgram program, Action<ModelProgram> passes)
        where T : unmanaged
    {
        var own = input;
        fixed (T* pointer = values)
        {
            try
            {
                input = new(pointer, values.Length);
                passes(program);
            }
            finally
            {
                input = own;
            }
        }
    }

    /// <summary>Runs passes that read two inputs where the caller has them, instead of copies.</summary>
    /// <param name="first">The field for the first input; afterwards it is as before.</param>
    /// <param name="firstValues">The first input.</param>
    /// <param name="second">The field for the second input; afterwards it is as before.</param>
    /// <param name="secondValues">The second input.</param>
    /// <param name="program">The program.</param>
    /// <param name="passes">Runs them.</param>
    protected static unsafe void Borrow<TFirst, TSecond>(
        ref Block<TFirst> first, ReadOnlySpan<TFirst> firstValues, ref Block<TSecond> second, ReadOnlySpan<TSecond> secondValues,
        ModelProgram program, Action<ModelProgram> passes)
        where TFirst : unmanaged
        where TSecond : unmanaged
    {
        var own = first;
        fixed (TFirst* pointer = firstValues)
        {
            try
            {
                first = new(pointer, firstValues.Length);
                Borrow(ref second, secondValues, program, passes);
            }
            finally
            {
                first = own;
            }
        }
    }

    /// <summary>The elements of a buffer of the program.</summary>
    /// <exception cref="ObjectDisposedException">The program was disposed.</exception>
    protected ReadOnlySpan<T> Read<T>(Block<T> buffer) where T : unmanaged
    {
        ThrowIfDisposed();
        return buffer.Span;
    }

    /// <summary>The memory of a parameter or buffer of the model.</summary>
    /// <exception cref="ArgumentException">Its shape is not the one that the program was compiled for.</exception>
    protected Block<T> Stored<T>(TensorSet set, string path, params ReadOnlySpan<int> shape) where T : unmanaged
    {
        RequireShape(set, path, shape);
        if (!sets.Contains(set)) sets = [.. sets, set];
        return set.AsBlock<T>(path);
    }

    /// <summary>Throws if a parameter or buffer of the model has not the shape that a program was compiled for.</summary>
    internal static void RequireShape(TensorSet set, string path, ReadOnlySpan<int> shape)
    {
        var tensor = set[path];
        if (!tensor.Shape.ToArray().AsSpan().SequenceEqual(shape))
            throw new ArgumentException(
                $"'{path}' has shape {tensor.Shape}; the program was compiled for [{string.Join(", ", shape.ToArray())}].", nameof(set));
    }
}
