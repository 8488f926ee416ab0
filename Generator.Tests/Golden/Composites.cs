using static GraphGen.Ops;

namespace GraphGen.Generator.Tests.Golden;

/// <summary>
/// What the golden files name and the library does not (yet) have, as descriptions over the library: each is compiled with
/// the cases that use it, as a user's own helper methods would be. The README of the golden files gives the formulas.
/// </summary>
static class Composites
{
    public static Tensor CausalSoftmax(Tensor x) =>
        Softmax(Where(Iota(x.Shape[^1]) <= Unsqueeze(Iota(x.Shape[^2]), 1), x, double.NegativeInfinity));
}
