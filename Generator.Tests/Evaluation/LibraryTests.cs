using static GraphGen.Generator.Tests.Evaluation.Evaluating;

namespace GraphGen.Generator.Tests.Evaluation;

/// <summary>What the library's functions say and build where sizes have names.</summary>
public class LibraryTests
{
    [Theory]
    [InlineData("Einsum(\"ij,ij->i\", a, b)", "einsum 'ij,ij->i': 'i' has size m in operand 1, but size n before.")]
    [InlineData("Einsum(\"ij,kj->il\", a, b)", "einsum 'ij,kj->il': the result names 'l', which no operand has.")]
    [InlineData("Einsum(\"ii->i\", a)", "einsum 'ii->i': 'i' has the sizes n and 3 in operand 0.")]
    [InlineData("Einsum(\"i,ij->i\", a, b)", "einsum 'i,ij->i': operand 0 has the shape [n, 3], but 'i' names 1 axes.")]
    [InlineData("PadReflect(a, [0, 3], [0, 0])", "pad: 3 elements beside axis 1 of [n, 3] in the mode 'reflect' take an axis of 4 or more.")]
    [InlineData("CrossEntropy(a, Iota(a.Shape[0]), Tensor.Of([1f, 2]))", "cross-entropy: the weight has the shape [2], not [3], one for each class.")]
    [InlineData("Glu(a)", "glu: axis -1 of the shape [n, 3] has no halves.")]
    [InlineData("Repeat(a, 2)", "repeat: 1 counts are given for the shape [n, 3].")]
    [InlineData("HardTanh(a, 1, 0)", "hardtanh: the lower bound 1 is not below the upper bound 0.")]
    [InlineData("Variance(a, 2)", "variance: there is no axis 2 in the shape [n, 3].")]
    [InlineData("new Prelu(4).Forward(a)", "prelu: the input has the shape [n, 3], but its axis 1 must have size 4.")]
    public void Mistakes_are_told_with_names(string expression, string message) =>
        Assert.Equal(message, Said($"Tensor F([Shape(\"n\", 3)] Tensor a, [Shape(\"m\", 3)] Tensor b) => {expression};"));

    [Fact]
    public void An_einstein_sum_starts_with_the_cheapest_product() => Assert.Equal(
        ["float32[70]", "float32[90]"],
        ProductsOf("[Shape(90, 80)] Tensor a, [Shape(80, 70)] Tensor b, [Shape(70, 70)] Tensor c, [Shape(70)] Tensor d", "ab,bc,cd,d->a")
            .Where((_, i) => i is 0 or 2));

    /// <summary>Which of n·m and m·k is larger is not known, so the operands are taken in order.</summary>
    [Fact]
    public void Where_the_cheapest_product_is_not_known_the_first_comes_first() => Assert.Equal(
        ["float32[n, k]", "float32[n, l]"],
        ProductsOf("[Shape(\"n\", \"m\")] Tensor a, [Shape(\"m\", \"k\")] Tensor b, [Shape(\"k\", \"l\")] Tensor c", "ab,bc,cd->ad"));

    /// <summary>Pointwise products of many sizes are known to be cheaper than matrix products of the same.</summary>
    [Fact]
    public void Sizes_with_names_are_compared_as_far_as_they_can_be() => Assert.Equal(
        ["float32[n]", "float32[n]"],
        ProductsOf("[Shape(\"n\", \"n\")] Tensor a, [Shape(\"n\", \"n\")] Tensor b, [Shape(\"n\")] Tensor c", "ab,bc,c->a"));

    static IEnumerable<string> ProductsOf(string parameters, string equation)
    {
        var names = string.Join(", ", Enumerable.Range('a', equation.Split("->")[0].Split(',').Length).Select(name => (char)name));
        return Dump($"Tensor F({parameters}) => Einsum(\"{equation}\", {names});").Split('\n')
            .Where(line => line.Contains(" = dot ", StringComparison.Ordinal))
            .Select(line => line.Split(" : ")[1].Split("  ")[0]);
    }
}
