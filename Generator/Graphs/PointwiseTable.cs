using static GraphGen.Compiler.Graphs.ElementKind;

namespace GraphGen.Compiler.Graphs;

/// <summary>
/// Every pointwise operation, one row each: the only place to add one. A row is found by its name; the eager methods of
/// <c>Ops</c>, the derivative, the simplifier's constants and the emitted code all come from it.
/// </summary>
static class PointwiseTable
{
    public static EquatableArray<PointwiseRow> Rows { get; } = new(
        Unary("neg", "Negate", Number, "-{0}", "The negative of each element.",
            "(-{0})", "(-{0})", 1, (x, y) => Partial.MinusOne),
        Unary("exp", "Exp", Floating, "exp({0})", "The exponential of each element.",
            "{T}.Exp({0})", "VectorMath.Exp({0})", 20, (x, y) => Partial.Times(y)),
        Unary("log", "Log", Floating, "ln({0})", "The natural logarithm of each element: -∞ at 0, NaN below.",
            "{T}.Log({0})", "VectorMath.Log({0})", 20, (x, y) => Partial.Over(x[0])),
        Unary("sqrt", "Sqrt", Floating, "√{0}", "The square root of each element: NaN below 0. The derivative at 0 is ∞.",
            "{T}.Sqrt({0})", "Vector.SquareRoot({0})", 8, (x, y) => Partial.Times(0.5 / y)),
        Unary("sin", "Sin", Floating, "sin({0})", "The sine of each element, in radians.",
            "{T}.Sin({0})", "VectorMath.Sin({0})", 20, (x, y) => Partial.Times(Apply("cos", x[0]))),
        Unary("cos", "Cos", Floating, "cos({0})", "The cosine of each element, in radians.",
            "{T}.Cos({0})", "VectorMath.Cos({0})", 20, (x, y) => Partial.Times(-Apply("sin", x[0]))),
        Unary("tanh", "Tanh", Floating, "tanh({0})", "The hyperbolic tangent of each element.",
            "{T}.Tanh({0})", "VectorMath.Tanh({0})", 20, (x, y) => Partial.Times(1 - y * y)),
        Unary("sigmoid", "Sigmoid", Floating, "σ({0})", "The logistic function 1 / (1 + exp(-x)) of each element.",
            "(1 / (1 + {T}.Exp(-{0})))", "VectorMath.Sigmoid({0})", 22, (x, y) => Partial.Times(y * (1 - y))),
        Unary("relu", "Relu", Number, "max({0}, 0)",
            "Each element where it is positive, otherwise 0; NaN stays. The derivative at 0 is 0.",
            "({0} < 0 ? 0 : {0})",
            "Vector.ConditionalSelect(Vector.LessThan({0}, Vector<{T}>.Zero), Vector<{T}>.Zero, {0})", 1,
            (x, y) => Partial.Where(Apply("gt", y, y.Like(0)), Partial.One, Partial.Zero)),
        Unary("abs", "Abs", Number, "|{0}|", "The magnitude of each element. The derivative at 0 is 0.",
            "{T}.Abs({0})", "Vector.Abs({0})", 1, (x, y) => Partial.Times(Apply("sign", x[0]))),
        Unary("sign", "Sign", Number, "sign({0})", "-1, 0 or 1 as each element is negative, zero or positive; 0 for NaN.",
            "({0} > 0 ? 1 : {0} < 0 ? -1 : ({T})0)",
            "Vector.ConditionalSelect(Vector.GreaterThan({0}, Vector<{T}>.Zero), Vector<{T}>.One, "
            + "Vector.ConditionalSelect(Vector.LessThan({0}, Vector<{T}>.Zero), -Vector<{T}>.One, Vector<{T}>.Zero))", 2),
        Unary("floor", "Floor", Floating, "⌊{0}⌋", "The largest whole number that is not above each element.",
            "{T}.Floor({0})", "Vector.Floor({0})", 1),
        Unary("erf", "Erf", Floating, "erf({0})", "The error function of each element.",
            "VectorMath.Erf({0})", "VectorMath.Erf({0})", 25,
            (x, y) => Partial.Times(2 / Math.Sqrt(Math.PI) * Apply("exp", -(x[0] * x[0])))),
        Unary("square", "Square", Number, "{0}²", "Each element times itself.",
            "({0} * {0})", "({0} * {0})", 1, (x, y) => Partial.Times(2 * x[0])),
        Unary("not", "LogicalNot", Bool, "!{0}", "Whether each element is false.", "(!{0})", "(~{0})", 1),

        Binary("add", "Add", Number, "{0} + {1}", "The sum of the elements.", "({0} + {1})", "({0} + {1})", 1,
            (x, y) => Partial.One, (x, y) => Partial.One),
        Binary("sub", "Subtract", Number, "{0} - {1}", "The difference of the elements.", "({0} - {1})", "({0} - {1})", 1,
            (x, y) => Partial.One, (x, y) => Partial.MinusOne),
        Binary("mul", "Multiply", Number, "{0} · {1}", "The product of the elements.", "({0} * {1})", "({0} * {1})", 1,
            (x, y) => Partial.Times(x[1]), (x, y) => Partial.Times(x[0])),
        Binary("div", "Divide", Number, "{0} / {1}",
            "The quotient of the elements; whole numbers are divided towards zero, and by 0 is an error for them.",
            "({0} / {1})", "({0} / {1})", 4,
            (x, y) => Partial.Over(x[1]), (x, y) => Partial.Times(-(y / x[1]))),
        Binary("pow", "Pow", Floating, "{0}^{1}",
            "The first element to the power of the second; 1 where the exponent is 0, and the derivative there is 0.",
            "{T}.Pow({0}, {1})", "VectorMath.Pow({0}, {1})", 50, PowerRules.Base, PowerRules.Exponent),
        Binary("min", "Minimum", Number, "min({0}, {1})",
            "The smaller of the elements; NaN if either is NaN. At a tie each gets half of the derivative.",
            "{T}.Min({0}, {1})", "Vector.Min({0}, {1})", 1,
            (x, y) => Extreme("lt", x[0], x[1]), (x, y) => Extreme("lt", x[1], x[0])),
        Binary("max", "Maximum", Number, "max({0}, {1})",
            "The larger of the elements; NaN if either is NaN. At a tie each gets half of the derivative.",
            "{T}.Max({0}, {1})", "Vector.Max({0}, {1})", 1,
            (x, y) => Extreme("gt", x[0], x[1]), (x, y) => Extreme("gt", x[1], x[0])),
        Binary("rem", "Remainder", Integer, "{0} % {1}",
            "What division towards zero leaves, with the sign of the first element; by 0 is an error.",
            "({0} % {1})", null, 20),

        Comparison("lt", "Less", Number, "<", "Vector.LessThan({0}, {1})", "the first element is less; false for NaN"),
        Comparison("le", "LessEqual", Number, "<=", "Vector.LessThanOrEqual({0}, {1})",
            "the first element is less or equal; false for NaN"),
        Comparison("gt", "Greater", Number, ">", "Vector.GreaterThan({0}, {1})",
            "the first element is greater; false for NaN"),
        Comparison("ge", "GreaterEqual", Number, ">=", "Vector.GreaterThanOrEqual({0}, {1})",
            "the first element is greater or equal; false for NaN"),
        Comparison("eq", "Equal", Any, "==", "Vector.Equals({0}, {1})", "the elements are equal; false for NaN"),
        Comparison("ne", "NotEqual", Any, "!=", "(~Vector.Equals({0}, {1}))", "the elements differ; true for NaN"),

        Binary("and", "LogicalAnd", Bool, "{0} & {1}", "Whether both elements are true.",
            "({0} & {1})", "({0} & {1})", 1),
        Binary("or", "LogicalOr", Bool, "{0} | {1}", "Whether either element is true.",
            "({0} | {1})", "({0} | {1})", 1),
        Binary("xor", "LogicalXor", Bool, "{0} ^ {1}", "Whether exactly one element is true.",
            "({0} ^ {1})", "({0} ^ {1})", 1),

        new PointwiseRow("select", "Where", new("condition", "a", "b"), Any, GivesBool: false,
            "The element of <paramref name=\"a\"/> where the condition is true, of <paramref name=\"b\"/> where it is false; "
            + "the other one has no influence, even if it is NaN.",
            "{0} ? {1} : {2}", "({0} ? {1} : {2})", "Vector.ConditionalSelect({0}, {1}, {2})", 1,
            new((x, y) => Partial.Zero,
                (x, y) => Partial.Where(x[0], Partial.One, Partial.Zero),
                (x, y) => Partial.Where(x[0], Partial.Zero, Partial.One))));

    static readonly Dictionary<string, PointwiseRow> ByName = Rows.ToDictionary(row => row.Name);

    /// <summary>The row of a primitive's name; null when no pointwise operation has it.</summary>
    public static PointwiseRow? Find(string name) => ByName.TryGetValue(name, out var row) ? row : null;

    /// <summary>The row of a name that is known to be in the table.</summary>
    /// <exception cref="KeyNotFoundException">It is not.</exception>
    public static PointwiseRow Get(string name) =>
        Find(name) ?? throw new KeyNotFoundException($"there is no pointwise operation '{name}'");

    static PointwiseRow Unary(string name, string method, ElementKind takes, string formula, string summary,
        string scalar, string vector, int cost, params PartialRule[] partials) =>
        new(name, method, new("x"), takes, GivesBool: false, summary, formula, scalar, vector, cost, partials);

    static PointwiseRow Binary(string name, string method, ElementKind takes, string formula, string summary,
        string scalar, string? vector, int cost, params PartialRule[] partials) =>
        new(name, method, new("a", "b"), takes, GivesBool: false, summary, formula, scalar, vector, cost, partials);

    static PointwiseRow Comparison(
        string name, string method, ElementKind takes, string sign, string vector, string truth) =>
        new(name, method, new("a", "b"), takes, GivesBool: true, $"Whether {truth}.", "{0} " + sign + " {1}",
            "({0} " + sign + " {1})", vector, 1, EquatableArray<PartialRule>.Empty);

    static Partial Extreme(string wins, Node own, Node other) => Partial.Where(
        Apply(wins, own, other),
        Partial.One,
        Partial.Where(Apply("eq", own, other), Partial.Times(own.Like(0.5)), Partial.Zero));

    static Node Apply(string row, params Node[] operands) => operands[0].Owner.Pointwise(row, operands);
}
