using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>What a buffer is for.</summary>
enum BufferRole { Input, Parameter, State, Result, NewState, Gradient, Temporary }

/// <summary>Memory for one value of the graph, row-major and dense, or a view of another buffer in a different shape.</summary>
sealed class Buffer
{
    readonly List<Buffer> views = [];

    /// <param name="name">The name in code and dumps.</param>
    /// <param name="target">For an input, parameter or state its path; for a gradient that of what it is the gradient of; for a result its name.</param>
    public Buffer(string name, Shape shape, DType type, BufferRole role, string? target = null) =>
        (Name, Shape, Type, Role, Target, Storage) = (name, shape, type, role, target, this);

    Buffer(Buffer storage, Shape shape) : this(storage.Name, shape, storage.Type, storage.Role, storage.Target) => Storage = storage;

    public string Name { get; }

    public Shape Shape { get; }

    public DType Type { get; }

    public BufferRole Role { get; }

    public string? Target { get; }

    /// <summary>The buffer that holds the elements: this one, unless it is a view.</summary>
    public Buffer Storage { get; }

    /// <summary>The same memory in another shape; the same object for the same shape.</summary>
    public Buffer As(Shape shape)
    {
        if (Storage != this) return Storage.As(shape);
        if (shape.Equals(Shape)) return this;
        var view = views.Find(v => v.Shape.Equals(shape));
        if (view is null) views.Add(view = new(this, shape));
        return view;
    }

    public override string ToString() => $"{Name} {Type.Text()}{Shape}";
}
