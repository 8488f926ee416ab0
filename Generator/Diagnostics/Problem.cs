using System.Globalization;

namespace GraphGen.Compiler.Diagnostics;

/// <summary>Something wrong with a description, without a position: comparable by value like the description itself.</summary>
/// <param name="Rule">The id of its rule.</param>
/// <param name="Arguments">What the rule's message format takes.</param>
/// <param name="Trace">Where it was found and the calls that led there, innermost first.</param>
sealed record Problem(string Rule, EquatableArray<string> Arguments, EquatableArray<Site> Trace)
{
    /// <summary>The message with its arguments.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Rules.Get(Rule).Format, [.. Arguments]);

    public override string ToString() => $"{Rule}: {Message}";
}

/// <summary>A place in a description, which the reader's table turns into a span of source text.</summary>
/// <param name="MethodId">The documentation id of the method, or of the field whose initializer it is, or of a type.</param>
/// <param name="ExpressionId">The expression's number there, or one of the negative numbers below.</param>
sealed record Site(string MethodId, int ExpressionId)
{
    /// <summary>The name in the declaration itself.</summary>
    public const int Name = -1;

    /// <summary>The return type in the declaration.</summary>
    public const int ReturnType = -2;

    /// <summary>The parameter at a position.</summary>
    public static int Parameter(int position) => -3 - (position << 8);

    /// <summary>One dimension in the shape of the parameter at a position.</summary>
    public static int Dimension(int position, int axis) => Parameter(position) - 1 - axis;
}
