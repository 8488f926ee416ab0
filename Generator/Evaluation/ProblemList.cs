using GraphGen.Compiler.Diagnostics;

namespace GraphGen.Compiler.Evaluation;

/// <summary>The problems of one run, each once.</summary>
sealed class ProblemList
{
    readonly List<Problem> problems = [];
    readonly HashSet<(string, string, Site)> seen = [];
    int muted;

    public EquatableArray<Problem> Items => problems.ToEquatable();

    public bool IsEmpty => problems.Count == 0;

    /// <summary>Whether problems are not reported for now.</summary>
    public bool IsMuted => muted > 0;

    /// <summary>Reports a problem at an expression. The same one at the same place, which a loop or a second call finds
    /// again, is reported once.</summary>
    public void Add(Rule rule, string[] arguments, Frame frame, int expression)
    {
        if (IsMuted) return;
        var trace = Trace(frame, expression);
        if (seen.Add((rule.Id, string.Join("\0", arguments), trace[0]))) problems.Add(rule.At(trace, arguments));
    }

    /// <summary>Reports a problem with the description as a whole.</summary>
    public void Add(Problem problem) => problems.Add(problem);

    /// <summary>Runs something without reporting its problems.</summary>
    public void Mute(Action action)
    {
        muted++;
        try
        {
            action();
        }
        finally
        {
            muted--;
        }
    }

    /// <summary>The expression and the calls that led there; of a deep recursion only those at its two ends.</summary>
    static EquatableArray<Site> Trace(Frame frame, int expression)
    {
        var sites = new List<Site> { new(frame.Owner, expression) };
        for (; frame.Caller is { } caller; frame = caller) sites.Add(new(caller.Owner, frame.CallSite));
        if (sites.Count > 2 * EndOfTrace) sites.RemoveRange(EndOfTrace, sites.Count - 2 * EndOfTrace);
        return sites;
    }

    const int EndOfTrace = 20;
}
