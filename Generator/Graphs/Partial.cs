namespace GraphGen.Compiler.Graphs;

/// <summary>
/// The partial derivative of a pointwise operation with respect to one operand, as a linear map of tangents (forward) or
/// cotangents (reverse): both are multiplied by the same number, element by element. Masks select instead of
/// multiplying by 0 and 1, so what is masked out cannot make a NaN.
/// </summary>
abstract record Partial
{
    /// <summary>The derivative 0 everywhere.</summary>
    public static Partial Zero { get; } = new Nothing();

    /// <summary>The derivative 1 everywhere.</summary>
    public static Partial One { get; } = new Same();

    /// <summary>The derivative -1 everywhere.</summary>
    public static Partial MinusOne { get; } = new Opposite();

    /// <summary>The derivative is a value of the operand's shape.</summary>
    public static Partial Times(Node factor) => new Factor(factor);

    /// <summary>The derivative is the reciprocal of a value.</summary>
    public static Partial Over(Node divisor) => new Quotient(divisor);

    /// <summary>The derivative is one of two, by a bool of the operand's shape.</summary>
    public static Partial Where(Node condition, Partial whenTrue, Partial whenFalse) =>
        new Choice(condition, whenTrue, whenFalse);

    /// <summary>The tangent or cotangent times the derivative; null for the derivative 0.</summary>
    public abstract Node? Apply(Node tangent);

    sealed record Nothing : Partial
    {
        public override Node? Apply(Node tangent) => null;
    }

    sealed record Same : Partial
    {
        public override Node? Apply(Node tangent) => tangent;
    }

    sealed record Opposite : Partial
    {
        public override Node? Apply(Node tangent) => -tangent;
    }

    sealed record Factor(Node Value) : Partial
    {
        public override Node? Apply(Node tangent) => tangent * Value;
    }

    sealed record Quotient(Node Divisor) : Partial
    {
        public override Node? Apply(Node tangent) => tangent / Divisor;
    }

    sealed record Choice(Node Condition, Partial WhenTrue, Partial WhenFalse) : Partial
    {
        public override Node? Apply(Node tangent)
        {
            var (whenTrue, whenFalse) = (WhenTrue.Apply(tangent), WhenFalse.Apply(tangent));
            return whenTrue is null && whenFalse is null ? null
                : tangent.Owner.Select(Condition, whenTrue ?? tangent.Like(0), whenFalse ?? tangent.Like(0));
        }
    }
}
