using static GraphGen.Compiler.Graphs.ElementKind;

namespace GraphGen.Compiler.Graphs;

/// <summary>The error function and the gamma functions.</summary>
static partial class PointwiseTable
{
    static PointwiseRow[] Special =>
    [
        new("erf", "Erf", One, Floating, Cost: 25,
            Summary: "The error function of each element.",
            Formula: "erf({0})",
            Scalar: "VectorMath.Erf({0})",
            Vector: "VectorMath.Erf({0})",
            Partials: new((x, y) => Partial.Times(2 / Math.Sqrt(Math.PI) * Apply("exp", -(x[0] * x[0]))))),
        new("erfc", "Erfc", One, Floating, Cost: 40,
            Summary: "The complement 1 - erf(x) of the error function of each element, exact also where it is tiny.",
            Formula: "erfc({0})",
            Scalar: "VectorMath.Erfc({0})",
            Vector: "VectorMath.Erfc({0})",
            Partials: new((x, y) => Partial.Times(-2 / Math.Sqrt(Math.PI) * Apply("exp", -Apply("square", x[0]))))),
        new("lgamma", "Lgamma", One, Floating, Cost: 80,
            Summary: "The logarithm ln |Γ(x)| of the gamma function: ∞ at 0 and at the negative whole numbers.",
            Formula: "lgamma({0})",
            Scalar: "VectorMath.Lgamma({0})",
            Partials: new((x, y) => Partial.Times(Apply("digamma", x[0])))),
        new("digamma", "Digamma", One, Floating, Cost: 80,
            Summary: "The derivative of ln Γ(x): ∓∞ at ±0, NaN at the negative whole numbers.",
            Formula: "digamma({0})",
            Scalar: "VectorMath.Digamma({0})",
            Partials: new((x, y) => Partial.Times(Apply("polygamma", x[0].Like(1), x[0])))),
        new("polygamma", "Polygamma", new("order", "x"), Floating, Cost: 250,
            Summary: "The derivative of the digamma function of an order: trigamma for 1; NaN for orders that are negative or no "
                + "whole numbers. At 0 and the negative whole numbers it is ∞ for odd orders and -∞ for even ones.",
            Formula: "polygamma({0}, {1})",
            Scalar: "VectorMath.Polygamma({0}, {1})",
            Partials: new(
                (x, y) => Partial.Zero,
                (x, y) => Partial.Times(Apply("polygamma", x[0] + 1, x[1])))),
    ];
}
