namespace GraphGen.Compiler.Evaluation;

/// <summary>How much a description may do at build time.</summary>
/// <param name="Steps">Expressions and statements that run.</param>
/// <param name="Depth">Calls within calls.</param>
/// <param name="Nodes">Nodes of the graph.</param>
sealed record Limits(int Steps, int Depth, int Nodes)
{
    public static Limits Default { get; } = new(Steps: 5_000_000, Depth: 400, Nodes: 200_000);
}

/// <summary>Counts what a run does, and ends it when that is too much or nobody wants the result any more.</summary>
sealed class Budget(Limits limits, CancellationToken cancellation)
{
    const int StepsBetweenLooks = 256;

    int steps;

    /// <summary>Counts one expression, statement or round of a loop.</summary>
    /// <param name="nodes">How many nodes the graph has so far.</param>
    /// <exception cref="BudgetExceeded">A limit is passed.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void Step(int nodes)
    {
        if (++steps % StepsBetweenLooks != 0) return;
        cancellation.ThrowIfCancellationRequested();
        if (steps > limits.Steps) throw new BudgetExceeded("The description", limits.Steps, "steps");
        if (nodes > limits.Nodes) throw new BudgetExceeded("The graph", limits.Nodes, "nodes");
    }

    /// <summary>Counts a call within calls.</summary>
    /// <exception cref="BudgetExceeded">There are too many, or the stack has no room for more.</exception>
    public void Enter(string method, int depth)
    {
        if (depth > limits.Depth) throw new BudgetExceeded($"The recursion of '{method}'", limits.Depth, "calls");
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
    }
}

/// <summary>A limit was passed: the evaluation ends, because going on would only pass it again.</summary>
/// <param name="what">What took too much.</param>
/// <param name="limit">How much it may take.</param>
/// <param name="unit">Of what.</param>
sealed class BudgetExceeded(string what, int limit, string unit) : Exception
{
    public string What { get; } = what;

    /// <summary>The limit as a message says it: <c>400 calls</c>.</summary>
    public string Limit { get; } = limit.ToString("N0", System.Globalization.CultureInfo.InvariantCulture) + " " + unit;
}

/// <summary>Ends the evaluation after the problem that made it end has been reported.</summary>
sealed class EvaluationAborted : Exception;
