using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Simplification;

/// <summary>One way to write a value more simply.</summary>
/// <param name="Name">The equation, as errors name it: <c>x + -y = x - y</c>.</param>
/// <param name="Operation">The name of the operations it applies to.</param>
/// <param name="Apply">The simpler value, or null when the node has not the form that the rule is for. The builder's
/// current guard is the node's.</param>
sealed record SimplificationRule(string Name, string Operation, Func<Node, Node?> Apply);
