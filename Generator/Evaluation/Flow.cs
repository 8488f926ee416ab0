using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation;

/// <summary>
/// Where control goes after a statement. Within a branch on a run-time condition it may go several ways, each under a
/// condition of its own that is known only at run time.
/// </summary>
/// <param name="Return">When the method returns.</param>
/// <param name="Break">When the innermost loop or switch ends.</param>
/// <param name="Continue">When the innermost loop goes on to its next round.</param>
/// <param name="GoesOn">Whether control may reach the next statement.</param>
/// <param name="Value">What is returned.</param>
/// <param name="IsThrown">Whether the description threw, so that nothing more of it runs.</param>
readonly record struct Flow(When Return, When Break, When Continue, bool GoesOn, object? Value = null, bool IsThrown = false)
{
    /// <summary>On to the next statement.</summary>
    public static Flow Next { get; } = new(When.Never, When.Never, When.Never, GoesOn: true);

    public static Flow OutOfLoop { get; } = new(When.Never, When.Always, When.Never, GoesOn: false);

    public static Flow NextRound { get; } = new(When.Never, When.Never, When.Always, GoesOn: false);

    public static Flow Returning(object? value) => new(When.Always, When.Never, When.Never, GoesOn: false, value);

    /// <summary>Control went where nothing can follow it, with a problem that has been reported.</summary>
    public static Flow Lost { get; } = Returning(Values.Failure.Value);

    /// <summary>The description threw, which has been reported.</summary>
    public static Flow Thrown { get; } = Lost with { IsThrown = true };

    /// <summary>Whether every way leads on to the next statement.</summary>
    public bool IsNext => Return.IsNever && Break.IsNever && Continue.IsNever;

    /// <summary>The flow after a loop whose body this was.</summary>
    public Flow AfterLoop() => this with { Break = When.Never, GoesOn = GoesOn || !Break.IsNever };

    /// <summary>The flow after one round of a loop.</summary>
    public Flow AfterRound() => this with { Continue = When.Never, GoesOn = GoesOn || !Continue.IsNever };
}

/// <summary>When something happens: never, always, or under a condition known at run time.</summary>
/// <param name="Condition">A bool of rank 0; null for never and always.</param>
readonly record struct When(Node? Condition, bool IsAlways)
{
    public static When Never { get; } = new(null, false);

    public static When Always { get; } = new(null, true);

    public bool IsNever => Condition is null && !IsAlways;

    public static implicit operator When(Node condition) => new(condition, false);
}
