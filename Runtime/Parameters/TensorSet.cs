using GraphGen.Kernels;

namespace GraphGen;

/// <summary>
/// Named tensors of one element type in one piece of native memory, so that an update, a copy or a file is a single pass.
/// The memory lives as long as the set: keep the set while a span of it is used.
/// </summary>
public abstract class TensorSet
{
    readonly Arena memory;

    private protected TensorSet(TensorLayout layout)
    {
        Layout = layout;
        memory = layout.Allocate();
    }

    /// <summary>The type of the elements, float32 or float64.</summary>
    public DType Type => Layout.Type;

    /// <summary>The number of tensors.</summary>
    public int Count => Layout.Names.Length;

    /// <summary>The paths of the tensors, such as <c>hidden.weight</c>, in order.</summary>
    public IReadOnlyList<string> Names => Layout.Names;

    /// <summary>The number of elements of all tensors together.</summary>
    public long ElementCount
    {
        get
        {
            long count = 0;
            foreach (var entry in Layout.Entries)
                count += entry.Shape.ElementCount;
            return count;
        }
    }

    /// <summary>All elements of a float32 set at once, tensor after tensor. Each tensor begins at a multiple of 64 bytes, so
    /// that there are gaps, whose elements mean nothing.</summary>
    /// <exception cref="ArgumentException">The set holds float64.</exception>
    public Span<float> Values => AsSpan<float>();

    /// <summary>The tensor of a path.</summary>
    /// <param name="path">Its path, such as <c>hidden.weight</c>.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public NamedTensor this[string path] => new(this, Layout[path]);

    internal TensorLayout Layout { get; }

    /// <summary>What keeps a copy of the elements elsewhere, such as on a graphics card; null where nothing does.</summary>
    internal TensorMirror? Mirror { get; set; }

    /// <summary>Whether there is a tensor of that path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>True if there is.</returns>
    public bool Contains(string path) => Layout.Contains(path);

    /// <summary>All elements at once; see <see cref="Values"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as <see cref="Type"/> says.</typeparam>
    /// <returns>The elements.</returns>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the type of the elements.</exception>
    public Span<T> AsSpan<T>() where T : unmanaged => AsBlock<T>();

    /// <summary>All elements at once, for generated code; see <see cref="Values"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as <see cref="Type"/> says.</typeparam>
    /// <returns>The elements, whose memory lives as long as this set.</returns>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the type of the elements.</exception>
    public Block<T> AsBlock<T>() where T : unmanaged
    {
        Layout.RequireType<T>();
        Mirror?.BeforeHostAccess();
        return memory.At<T>(0, Layout.Length);
    }

    /// <summary>The elements of one tensor, for generated code.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as <see cref="Type"/> says.</typeparam>
    /// <param name="path">Its path.</param>
    /// <returns>The elements, row by row, whose memory lives as long as this set.</returns>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the type of the elements.</exception>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Block<T> AsBlock<T>(string path) where T : unmanaged => At<T>(Layout[path]);

    /// <summary>Makes all elements 0.</summary>
    public void Clear()
    {
        if (Mirror is not null) Mirror.Clear(0, Layout.Length);
        else memory.Clear();
    }

    /// <summary>Takes the elements of a set with the same paths, shapes and type.</summary>
    /// <param name="other">The other set.</param>
    /// <exception cref="ArgumentException">The sets differ; the message names the first difference.</exception>
    public void CopyFrom(TensorSet other)
    {
        if (other.Type != Type || other.Count != Count)
            throw new ArgumentException(
                $"{other.Count} tensors of {other.Type.Text()} cannot be copied to {Count} of " +
                $"{Type.Text()}.", nameof(other));
        for (var i = 0; i < Count; i++)
        {
            var (mine, theirs) = (Layout.Entries[i], other.Layout.Entries[i]);
            if (mine.Path != theirs.Path || !mine.Shape.Equals(theirs.Shape))
                throw new ArgumentException(
                    $"'{theirs.Path}' of shape {theirs.Shape} cannot be copied to '{mine.Path}' of shape " +
                    $"{mine.Shape}.", nameof(other));
        }
        if (Type == DType.Float64)
            other.AsSpan<double>().CopyTo(AsSpan<double>());
        else
            other.AsSpan<float>().CopyTo(AsSpan<float>());
        GC.KeepAlive(other);
    }

    /// <summary>Copies the elements of one tensor after those of another, without the gaps between them: the vector that
    /// products with the Hessian and other derivatives of all parameters take and give.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as <see cref="Type"/> says.</typeparam>
    /// <param name="vector">Takes <see cref="ElementCount"/> elements.</param>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the type of the elements, or the vector has
    /// another length.</exception>
    public void Pack<T>(Span<T> vector) where T : unmanaged
    {
        RequireLength(vector.Length);
        foreach (var entry in Layout.Entries)
        {
            At<T>(entry).Span.CopyTo(vector);
            vector = vector[entry.Shape.ElementCount..];
        }
    }

    /// <summary>Takes all elements from a vector as <see cref="Pack"/> makes it.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as <see cref="Type"/> says.</typeparam>
    /// <param name="vector">The elements of one tensor after those of another.</param>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the type of the elements, or the vector has
    /// another length.</exception>
    public void Unpack<T>(ReadOnlySpan<T> vector) where T : unmanaged
    {
        RequireLength(vector.Length);
        foreach (var entry in Layout.Entries)
        {
            vector[..entry.Shape.ElementCount].CopyTo(At<T>(entry).Span);
            vector = vector[entry.Shape.ElementCount..];
        }
    }

    /// <summary>Makes a part of the memory 0.</summary>
    internal void Clear(int begin, int length)
    {
        if (Mirror is not null) Mirror.Clear(begin, length);
        else if (Type == DType.Float64) AsSpan<double>().Slice(begin, length).Clear();
        else AsSpan<float>().Slice(begin, length).Clear();
    }

    /// <summary>Fills every tensor by its initializer, each from random numbers of its own.</summary>
    private protected void Draw(ReadOnlySpan<Initializer> initializers, ulong seed)
    {
        var drawn = new double[initializers.Length][];
        for (var i = 0; i < initializers.Length; i++)
        {
            drawn[i] = new double[Layout.Entries[i].Shape.ElementCount];
            var random = new Philox(seed, (ulong)i);
            initializers[i].Fill(Layout.Entries[i].Shape, drawn[i], ref random);
        }
        for (var i = 0; i < drawn.Length; i++)
            if (Type == DType.Float64)
                drawn[i].CopyTo(At<double>(Layout.Entries[i]).Span);
            else
                Array.ConvertAll(drawn[i], static value => (float)value).CopyTo(At<float>(Layout.Entries[i]).Span);
    }

    void RequireLength(int length)
    {
        if (length != ElementCount)
            throw new ArgumentException($"The vector has {length} elements, but the tensors have {ElementCount} together.", "vector");
    }

    internal Block<T> At<T>(TensorLayout.Entry entry) where T : unmanaged =>
        AsBlock<T>().Slice(entry.Offset, entry.Shape.ElementCount);
}
