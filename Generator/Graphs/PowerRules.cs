namespace GraphGen.Compiler.Graphs;

/// <summary>The partial derivatives of <c>pow</c>, whose special exponents deserve their own forms.</summary>
static class PowerRules
{
    /// <summary>b·a^(b-1): 2a for the exponent 2, and 0 for the exponent 0 even where a is 0.</summary>
    public static Partial Base(EquatableArray<Node> x, Node y)
    {
        var (a, b, builder) = (x[0], x[1], y.Owner);
        if (b.Operation is Constant { Value: var exponent })
            return exponent switch
            {
                0 => Partial.Zero,
                1 => Partial.One,
                2 => Partial.Times(2 * a),
                _ => Partial.Times(exponent * builder.Pointwise("pow", a, a.Like(exponent - 1))),
            };
        var slope = b * builder.Pointwise("pow", a, b - 1);
        return Partial.Where(builder.Pointwise("eq", b, b.Like(0)), Partial.Zero, Partial.Times(slope));
    }

    /// <summary>a^b·ln a; 0 where a is 0 and b is not negative, NaN where a is negative.</summary>
    public static Partial Exponent(EquatableArray<Node> x, Node y)
    {
        var (a, b, builder) = (x[0], x[1], y.Owner);
        if (b.Operation is Constant) return Partial.Zero;
        var atZero = builder.Pointwise("and",
            builder.Pointwise("eq", a, a.Like(0)), builder.Pointwise("ge", b, b.Like(0)));
        return Partial.Where(atZero, Partial.Zero, Partial.Times(y * builder.Pointwise("log", a)));
    }
}
