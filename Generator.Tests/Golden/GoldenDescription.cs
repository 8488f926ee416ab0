namespace GraphGen.Generator.Tests.Golden;

/// <summary>A golden case as the body of a description in C#.</summary>
/// <param name="Results">One expression an output of the method, over the names of the inputs.</param>
/// <param name="Statements">What comes before them; may be empty.</param>
sealed record GoldenDescription(IReadOnlyList<string> Results, string Statements = "")
{
    /// <summary>The inputs that the loss is differentiated by; null for those that the file marks.</summary>
    public IReadOnlyList<string>? Parameters { get; init; }

    /// <summary>Extra results, by the names of the outputs that they are, of a case that is trained.</summary>
    public IReadOnlyList<string> ExtraNames { get; init; } = [];

    /// <summary>Creates the optimizer of a case that follows one; the result is then what it minimises.</summary>
    public string? Optimizer { get; init; }

    /// <summary>What clips the gradients of a clipping case, and names the norm where there is one.</summary>
    public string? Clipping { get; init; }

    /// <summary>The method itself is the loss; the other results are there to be looked at.</summary>
    public bool IsLoss => Parameters is not null;

    public static implicit operator GoldenDescription(string expression) => new([expression]);
}
