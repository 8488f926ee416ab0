namespace GraphGen.Compiler.Graphs;

/// <summary>
/// Every pointwise operation, one row each: the only place to add one. A row is found by its name; the eager methods of
/// <c>Ops</c>, the derivative, the simplifier's constants and the emitted code all come from it.
/// </summary>
static partial class PointwiseTable
{
    public static EquatableArray<PointwiseRow> Rows { get; } =
        new([.. Arithmetic, .. Exponential, .. Trigonometric, .. Pieces, .. Special, .. Truth]);

    static readonly Dictionary<string, PointwiseRow> ByName = Rows.ToDictionary(row => row.Name);

    /// <summary>The row of a primitive's name; null when no pointwise operation has it.</summary>
    public static PointwiseRow? Find(string name) => ByName.TryGetValue(name, out var row) ? row : null;

    /// <summary>The row of a name that is known to be in the table.</summary>
    /// <exception cref="KeyNotFoundException">It is not.</exception>
    public static PointwiseRow Get(string name) =>
        Find(name) ?? throw new KeyNotFoundException($"there is no pointwise operation '{name}'");

    static EquatableArray<string> One => new("x");

    static EquatableArray<string> Two => new("a", "b");

    static Node Apply(string row, params Node[] operands) => operands[0].Owner.Pointwise(row, operands);
}
