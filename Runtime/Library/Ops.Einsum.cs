namespace GraphGen;

public static partial class Ops
{
    /// <summary>
    /// A sum of products by Einstein's convention, as NumPy's and PyTorch's <c>einsum</c>. The equation names the axes of
    /// each operand with letters, and after an arrow those of the result: the elements of all operands at the same letters
    /// are multiplied, and the products are summed over the letters that the result lacks. <c>"ij,jk->ik"</c> is a matrix
    /// product, <c>"ii->i"</c> a diagonal, <c>"...ij->...ji"</c> a transposition of stacked matrices.
    /// </summary>
    /// <param name="equation">
    /// For each operand a letter an axis, separated by commas. <c>...</c> stands for all further axes, which are aligned at
    /// their last. Without an arrow the result has the axes of <c>...</c>, then the letters that occur once, in the order of
    /// the alphabet. Spaces mean nothing. A size of 1 gives way to another size of the same letter.
    /// </param>
    /// <param name="operands">The tensors. Of several, those two are always multiplied next whose product costs the least;
    /// the first two of equal ones.</param>
    /// <returns>A tensor of the type that all operands meet in.</returns>
    /// <exception cref="ArgumentException">The equation is malformed, does not fit the operands, or a letter has two
    /// sizes.</exception>
    [Traceable]
    public static Tensor Einsum(string equation, params Tensor[] operands)
    {
        var axes = new EinsumEquation(equation, operands);
        var terms = new List<EinsumTerm>();
        for (var i = 0; i < operands.Length; i++)
            terms.Add(EinsumTerm.Of(operands[i], axes.Operands[i], axes.Sizes));
        while (terms.Count > 1)
        {
            var (first, second) = EinsumTerm.Cheapest(terms, axes);
            var kept = EinsumTerm.Needed(terms, first, second, axes);
            var product = terms[first].Times(terms[second], kept);
            terms.RemoveAt(second);
            terms[first] = product;
        }
        return terms[0].SumExcept(axes.Result).Aligned(axes.Result);
    }
}
