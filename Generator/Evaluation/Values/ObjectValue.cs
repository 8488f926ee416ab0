using GraphGen.Compiler.Descriptions;

namespace GraphGen.Compiler.Evaluation.Values;

/// <summary>An instance of a described class, struct or record.</summary>
/// <param name="type">Its type, with type arguments.</param>
/// <param name="layout">Where its fields lie.</param>
/// <param name="fields">The fields' values, a base type's first.</param>
sealed class ObjectValue(Heap heap, TypeReference type, ObjectLayout layout, object?[] fields) : Store(heap)
{
    public TypeReference Type { get; } = type;

    public ObjectLayout Layout { get; } = layout;

    /// <summary>The fields' values; written through the heap only.</summary>
    public object?[] Fields { get; } = fields;

    /// <summary>The message it was made with, when it is an exception.</summary>
    public string? Message { get; set; }

    /// <summary>How the model reaches it (<c>hidden</c>, <c>layers.0</c>), when it does.</summary>
    public string? Path { get; set; }

    public bool IsStruct => Layout.Declaration.Kind is TypeKind.Struct or TypeKind.RecordStruct;

    public bool IsRecord => Layout.Declaration.Kind is TypeKind.Record or TypeKind.RecordStruct;

    /// <summary>An instance with the same values in its fields.</summary>
    public ObjectValue Copy(Heap heap) => new(heap, Type, Layout, (object?[])Fields.Clone()) { Message = Message };

    public override object? Get(int index) => Fields[index];

    public override void Set(int index, object? value) => Fields[index] = value;
}

/// <summary>What all instances of a described type share.</summary>
/// <param name="declaration">The type.</param>
/// <param name="baseLayout">The layout of its described base type.</param>
sealed class ObjectLayout(TypeDeclaration declaration, ObjectLayout? baseLayout)
{
    readonly Dictionary<string, int> positions = Positions(declaration, baseLayout);
    readonly Dictionary<string, string> overrides = Overridden(declaration);

    public TypeDeclaration Declaration { get; } = declaration;

    public ObjectLayout? Base { get; } = baseLayout;

    /// <summary>The instance fields, a base type's first.</summary>
    public IReadOnlyList<Field> Fields { get; } =
        [.. baseLayout?.Fields ?? [], .. declaration.Fields.Where(field => !field.IsStatic)];

    /// <summary>Where a field lies; -1 if there is none with that id.</summary>
    public int PositionOf(string field) => positions.TryGetValue(field, out var position) ? position : -1;

    /// <summary>The method that runs when another is called on an instance.</summary>
    public string Implementation(string method)
    {
        for (var layout = this; layout is not null; layout = layout.Base)
            if (layout.overrides.TryGetValue(method, out var implementation) && implementation != method)
                return Implementation(implementation);
        return method;
    }

    static Dictionary<string, int> Positions(TypeDeclaration declaration, ObjectLayout? baseLayout)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        if (baseLayout is not null)
            foreach (var inherited in baseLayout.positions) positions.Add(inherited.Key, inherited.Value);
        foreach (var field in declaration.Fields)
            if (!field.IsStatic)
                positions[field.Id] = positions.Count;
        return positions;
    }

    static Dictionary<string, string> Overridden(TypeDeclaration declaration)
    {
        var overrides = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in declaration.Overrides) overrides[entry.Slot] = entry.Implementation;
        return overrides;
    }
}
