namespace GraphGen.Generator.Tests.Differentiation;

using GraphGen.Compiler.Differentiation;
using GraphGen.Compiler.Graphs;

public class BranchGradientTests
{
    [Theory]
    [InlineData(4, 0.25)]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    public void ABranchProtectsItsDerivative(double x, double gradient)
    {
        var check = new GradientCheck(seed: 0);
        var input = check.Input(Shape.Scalar, [x]);
        Assert.Equal(gradient, check.GradientsOf(RootOrZero(input))[0].Elements[0]);
    }

    [Theory]
    [InlineData(2.5)]
    [InlineData(-1.5)]
    [InlineData(0.7)]
    public void NestedBranchesAgreeWithCentralDifferences(double x)
    {
        var check = new GradientCheck(seed: 0);
        var (b, input, other) = (check.Builder, check.Input(Shape.Scalar, [x]), check.Input(Shape.Scalar, [1.3]));
        var positive = b.Pointwise("gt", input, input.Like(0));
        var large = b.Pointwise("gt", input, input.Like(1));
        var whenPositive = b.Within(positive, true, () => b.Cond(large,
            b.Within(large, true, () => b.Pointwise("log", input - 1) * other),
            b.Within(large, false, () => b.Pointwise("sqrt", input) * input)));
        var whenNegative = b.Within(positive, false, () => b.Pointwise("sqrt", -input) + other);
        check.Passes(b.Cond(positive, whenPositive, whenNegative) * other);
    }

    [Theory]
    [InlineData(2.5)]
    [InlineData(-1.5)]
    public void ABranchMayBeAValueFromOutside(double x)
    {
        var check = new GradientCheck(seed: 0);
        var (b, input, other) = (check.Builder, check.Input(new(3)), check.Input(new(3)));
        var sign = check.Input(Shape.Scalar, [x]);
        var condition = b.Pointwise("gt", sign, sign.Like(0));
        check.Passes(b.Cond(condition, input, other) * input * other);
    }

    [Fact]
    public void TheBackwardOfABranchLiesInTheBranch()
    {
        var b = new GraphBuilder();
        var x = b.Input("x", InputKind.Input, Shape.Scalar, DType.Float64);
        var forward = b.Build([new GraphOutput("y", RootOrZero(x), OutputRole.Result)]);
        var graph = Gradients.Append(forward, forward.Outputs[0], [.. forward.Inputs]);
        graph.Verify();
        Assert.Equal("when %2", Assert.Single(graph.Nodes, node => node.Operation.Name == "div").ToString()[^7..]);
    }

    static Node RootOrZero(Node x)
    {
        var b = x.Owner;
        var positive = b.Pointwise("gt", x, x.Like(0));
        return b.Cond(positive, b.Within(positive, true, () => b.Pointwise("sqrt", x)), x.Like(0));
    }
}
