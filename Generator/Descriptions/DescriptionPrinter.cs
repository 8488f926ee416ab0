namespace GraphGen.Compiler.Descriptions;

/// <summary>Prints a description as text, for tests, snapshots and reports.</summary>
static class DescriptionPrinter
{
    public static string Print(Description description) => description.Signature.MethodId;

    public static string Print(Method method) => method.Id;
}
