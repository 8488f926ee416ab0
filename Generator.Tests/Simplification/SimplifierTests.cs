namespace GraphGen.Generator.Tests.Simplification;

using GraphGen.Compiler.Differentiation;
using GraphGen.Compiler.Graphs;
using GraphGen.Compiler.Simplification;
using GraphGen.Generator.Tests.Graphs;

public class SimplifierTests
{
    [Fact]
    public void ADerivativeComesOutAsWrittenByHand()
    {
        var b = new GraphBuilder();
        var x1 = b.Input("x1", InputKind.Input, Shape.Scalar, DType.Float64);
        var x2 = b.Input("x2", InputKind.Input, Shape.Scalar, DType.Float64);
        Assert.Equal(["1 / x1 + x2", "x1 - cos(x2)"],
            Derivatives(b.Pointwise("log", x1) + x1 * x2 - b.Pointwise("sin", x2), x1, x2));
    }

    [Theory]
    [InlineData("exp", "exp(x)")]
    [InlineData("log", "1 / x")]
    [InlineData("sqrt", "0.5 / √x")]
    [InlineData("sin", "cos(x)")]
    [InlineData("cos", "-sin(x)")]
    [InlineData("tanh", "1 - tanh(x)²")]
    [InlineData("sigmoid", "σ(x) · (1 - σ(x))")]
    [InlineData("relu", "max(x, 0) > 0 ? 1 : 0")]
    [InlineData("abs", "sign(x)")]
    [InlineData("floor", "0")]
    [InlineData("erf", "1.1283791670955126 · exp(-x²)")]
    [InlineData("square", "2 · x")]
    public void TheDerivativeOfARow(string row, string derivative)
    {
        var b = new GraphBuilder();
        var x = b.Input("x", InputKind.Input, Shape.Scalar, DType.Float64);
        Assert.Equal([derivative], Derivatives(b.Pointwise(row, x), x));
    }

    [Theory]
    [InlineData("add", "1", "1")]
    [InlineData("sub", "1", "-1")]
    [InlineData("mul", "b", "a")]
    [InlineData("div", "1 / b", "-(a / b / b)")]
    [InlineData("max", "a > b ? 1 : (a == b ? 0.5 : 0)", "b > a ? 1 : (a == b ? 0.5 : 0)")]
    [InlineData("pow", "b == 0 ? 0 : b · a^(b - 1)", "a == 0 & (b >= 0) ? 0 : a^b · ln(a)")]
    public void TheDerivativesOfABinaryRow(string row, string byA, string byB)
    {
        var builder = new GraphBuilder();
        var a = builder.Input("a", InputKind.Input, Shape.Scalar, DType.Float64);
        var b = builder.Input("b", InputKind.Input, Shape.Scalar, DType.Float64);
        Assert.Equal([byA, byB], Derivatives(builder.Pointwise(row, a, b), a, b));
    }

    [Fact]
    public void SecondDerivativesAreSimpleToo()
    {
        var b = new GraphBuilder();
        var x = b.Input("x", InputKind.Input, Shape.Scalar, DType.Float64);
        var first = Gradients.Reverse(b, b.Pointwise("sin", x), [x])[0];
        Assert.Equal(["-sin(x)"], Derivatives(first, x));
        var cube = Gradients.Reverse(b, b.Pointwise("pow", x, x.Like(3)), [x])[0];
        Assert.Equal(["6 · x"], Derivatives(cube, x));
    }

    [Fact]
    public void ALinearLayerWithItsMeanSquaredErrorIsDumpedSo()
    {
        var b = new GraphBuilder();
        var batch = Dim.Symbol("batch");
        var x = b.Input("x", InputKind.Input, new(batch, 3), DType.Float32);
        var target = b.Input("target", InputKind.Input, new(batch, 2), DType.Float32);
        var weight = b.Input("weight", InputKind.Parameter, new(2, 3), DType.Float32);
        var bias = b.Input("bias", InputKind.Parameter, new(2), DType.Float32);
        var y = b.Elementwise("add", b.Dot(x, b.Permute(weight, 1, 0), [], [], [1], [0]), bias);
        y.Label = "y";
        var loss = b.Sum(b.Pointwise("square", y - target), 0, 1) / b.Size(2 * batch, DType.Float32);
        var forward = Simplifier.Run(b.Build([new GraphOutput("loss", loss, OutputRole.Result)]));
        var graph = Simplifier.Finish(Gradients.Append(forward, forward.Outputs[0], [.. forward.Inputs.Skip(2)]));
        graph.Verify();
        Assert.Equal(
            """
            %0 = input 'x' : float32[batch, 3]
            %1 = input 'target' : float32[batch, 2]
            %2 = parameter 'weight' : float32[2, 3]
            %3 = parameter 'bias' : float32[2]
            %4 = dot contract [1][1] %0 %2 : float32[batch, 2]
            %5 = broadcast to axes [1] %3 : float32[batch, 2]
            %6 = add %4 %5 : float32[batch, 2]  // y
            %7 = sub %6 %1 : float32[batch, 2]
            %8 = square %7 : float32[batch, 2]
            %9 = sum axes [0, 1] %8 : float32[]
            %10 = iota axis 0 : int32[2*batch+1]
            %11 = slice [2*batch..2*batch+1] %10 : int32[1]
            %12 = reshape %11 : int32[]
            %13 = cast %12 : float32[]
            %14 = div %9 %13 : float32[]
            %15 = constant 1 : float32[]
            %16 = div %15 %13 : float32[]
            %17 = broadcast to axes [] %16 : float32[batch, 2]
            %18 = constant 2 : float32[batch, 2]
            %19 = mul %18 %7 : float32[batch, 2]
            %20 = mul %17 %19 : float32[batch, 2]  // yGradient
            %21 = sum axes [0] %20 : float32[2]  // yGradient
            %22 = dot contract [0][0] %20 %0 : float32[2, 3]  // yGradient
            result loss = %14
            gradient weight = %22
            gradient bias = %21

            """, graph.ToString());
    }

    [Fact]
    public void WhatWouldHideNaNAndInfinityStays()
    {
        var b = new GraphBuilder();
        var x = b.Input("x", InputKind.Input, Shape.Scalar, DType.Float64);
        Assert.Equal(["0 · x", "x - x", "x / x"], new[] { 0 * x, x - x, x / x }.Select(Simplified));
    }

    [Fact]
    public void EqualValuesAreSharedAlsoWithOperandsSwapped()
    {
        var b = new GraphBuilder();
        var x = b.Input("x", InputKind.Input, new(3), DType.Float64);
        var y = b.Input("y", InputKind.Input, new(3), DType.Float64);
        Assert.Same(x * y, y * x);
        Assert.NotSame(x - y, y - x);
        Assert.NotSame(x.Like(0), x.Like(-0.0));
    }

    [Fact]
    public void LabelsInputsAndOutputsStay()
    {
        var b = new GraphBuilder();
        b.Input("unused", InputKind.Input, new(3), DType.Float64);
        var x = b.Input("x", InputKind.Input, new(3), DType.Float64);
        var y = b.Pointwise("exp", x) * 1;
        y.Label = "activation";
        var graph = Simplifier.Run(b.Build([new GraphOutput("first", y, OutputRole.Result), new GraphOutput("second", x + 0, OutputRole.Result)]));
        Assert.Equal(
            """
            %0 = input 'unused' : float64[3]
            %1 = input 'x' : float64[3]
            %2 = exp %1 : float64[3]  // activation
            result first = %2
            result second = %1

            """, graph.ToString());
    }

    [Fact]
    public void AStoppedGradientEndsWithTheLastDerivative()
    {
        var b = new GraphBuilder();
        var x = b.Input("x", InputKind.Input, new(3), DType.Float64);
        var graph = b.Build([new GraphOutput("y", b.StopGradient(x), OutputRole.Result)]);
        Assert.Equal("stop_gradient(x)", FormulaText.Of(Simplifier.Run(graph).Outputs[0].Value));
        Assert.Equal("x", FormulaText.Of(Simplifier.Finish(graph).Outputs[0].Value));
    }

    [Fact]
    public void ABranchThatIsAlwaysTakenIsNone()
    {
        var b = new GraphBuilder();
        var x = b.Input("x", InputKind.Input, Shape.Scalar, DType.Float64);
        var always = b.Pointwise("gt", x.Like(2), x.Like(1));
        var y = b.Cond(always,
            b.Within(always, true, () => b.Pointwise("exp", x)),
            b.Within(always, false, () => b.Pointwise("log", x)));
        var graph = Simplifier.Run(b.Build([new GraphOutput("y", y, OutputRole.Result)]));
        graph.Verify();
        Assert.Equal("%0 = input 'x' : float64[]\n%1 = exp %0 : float64[]\nresult y = %1\n", graph.ToString());
    }

    [Fact]
    public void AValueOfABranchIsNotSharedWithOneOutside()
    {
        var b = new GraphBuilder();
        var x = b.Input("x", InputKind.Input, Shape.Scalar, DType.Float64);
        var positive = b.Pointwise("gt", x, x.Like(0));
        var inside = b.Within(positive, true, () => b.Pointwise("exp", x));
        var outside = b.Pointwise("exp", x);
        Assert.NotSame(inside, outside);
        Assert.Same(outside, b.Within(positive, false, () => b.Pointwise("exp", x)));
        var graph = Simplifier.Run(b.Build([new GraphOutput("y", b.Cond(positive, inside, x) + outside, OutputRole.Result)]));
        graph.Verify();
        Assert.Equal(
            """
            %0 = input 'x' : float64[]
            %1 = constant 0 : float64[]
            %2 = gt %0 %1 : bool[]
            %3 = exp %0 : float64[] when %2
            %4 = exp %0 : float64[]
            %5 = cond %2 %3 %0 : float64[]
            %6 = add %5 %4 : float64[]
            result y = %6

            """, graph.ToString());
    }

    [Fact]
    public void TheGradientOfABranchIsDumpedSo()
    {
        var b = new GraphBuilder();
        var x = b.Input("x", InputKind.Input, Shape.Scalar, DType.Float64);
        var positive = b.Pointwise("gt", x, x.Like(0));
        var y = b.Cond(positive, b.Within(positive, true, () => b.Pointwise("sqrt", x)), x.Like(0));
        var forward = b.Build([new GraphOutput("y", y, OutputRole.Result)]);
        var graph = Simplifier.Finish(Gradients.Append(forward, forward.Outputs[0], [.. forward.Inputs]));
        graph.Verify();
        Assert.Equal(
            """
            %0 = input 'x' : float64[]
            %1 = constant 0 : float64[]
            %2 = gt %0 %1 : bool[]
            %3 = sqrt %0 : float64[] when %2
            %4 = cond %2 %3 %1 : float64[]
            %5 = constant 0.5 : float64[]
            %6 = div %5 %3 : float64[] when %2
            %7 = cond %2 %6 %1 : float64[]
            result y = %4
            gradient x = %7

            """, graph.ToString());
    }

    [Fact]
    public void ARuleThatLoopsIsNamed()
    {
        var b = new GraphBuilder();
        var x = b.Input("x", InputKind.Input, Shape.Scalar, DType.Float64);
        var graph = b.Build([new GraphOutput("y", b.Pointwise("exp", x), OutputRole.Result)]);
        SimplificationRule[] loop =
        [
            new("exp becomes sin", "exp", node => node.Owner.Pointwise("sin", node.Operands[0])),
            new("sin becomes exp", "sin", node => node.Owner.Pointwise("exp", node.Operands[0])),
        ];
        Assert.Equal("the rule 'exp becomes sin' applies without end to %1 = exp %0 : float64[]",
            Assert.Throws<SimplificationException>(() => Simplifier.Run(graph, loop)).Message);
        SimplificationRule[] growth = [new("exp grows", "exp", node => -node.Owner.Pointwise("exp", node.Operands[0] + 1))];
        Assert.Equal("rules still apply after 100 passes: exp grows",
            Assert.Throws<SimplificationException>(() => Simplifier.Run(graph, growth)).Message);
    }

    static string Simplified(Node node) =>
        FormulaText.Of(Simplifier.Run(node.Owner.Build([new GraphOutput("y", node, OutputRole.Result)])).Outputs[0].Value);

    static string[] Derivatives(Node y, params Node[] x) => [.. Gradients.Reverse(y.Owner, y, x).Select(Simplified)];
}
