using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation;

/// <summary>
/// Names that the description gives to values, for readable output: those of variables, of the layers that gave them, of
/// library functions. Names from the user's own code win over those from inside a library.
/// </summary>
sealed class Labels(Definitions definitions)
{
    readonly Dictionary<Node, Origin> origins = [];

    /// <summary>Where a name comes from; a later kind replaces an earlier one.</summary>
    enum Origin { LibraryVariable, LibraryFunction, Description }

    /// <summary>A variable was given a value. It names what its own method has computed, not what came in from outside.</summary>
    public void Variable(object? value, string name, Frame frame)
    {
        if (value is Node node && node.Id >= frame.FirstNode)
            Name(node, name, definitions.IsOwn(frame.Owner) ? Origin.Description : Origin.LibraryVariable);
    }

    /// <summary>A library function returned a value that it has computed. The outermost function names it.</summary>
    public void Function(Node node, string name) =>
        Name(node, Camel(name.StartsWith("get_", StringComparison.Ordinal) ? name.Substring(4) : name), Origin.LibraryFunction, replaces: true);

    /// <summary>A layer, or the model itself, returned a value.</summary>
    public void Result(Node node, string name) => Name(node, name, Origin.Description);

    /// <summary>A method's name as a variable would have it: <c>softmax</c> for <c>Softmax</c>.</summary>
    public static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

    void Name(Node node, string name, Origin origin, bool replaces = false)
    {
        // Constants and inputs speak for themselves.
        if (node.Operation is Constant or Input) return;
        var isNamed = node.Label is not null;
        if (isNamed && (!origins.TryGetValue(node, out var known) || known > origin || known == origin && !replaces)) return;
        node.Label = name;
        origins[node] = origin;
    }
}
