namespace GraphGen.Compiler.Descriptions.Serialization;

/// <summary>The kinds of nodes of one family: expressions, statements or patterns. One row a kind, with its tag, how it is
/// written and how it is read.</summary>
sealed class NodeTable<TNode> where TNode : class
{
    readonly Dictionary<Type, Row> byType = [];
    readonly Dictionary<string, Row> byTag = new(StringComparer.Ordinal);

    /// <summary>The kinds that have a row.</summary>
    public IEnumerable<Type> Kinds => byType.Keys;

    public NodeTable<TNode> Add<T>(string tag, Action<PayloadWriter, T> write, Func<PayloadReader, T> read) where T : class, TNode
    {
        var row = new Row(tag, (writer, node) => write(writer, (T)node), read);
        byType.Add(typeof(T), row);
        byTag.Add(tag, row);
        return this;
    }

    public Row Find(TNode node) => byType[node.GetType()];

    public Row Find(string tag) =>
        byTag.TryGetValue(tag, out var row) ? row : throw new FormatException($"The exported description has an unknown part '{tag}'.");

    /// <summary>One kind.</summary>
    public sealed record Row(string Tag, Action<PayloadWriter, TNode> Write, Func<PayloadReader, TNode> Read);
}
