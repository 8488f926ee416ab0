using System.Globalization;
using GraphGen.Compiler.Evaluation.Values;

namespace GraphGen.Compiler.Evaluation;

/// <summary>Finds the parameters and buffers that a model holds, and names them by the way there.</summary>
sealed class ModelParameters
{
    readonly List<Leaf> leaves = [];
    readonly HashSet<Store> seen = [];

    ModelParameters() { }

    /// <summary>The parameters and buffers, by the fields in order of declaration, a base type's first. Each has a path and
    /// an input of the graph then.</summary>
    /// <param name="interpreter">Whose graph gets the inputs.</param>
    /// <param name="model">The model object; null for a static method.</param>
    public static EquatableArray<Leaf> Find(Interpreter interpreter, object? model)
    {
        var found = new ModelParameters();
        found.Walk(model, "");
        foreach (var leaf in found.leaves)
            leaf.Input = interpreter.Builder.Input(leaf.Path!, leaf.Kind, leaf.Shape, leaf.Type);
        return found.leaves;
    }

    /// <summary>Looks for them in a value; what was reached before keeps its first name.</summary>
    void Walk(object? value, string path)
    {
        if (value is not Store store || !seen.Add(store)) return;
        switch (value)
        {
            case Leaf leaf:
                leaf.Path = path;
                leaves.Add(leaf);
                break;
            case ObjectValue instance:
                instance.Path = path;
                for (var i = 0; i < instance.Fields.Length; i++)
                    Walk(instance.Fields[i], Join(path, instance.Layout.Fields[i].PathName));
                break;
            case ListValue list:
                WalkAll(list.Items, path);
                break;
            case ArrayValue array:
                WalkAll(array.Items, path);
                break;
            case TupleValue tuple:
                WalkAll(tuple.Items, path);
                break;
            case DictionaryValue dictionary:
                foreach (var entry in dictionary.Items)
                    Walk(entry.Value, Join(path, ValueText.Simple(entry.Key, null) ?? ""));
                break;
        }
    }

    void WalkAll(IReadOnlyList<object?> items, string path)
    {
        for (var i = 0; i < items.Count; i++) Walk(items[i], Join(path, i.ToString(CultureInfo.InvariantCulture)));
    }

    static string Join(string path, string part) =>
        path.Length == 0 ? part : part.Length == 0 ? path : path + "." + part;
}
