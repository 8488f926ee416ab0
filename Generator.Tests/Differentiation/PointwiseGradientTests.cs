namespace GraphGen.Generator.Tests.Differentiation;

using GraphGen.Compiler.Differentiation;
using GraphGen.Compiler.Graphs;
using GraphGen.Generator.Tests.Graphs;

public class PointwiseGradientTests
{
    static readonly Shape[] Shapes = [Shape.Scalar, new(1), new(7), new(2, 3), new(1, 5, 1)];

    public static TheoryData<string> FloatingRows => [.. PointwiseTable.Rows
        .Where(row => row.Accepts(DType.Float64) && !row.GivesBool).Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(FloatingRows))]
    public void EveryRowAgreesWithCentralDifferences(string name)
    {
        for (var i = 0; i < Shapes.Length; i++)
        {
            var check = new GradientCheck(seed: i);
            var row = PointwiseTable.Get(name);
            var operands = PointwiseDomain.Operands(row, (shape, low, high) => check.Input(shape, low, high), Shapes[i]);
            check.Passes(check.Builder.Pointwise(name, operands));
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(2)]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-1.5)]
    [InlineData(0.5)]
    public void ConstantExponentsAgreeWithCentralDifferences(double exponent)
    {
        var check = new GradientCheck(seed: 1);
        var x = check.Input(new(5), exponent % 1 == 0 && exponent > 0 ? -2 : 0.3);
        check.Passes(check.Builder.Pointwise("pow", x, x.Like(exponent)));
    }

    [Theory]
    [InlineData("relu", 0, 0)]
    [InlineData("abs", 0, 0)]
    [InlineData("sign", 3, 0)]
    [InlineData("floor", 3, 0)]
    [InlineData("sqrt", 0, double.PositiveInfinity)]
    [InlineData("relu", double.NaN, 0)]
    [InlineData("log", 0, double.PositiveInfinity)]
    public void UnaryConventions(string row, double x, double gradient)
    {
        var check = new GradientCheck(seed: 1);
        var y = check.Builder.Pointwise(row, check.Input(Shape.Scalar, [x]));
        Assert.Equal(gradient, check.GradientsOf(y)[0].Elements[0]);
    }

    [Theory]
    [InlineData("max", 2, 2, 0.5, 0.5)]
    [InlineData("min", 2, 2, 0.5, 0.5)]
    [InlineData("max", 3, 2, 1, 0)]
    [InlineData("min", 3, 2, 0, 1)]
    [InlineData("pow", 0, 0, 0, 0)]
    [InlineData("pow", 0, 2, 0, 0)]
    [InlineData("pow", 0, 1, 1, 0)]
    [InlineData("pow", -2, 2, -4, double.NaN)]
    public void BinaryConventions(string row, double a, double b, double gradientA, double gradientB)
    {
        var check = new GradientCheck(seed: 1);
        var y = check.Builder.Pointwise(row, check.Input(Shape.Scalar, [a]), check.Input(Shape.Scalar, [b]));
        Assert.Equal([gradientA, gradientB], check.GradientsOf(y).Select(value => value.Elements[0]));
    }

    [Fact]
    public void AMaskedCotangentMakesNoNaN()
    {
        var check = new GradientCheck(seed: 1);
        var x = check.Input(Shape.Scalar, [-1.0]);
        var y = check.Builder.Pointwise("log", check.Builder.Pointwise("relu", x));
        Assert.Equal(0, check.GradientsOf(y)[0].Elements[0]);
    }

    [Theory]
    [InlineData(1.0, true)]
    [InlineData(1.001, false)]
    [InlineData(0.999, false)]
    public void ARuleThatIsOffByATenthOfAPercentIsCaught(double factor, bool passes)
    {
        var check = new GradientCheck(seed: 3);
        var planted = PointwiseTable.Get("tanh") with
        {
            Partials = new((x, y) => Partial.Times(factor * (1 - y * y))),
        };
        var y = check.Builder.Add(new Pointwise(planted), check.Input(new(4)));
        Assert.Equal(passes, check.Error(check.Weighted(y)) <= GradientCheck.Tolerance);
    }

    [Fact]
    public void AGradientOfWholeNumbersOrOfManyElementsIsRefused()
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", InputKind.Input, new(Dim.Symbol("n")), DType.Float32);
        var k = builder.Input("k", InputKind.Input, Shape.Scalar, DType.Int32);
        Assert.Equal("'gradient' of 'x', which is [n]: only a value of rank 0 has one; take the sum or the mean first",
            Assert.ThrowsAny<ShapeException>(() => Gradients.Reverse(builder, x, [x])).Message);
        Assert.Equal("'gradient' takes floating values, but 'k' is int32",
            Assert.ThrowsAny<ShapeException>(() => Gradients.Reverse(builder, builder.Sum(x, 0), [k])).Message);
    }

    [Fact]
    public void AnUnconnectedValueGetsZeros()
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", InputKind.Input, new(3), DType.Float64);
        var z = builder.Input("z", InputKind.Input, new(2), DType.Float64);
        var y = builder.Sum(x, 0) + builder.Sum(builder.StopGradient(z), 0);
        Assert.Equal(new Constant(0, new(2), DType.Float64), Gradients.Reverse(builder, y, [z])[0].Operation);
    }
}
