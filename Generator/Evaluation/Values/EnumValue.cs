using GraphGen.Compiler.Descriptions;

namespace GraphGen.Compiler.Evaluation.Values;

/// <summary>A value of an enum type.</summary>
/// <param name="Type">The enum.</param>
/// <param name="Number">The value, in the enum's underlying type.</param>
sealed record EnumValue(TypeReference Type, object Number);
