namespace GraphGen.Generator.Tests.Golden;

/// <summary>Whether the project has what a case needs.</summary>
/// <param name="Description">The description; null when it can't be written yet.</param>
/// <param name="Missing">What is missing; empty when nothing is.</param>
sealed record Support(GoldenDescription? Description, string Missing)
{
    /// <summary>Asks the table of translations and the library.</summary>
    public static Support Of(GoldenCase golden)
    {
        var description = Translations.Translate(golden);
        if (description is null) return new(null, golden.Operation);
        var missing = GoldenSource.MissingFunctions(description);
        return missing.Count == 0 ? new(description, "") : new(null, string.Join(", ", missing));
    }
}
