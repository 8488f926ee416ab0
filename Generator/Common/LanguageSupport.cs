namespace System.Runtime.CompilerServices;

/// <summary>What the C# compiler asks of a library for records and init-only members; netstandard2.0 lacks it.</summary>
static class IsExternalInit;
