using GraphGen.Compiler.Diagnostics;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Reading;

/// <summary>The names in the shapes of a model's inputs: whether each dimension can be read, and whether each name's size
/// follows from the inputs.</summary>
sealed class DimensionNames
{
    readonly List<(Site Site, string Parameter, string Dimension, string Name)> uses = [];
    readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>Names that appear only where they can't be solved for, as <c>n</c> in <c>n*m</c>: a dimension that is a
    /// name by itself, or a multiple of one and a number, gives its size.</summary>
    public IEnumerable<(Site Site, string Parameter, string Dimension, string Name)> Unknown =>
        uses.Where(use => !known.Contains(use.Name));

    /// <summary>Takes a dimension that is written as a text.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Add(Site site, string parameter, string dimension)
    {
        try
        {
            var parsed = Dim.Parse(dimension);
            if (IsSolvable(parsed)) known.Add(parsed.Symbols[0]);
            uses.AddRange(parsed.Symbols.Select(name => (site, parameter, dimension, name)));
            return parsed.Constant < 0 ? "a size is not negative" : null;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return exception.Message;
        }
    }

    static bool IsSolvable(Dim dimension) =>
        dimension.Symbols.Count == 1
        && (dimension - dimension.Substitute(_ => 0)).DivideExactly(Dim.Symbol(dimension.Symbols[0])) is { IsConstant: true };
}
