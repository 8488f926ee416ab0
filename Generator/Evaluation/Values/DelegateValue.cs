using GraphGen.Compiler.Descriptions;

namespace GraphGen.Compiler.Evaluation.Values;

/// <summary>Something that can be invoked.</summary>
abstract record DelegateValue;

/// <summary>A lambda or local function with the variables around it.</summary>
sealed record Closure(LocalFunction Function, Frame Frame) : DelegateValue;

/// <summary>A method, bound to an instance unless it is static.</summary>
sealed record BoundMethod(MethodReference Method, object? Instance, bool IsVirtual) : DelegateValue;
