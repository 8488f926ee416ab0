using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Values;

/// <summary>
/// What a place holds after a branch on a run-time condition that left different values there. It lies there until it is
/// read: then a tensor or number becomes a conditional node, and anything else is a problem, because what a description
/// builds can't depend on values known only at run time.
/// </summary>
/// <param name="Condition">A bool of rank 0.</param>
/// <param name="WhenTrue">The value if it is true.</param>
/// <param name="WhenFalse">The value if it is false.</param>
/// <param name="Merged">The conditional node, made where the branches meet; null when none was needed or possible.</param>
sealed record Choice(Node Condition, object? WhenTrue, object? WhenFalse, Node? Merged);

/// <summary>The value of a variable that has none yet. C# makes sure that nobody reads it.</summary>
sealed class Unassigned
{
    Unassigned() { }

    public static Unassigned Value { get; } = new();
}
