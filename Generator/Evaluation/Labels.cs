using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation;

/// <summary>Names that the description gives to values, for readable output. A value keeps its first name.</summary>
static class Labels
{
    /// <summary>Gives a node without a name this one; constants and inputs speak for themselves.</summary>
    public static void Name(object? value, string name)
    {
        if (value is Node { Label: null, Operation: not (Constant or Input) } node) node.Label = name;
    }

    /// <summary>A method's name as a variable would have it: <c>softmax</c> for <c>Softmax</c>.</summary>
    public static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);
}
