namespace GraphGen.Compiler.Diagnostics;

/// <summary>A kind of problem that the compiler reports.</summary>
/// <param name="Id">The stable id, <c>GG</c> and four digits; its help page is <c>docs/diagnostics/{Id}.md</c>.</param>
/// <param name="Title">One line for the list of rules.</param>
/// <param name="Format">The message; <c>{0}</c>, <c>{1}</c>, … take a problem's arguments.</param>
/// <param name="Category">What part of a description it is about.</param>
sealed record Rule(string Id, string Title, string Format, RuleCategory Category)
{
    /// <summary>The page with the cause, an example and the way out, as a path in the repository.</summary>
    public string HelpLink => $"docs/diagnostics/{Id}.md";

    /// <summary>A problem of this kind, found at the first of <paramref name="trace"/>, innermost first.</summary>
    public Problem At(EquatableArray<Site> trace, params string[] arguments) => new(Id, arguments, trace);

    /// <summary>A problem of this kind, found at <paramref name="site"/>.</summary>
    public Problem At(Site site, params string[] arguments) => new(Id, arguments, new(site));
}

/// <summary>What part of a description a rule is about.</summary>
enum RuleCategory
{
    /// <summary>The head of a model method and the types around it.</summary>
    Declaration,

    /// <summary>C# that a description can't contain.</summary>
    Language,

    /// <summary>What happens when the description runs at build time: shapes, types, control flow.</summary>
    Evaluation,

    /// <summary>A failure of the compiler itself.</summary>
    Internal,
}
