using static GraphGen.Compiler.Graphs.ElementKind;

namespace GraphGen.Compiler.Graphs;

/// <summary>Functions made of straight pieces: rounding, signs, bounds.</summary>
static partial class PointwiseTable
{
    static PointwiseRow[] Pieces =>
    [
        new("relu", "Relu", One, Number, Cost: 1,
            Summary: "Each element where it is positive, otherwise 0; NaN stays. The derivative at 0 is 0.",
            Formula: "max({0}, 0)",
            Scalar: "({0} < 0 ? 0 : {0})",
            Selecting: "GpuMath.Relu({0})",
            Vector: "Vector.ConditionalSelect(Vector.LessThan({0}, Vector<{T}>.Zero), Vector<{T}>.Zero, {0})",
            Value: v => v[0] < 0 ? 0 : v[0],
            Partials: new((x, y) => Partial.Where(Apply("gt", y, y.Like(0)), Partial.One, Partial.Zero))),
        new("step", "Step", One, Number, Cost: 1,
            Summary: "The unit step: 1 where the element is positive, otherwise 0, also for NaN.",
            Formula: "[{0} > 0]",
            Scalar: "({0} > 0 ? 1 : ({T})0)",
            Selecting: "GpuMath.Step({0})",
            Vector: "Vector.ConditionalSelect(Vector.GreaterThan({0}, Vector<{T}>.Zero), Vector<{T}>.One, Vector<{T}>.Zero)",
            Value: v => v[0] > 0 ? 1 : 0),
        new("abs", "Abs", One, Number, Cost: 1,
            Summary: "The magnitude of each element. The derivative at 0 is 0.",
            Formula: "|{0}|",
            Scalar: "{T}.Abs({0})",
            Vector: "Vector.Abs({0})",
            Value: v => Math.Abs(v[0]),
            Partials: new((x, y) => Partial.Times(Apply("sign", x[0])))),
        new("sign", "Sign", One, Number, Cost: 2,
            Summary: "-1, 0 or 1 as each element is negative, zero or positive; 0 for NaN.",
            Formula: "sign({0})",
            Scalar: "({0} > 0 ? 1 : {0} < 0 ? -1 : ({T})0)",
            Selecting: "GpuMath.Sign({0})",
            Vector: "Vector.ConditionalSelect(Vector.GreaterThan({0}, Vector<{T}>.Zero), Vector<{T}>.One, "
                + "Vector.ConditionalSelect(Vector.LessThan({0}, Vector<{T}>.Zero), -Vector<{T}>.One, Vector<{T}>.Zero))",
            Value: v => v[0] > 0 ? 1 : v[0] < 0 ? -1 : 0),
        new("copysign", "CopySign", new("magnitude", "sign"), Floating, Cost: 1,
            Summary: "The magnitude of the first element with the sign of the second, also that of -0 and NaN. The derivative "
                + "by a magnitude of 0 is 0.",
            Formula: "copysign({0}, {1})",
            Scalar: "{T}.CopySign({0}, {1})",
            Vector: "VectorMath.CopySign({0}, {1})",
            Value: v => ElementaryFunctions.CopySign(v[0], v[1]),
            Partials: new(
                (x, y) => Partial.Where(Apply("eq", x[0], x[0].Like(0)), Partial.Zero, Partial.Times(y / x[0])),
                (x, y) => Partial.Zero)),
        new("floor", "Floor", One, Floating, Cost: 1,
            Summary: "The largest whole number that is not above each element.",
            Formula: "⌊{0}⌋",
            Scalar: "{T}.Floor({0})",
            Vector: "Vector.Floor({0})",
            Value: v => Math.Floor(v[0])),
        new("ceil", "Ceil", One, Floating, Cost: 1,
            Summary: "The smallest whole number that is not below each element.",
            Formula: "⌈{0}⌉",
            Scalar: "{T}.Ceiling({0})",
            Vector: "Vector.Ceiling({0})",
            Value: v => Math.Ceiling(v[0])),
        new("round", "Round", One, Floating, Cost: 1,
            Summary: "The whole number nearest to each element; of two the even one.",
            Formula: "round({0})",
            Scalar: "{T}.Round({0})",
            Vector: "Vector.Round({0})",
            Value: v => Math.Round(v[0])),
        new("trunc", "Trunc", One, Floating, Cost: 1,
            Summary: "Each element without its fraction: rounded towards 0.",
            Formula: "trunc({0})",
            Scalar: "{T}.Truncate({0})",
            Vector: "Vector.Truncate({0})",
            Value: v => Math.Truncate(v[0])),
        new("min", "Minimum", Two, Number, Cost: 1, Commutes: true,
            Summary: "The smaller of the elements; NaN if either is NaN. At a tie each gets half of the derivative.",
            Formula: "min({0}, {1})",
            Scalar: "{T}.Min({0}, {1})",
            Vector: "Vector.Min({0}, {1})",
            Value: v => Math.Min(v[0], v[1]),
            Partials: new((x, y) => Extreme("lt", x[0], x[1]), (x, y) => Extreme("lt", x[1], x[0]))),
        new("max", "Maximum", Two, Number, Cost: 1, Commutes: true,
            Summary: "The larger of the elements; NaN if either is NaN. At a tie each gets half of the derivative.",
            Formula: "max({0}, {1})",
            Scalar: "{T}.Max({0}, {1})",
            Vector: "Vector.Max({0}, {1})",
            Value: v => Math.Max(v[0], v[1]),
            Partials: new((x, y) => Extreme("gt", x[0], x[1]), (x, y) => Extreme("gt", x[1], x[0]))),
        new("clamp", "Clamp", new("x", "min", "max"), Number, Cost: 2,
            Summary: "Each element, or the bound that it lies beyond; NaN if one of the three is NaN, and the upper bound "
                + "where that is below the lower one. On a bound the element has the derivative.",
            Formula: "clamp({0}, {1}, {2})",
            Scalar: "{T}.Min({T}.Max({0}, {1}), {2})",
            Vector: "Vector.Min(Vector.Max({0}, {1}), {2})",
            Value: v => Math.Min(Math.Max(v[0], v[1]), v[2]),
            Partials: new(
                (x, y) => Partial.Where(
                    Apply("and", Apply("ge", x[0], x[1]), Apply("le", x[0], x[2])), Partial.One, Partial.Zero),
                (x, y) => Partial.Where(
                    Apply("and", Apply("lt", x[0], x[1]), Apply("lt", x[1], x[2])), Partial.One, Partial.Zero),
                (x, y) => Partial.Where(
                    Apply("or", Apply("gt", x[0], x[2]), Apply("lt", x[2], x[1])), Partial.One, Partial.Zero))),
        new("clamp_min", "ClampMin", new("x", "min"), Number, Cost: 1,
            Summary: "Each element, or the bound where the element is below it; NaN if either is NaN. On the bound the "
                + "element has the derivative.",
            Formula: "max({0}, {1})",
            Scalar: "{T}.Max({0}, {1})",
            Vector: "Vector.Max({0}, {1})",
            Value: v => Math.Max(v[0], v[1]),
            Partials: new(
                (x, y) => Partial.Where(Apply("ge", x[0], x[1]), Partial.One, Partial.Zero),
                (x, y) => Partial.Where(Apply("lt", x[0], x[1]), Partial.One, Partial.Zero))),
        new("clamp_max", "ClampMax", new("x", "max"), Number, Cost: 1,
            Summary: "Each element, or the bound where the element is above it; NaN if either is NaN. On the bound the "
                + "element has the derivative.",
            Formula: "min({0}, {1})",
            Scalar: "{T}.Min({0}, {1})",
            Vector: "Vector.Min({0}, {1})",
            Value: v => Math.Min(v[0], v[1]),
            Partials: new(
                (x, y) => Partial.Where(Apply("le", x[0], x[1]), Partial.One, Partial.Zero),
                (x, y) => Partial.Where(Apply("gt", x[0], x[1]), Partial.One, Partial.Zero))),
    ];

    /// <summary>The derivative of min or max by one operand, by the comparison in which it wins.</summary>
    static Partial Extreme(string wins, Node own, Node other) => Partial.Where(
        Apply(wins, own, other),
        Partial.One,
        Partial.Where(Apply("eq", own, other), Partial.Times(own.Like(0.5)), Partial.Zero));
}
