namespace GraphGen.Samples.Common;

/// <summary>A command line that cannot be understood; the message says what to write instead.</summary>
sealed class UsageException(string message) : Exception(message);
