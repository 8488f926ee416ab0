namespace GraphGen.Compiler.Evaluation.Values;

/// <summary>The value of an expression that had a problem. Whatever is computed from it fails silently, so that one mistake
/// is reported once and evaluation can go on to find others.</summary>
sealed class Failure
{
    Failure() { }

    public static Failure Value { get; } = new();

    public override string ToString() => "failure";
}
