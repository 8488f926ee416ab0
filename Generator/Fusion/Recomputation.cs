using System.Globalization;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>
/// Finds what the backward kernels compute again: pointwise values of the forward pass that are not stored and that a
/// derivative uses. Each is written as a formula over what is stored, without indices: <c>exp(output - extremes)</c>.
/// </summary>
sealed class Recomputation
{
    const int DeepestFormula = 6;

    readonly Materialization stored;
    readonly Func<Node, string> nameOf;

    Recomputation(Materialization stored, Func<Node, string> nameOf) => (this.stored, this.nameOf) = (stored, nameOf);

    /// <summary>The formulas for each group that computes something again.</summary>
    /// <param name="users">The groups that compute each node in place.</param>
    /// <param name="nameOf">The name of a stored node.</param>
    public static IReadOnlyDictionary<Group, EquatableArray<string>> Find(
        Materialization stored, IReadOnlyDictionary<Node, HashSet<Group>> users, Func<Node, string> nameOf)
    {
        var recomputation = new Recomputation(stored, nameOf);
        var formulas = new Dictionary<Group, List<string>>();
        foreach (var node in stored.Nodes.Where(n => users.ContainsKey(n) && recomputation.IsForwardValue(n)))
            foreach (var group in users[node].Where(g => g.Phase == Phase.Backward))
                (formulas.TryGetValue(group, out var list) ? list : formulas[group] = []).Add(recomputation.Print(node, DeepestFormula));
        return formulas.ToDictionary(pair => pair.Key, pair => pair.Value.Distinct().ToEquatable());
    }

    bool IsForwardValue(Node node) =>
        node.Operation is Pointwise { Row.Cost: > 0 } && stored.PhaseOf(node) == Phase.Forward && !stored.IsStored(node)
        && stored.Users(node).Any(user => stored.PhaseOf(user) == Phase.Backward);

    string Print(Node node, int depth)
    {
        if (depth == 0) return "…";
        if (stored.IsStored(node) && node.Operation is not Constant) return nameOf(node);
        string Operand(int k) => Print(node.Operands[k], node.Operation is Pointwise ? depth - 1 : depth);
        return node.Operation switch
        {
            Constant constant => FormulaPrinter.Text(constant.Value, node.Type),
            Pointwise { Row: var row } => string.Format(
                CultureInfo.InvariantCulture, row.Formula, [.. node.Operands.Select((_, k) => FormulaPrinter.Operand(row, Operand(k)))]),
            Gather => $"{FormulaPrinter.Parenthesize(Operand(0))}[{Operand(1)}]",
            Slice slice when node.Operands[0].Operation is Iota iota && node.Shape[iota.Axis] == 1 => slice.Begin[iota.Axis].ToString(),
            Slice slice => $"{FormulaPrinter.Parenthesize(Operand(0))}[{string.Join(", ", slice.Begin.Select((_, axis) => Part(slice, node.Operands[0].Shape, axis)))}]",
            Iota => "index",
            _ when node.Operands.Count == 1 => Operand(0),
            _ => node.Label ?? node.Operation.Name,
        };
    }

    /// <summary>What a slice takes of an axis: <c>1..n</c>, <c>0..n:2</c>, or <c>..</c> for all.</summary>
    static string Part(Slice slice, Shape from, int axis)
    {
        var (begin, end, step) = (slice.Begin[axis], slice.End[axis], slice.Step[axis]);
        return step == 1 && begin == 0 && end == from[axis] ? ".." : $"{begin}..{end}" + (step == 1 ? "" : $":{step}");
    }
}
