using GraphGen.Compiler.Descriptions;

namespace GraphGen.Compiler.Evaluation.Values;

/// <summary>A value that matters only at run time, such as an initializer; it can be passed on but not asked.</summary>
sealed record OpaqueValue(string Description);

/// <summary>A value that the model's constructor takes, or that was computed from one: not known at build time.</summary>
/// <param name="Name">The constructor parameter.</param>
sealed record UnknownValue(string Name);

/// <summary>An exception of the base class library.</summary>
/// <param name="Type">The exception's type.</param>
/// <param name="Message">What it says.</param>
sealed record ExceptionValue(string Type, string Message);

/// <summary>The value of <c>typeof</c>.</summary>
sealed record TypeValue(TypeReference Type);

/// <summary>Text under construction.</summary>
sealed class TextBuilder(Heap heap) : Store(heap)
{
    public System.Text.StringBuilder Text { get; } = new();

    public override object? Get(int index) => Text.ToString();

    public override void Set(int index, object? value) => Text.Clear().Append((string)value!);
}
