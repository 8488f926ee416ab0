using GraphGen.Compiler.Diagnostics;

namespace GraphGen.Compiler.Evaluation;

/// <summary>A problem with the expression under evaluation; it becomes a <see cref="Problem"/> at that expression, whose
/// value is then a failure.</summary>
sealed class EvaluationError(Rule rule, params string[] arguments) : Exception(rule.Title)
{
    public Rule Rule { get; } = rule;

    public string[] Arguments { get; } = arguments;

    /// <summary>What the expression does can't be part of a description.</summary>
    public static EvaluationError Unsupported(string what, string instead) => new(Rules.UnsupportedSyntax, what, instead);

    /// <summary>The description does something that fails, such as an index outside its array.</summary>
    public static EvaluationError Fails(string what) => new(Rules.BuildTimeFailure, what);

    /// <summary>An argument that a primitive or library method does not take.</summary>
    public static EvaluationError InvalidArgument(string operation, string reason) => new(Rules.InvalidArgument, operation, reason);

    /// <summary>A run-time value where a build-time value is needed.</summary>
    /// <param name="place">Where it is used: <c>a while condition</c>.</param>
    /// <param name="instead">What to write.</param>
    public static EvaluationError RunTimeValue(string place, string instead) => new(Rules.RunTimeCondition, place, instead);
}

/// <summary>An expression needs a value that had a problem itself: it fails too, silently.</summary>
sealed class FailureUsed : Exception;
