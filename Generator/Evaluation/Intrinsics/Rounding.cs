using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Intrinsics;

/// <summary><c>Math.Round</c> in all its forms, of values known at build time or at run time.</summary>
static class Rounding
{
    public static object? Round(IntrinsicCall call)
    {
        var digits = call.Count > 1 && call[1] is int count ? count : 0;
        var mode = call.Arguments.OfType<EnumValue>().FirstOrDefault() is { } given
            ? (MidpointRounding)(int)Conversions.Convert(given.Number, TypeCode.Int32, false)
            : MidpointRounding.ToEven;
        return call[0] is Node x
            ? ToDigits(x, digits, mode)
            : MathMembers.Same(call[0], Math.Round(MathMembers.Fraction(call, 0), digits, mode));
    }

    /// <summary>Rounds to decimal digits as .NET does: the number times a power of ten is rounded, unless it is so large that
    /// it has no such digits.</summary>
    static Node ToDigits(Node x, int digits, MidpointRounding mode)
    {
        var most = x.Type == DType.Float32 ? 6 : 15;
        if (digits < 0 || digits > most)
            throw EvaluationError.Fails($"'Round' is given {digits} digits; there are 0 to {most}");
        if (digits == 0) return ToWhole(x, mode);
        var power = Math.Pow(10, digits);
        var limit = x.Like(x.Type == DType.Float32 ? 1e8 : 1e16);
        var hasDigits = Apply("lt", Apply("abs", x), limit);
        return x.Owner.Select(hasDigits, ToWhole(x * power, mode) / power, x);
    }

    static Node ToWhole(Node x, MidpointRounding mode) => (int)mode switch
    {
        0 => Apply("round", x),
        1 => Apply("trunc", x + Apply("copysign", x.Like(BelowHalf(x.Type)), x)),
        2 => Apply("trunc", x),
        3 => Apply("floor", x),
        4 => Apply("ceil", x),
        _ => throw EvaluationError.Fails($"'Round' is given the mode {mode}, which MidpointRounding has not"),
    };

    /// <summary>The largest number below ½: added to the one below ½, it does not reach 1.</summary>
    static double BelowHalf(DType type) => type == DType.Float32 ? 0.49999997f : 0.49999999999999994;

    static Node Apply(string row, params Node[] operands) => operands[0].Owner.Pointwise(row, operands);
}
