namespace GraphGen.Compiler.Simplification;

/// <summary>Rules that rewrite without end: a fault of the rules, which the message names.</summary>
sealed class SimplificationException(string message) : Exception(message);
