namespace System.Runtime.CompilerServices;

/// <summary>What the C# compiler asks of a library for records and init-only members; netstandard2.0 lacks it.</summary>
static class IsExternalInit;

/// <summary>What the C# compiler asks of a library for required members; netstandard2.0 lacks it.</summary>
[AttributeUsage(AttributeTargets.All)]
sealed class RequiredMemberAttribute : Attribute;

/// <summary>What the C# compiler asks of a library for required members; netstandard2.0 lacks it.</summary>
[AttributeUsage(AttributeTargets.All)]
sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    /// <summary>The language feature that a compiler must know to use the member.</summary>
    public string FeatureName { get; } = featureName;
}
