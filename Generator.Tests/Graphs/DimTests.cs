namespace GraphGen.Generator.Tests.Graphs;

using GraphGen.Compiler.Graphs;

public class DimTests
{
    static readonly Dictionary<string, long> Sizes = new() { ["n"] = 5, ["m"] = 3, ["batch"] = 64 };

    [Theory]
    [InlineData("batch", "batch", 64)]
    [InlineData("784", "784", 784)]
    [InlineData("2*n+1", "2*n+1", 11)]
    [InlineData("1 + n*2", "2*n+1", 11)]
    [InlineData("(n+1)*2", "2*n+2", 12)]
    [InlineData("(n+1)*(n-1)", "n*n-1", 24)]
    [InlineData("n*m + m*n", "2*m*n", 30)]
    [InlineData("n-n", "0", 0)]
    [InlineData("-n+7", "-n+7", 2)]
    [InlineData("(4*n*m+2*n)/(2*n)", "2*m+1", 7)]
    [InlineData("(n*n-1)/(n+1)", "n-1", 4)]
    public void ReadsWritesAndEvaluates(string text, string canonical, long value)
    {
        var dim = Dim.Parse(text);
        Assert.Equal(canonical, dim.ToString());
        Assert.Equal(value, dim.Evaluate(Sizes));
        Assert.Equal(dim, Dim.Parse(canonical));
    }

    [Theory]
    [InlineData("", "the dimension '' has its end at position 1 where a name, a number or '(' is expected")]
    [InlineData("2*", "the dimension '2*' has its end at position 3 where a name, a number or '(' is expected")]
    [InlineData("(n", "the dimension '(n' has its end at position 3 where ')' is expected")]
    [InlineData("n m", "the dimension 'n m' has 'm' at position 3 where an operator or the end is expected")]
    [InlineData("n/2", "the dimension 'n/2' divides n by 2, which leaves a rest")]
    [InlineData("2n", "the dimension '2n' has '2n', which is no name and no whole number of 64 bits")]
    [InlineData("n^2", "the dimension 'n^2' has '^' at position 2 where an operator or the end is expected")]
    public void SaysWhatIsWrongWithAText(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Dim.Parse(text)).Message);

    [Theory]
    [InlineData("6*n", "3", "2*n")]
    [InlineData("n*n+2*n*m+m*m", "n+m", "m+n")]
    [InlineData("n+1", "2", null)]
    [InlineData("n", "m", null)]
    [InlineData("n", "0", null)]
    [InlineData("0", "n", "0")]
    public void DividesExactlyOrNotAtAll(string dividend, string divisor, string? quotient) =>
        Assert.Equal(quotient, Dim.Parse(dividend).DivideExactly(Dim.Parse(divisor))?.ToString());

    [Theory]
    [InlineData("7", 2, "4")]
    [InlineData("-3", 2, "-1")]
    [InlineData("2*n+1", 2, "n+1")]
    [InlineData("2*n-1", 2, "n")]
    [InlineData("n", 2, null)]
    public void DividesRoundingUp(string dividend, long divisor, string? quotient) =>
        Assert.Equal(quotient, Dim.Parse(dividend).DivideRoundingUp(divisor)?.ToString());

    [Theory]
    [InlineData("n", "1", true)]
    [InlineData("n", "2", null)]
    [InlineData("n*n", "n", true)]
    [InlineData("0", "n", false)]
    [InlineData("n-1", "n", false)]
    [InlineData("n", "m", null)]
    [InlineData("3", "3", true)]
    public void ComparesWhereAllSizesAgree(string left, string right, bool? isAtLeast) =>
        Assert.Equal(isAtLeast, Dim.Parse(left).IsAtLeast(Dim.Parse(right)));

    [Fact]
    public void KnowsItsSymbols() => Assert.Equal(["m", "n"], Dim.Parse("n*m+n-3").Symbols);

    [Fact]
    public void NamesTheSizeThatIsMissing() => Assert.Equal("the dimension 'k' has no size",
        Assert.Throws<KeyNotFoundException>(() => Dim.Parse("k+1").Evaluate(Sizes)).Message);

    [Fact]
    public void ShapesReadLikeLists()
    {
        var shape = new Shape(Dim.Symbol("batch"), 784);
        Assert.Equal("[batch, 784]", shape.ToString());
        Assert.Equal("784*batch", shape.ElementCount.ToString());
        Assert.Equal(1, Shape.Scalar.ElementCount.Constant);
        Assert.Equal(shape, new Shape(Dim.Parse("2*batch/2"), 784));
    }
}
