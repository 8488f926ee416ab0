namespace GraphGen.Generator.Tests.Differentiation;

using GraphGen.Compiler.Graphs;

/// <summary>Recurrences and what is made of them: first and second derivatives, also where factors are 0.</summary>
public class RecurrenceGradientTests
{
    public static TheoryData<int, int, bool> Lines
    {
        get
        {
            var data = new TheoryData<int, int, bool>();
            foreach (var axis in new[] { 0, 1, 2 })
                foreach (var length in new[] { 1, 2, 5 })
                {
                    data.Add(axis, length, false);
                    data.Add(axis, length, true);
                }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_running_sum(int axis, int length, bool isReverse)
    {
        var check = new GradientCheck(axis + length);
        Passes(check, check.Builder.Recurrence(check.Input(ShapeOf(axis, length)), axis, isReverse));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_recurrence(int axis, int length, bool isReverse)
    {
        var check = new GradientCheck(axis + length);
        var (terms, factors) = (check.Input(ShapeOf(axis, length)), check.Input(ShapeOf(axis, length)));
        Passes(check, check.Builder.Recurrence(terms, factors, axis, isReverse));
    }

    [Fact]
    public void A_recurrence_with_factors_of_0()
    {
        var check = new GradientCheck(1);
        var factors = check.Input(new(6), 0.5, 0, 2, 0, 0, -1);
        Passes(check, check.Builder.Recurrence(check.Input(new(6)), factors, 0, isReverse: false));
    }

    [Fact]
    public void A_recurrence_over_no_elements()
    {
        var check = new GradientCheck(1);
        var y = check.Builder.Recurrence(check.Input(new(2, 0)), check.Input(new(2, 0)), 1, isReverse: true);
        Assert.All(check.GradientsOf(check.Weighted(y)), gradient => Assert.Empty(gradient.Elements));
    }

    [Fact]
    public void A_recurrence_of_symbolic_length()
    {
        var check = new GradientCheck(1) { Sizes = { ["n"] = 4 } };
        var n = Dim.Symbol("n");
        Passes(check, check.Builder.Recurrence(check.Input(new(n, 2)), check.Input(new(n, 2)), 0, isReverse: true));
    }

    [Theory]
    [InlineData]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(0, 1, 2)]
    public void A_product(params int[] axes)
    {
        var check = new GradientCheck(axes.Length);
        Passes(check, check.Builder.Reduce(ReduceKind.Product, check.Input(new(2, 3, 2)), axes));
    }

    [Theory]
    [InlineData(1.5, -0.5, 2, 0.75)]
    [InlineData(1.5, 0, 2, 0.75)]
    [InlineData(0, -0.5, 2, 0)]
    [InlineData(0, 0, 0, 0.75)]
    [InlineData(0, 0, 0, 0)]
    public void A_product_with_factors_of_0(double a, double b, double c, double d)
    {
        var check = new GradientCheck(1);
        Passes(check, check.Builder.Reduce(ReduceKind.Product, check.Input(new(4), a, b, c, d), 0));
    }

    [Fact]
    public void A_product_of_nothing_is_1_and_has_no_gradient()
    {
        var check = new GradientCheck(1) { Sizes = { ["n"] = 3 } };
        var x = check.Input(new(Dim.Symbol("n"), 0));
        Assert.Empty(check.GradientsOf(check.Weighted(check.Builder.Reduce(ReduceKind.Product, x, 1)))[0].Elements);
        Assert.Empty(check.GradientsOf(check.Weighted(check.Builder.Reduce(ReduceKind.Product, x, 0, 1)))[0].Elements);
    }

    static Shape ShapeOf(int axis, int length) => new(Enumerable.Range(0, 3).Select(k => (Dim)(k == axis ? length : 2)));

    static void Passes(GradientCheck check, Node y) => check.Passes(check.Builder.Pointwise("sin", y));
}
