namespace GraphGen.Generator.Tests.Evaluation;

/// <summary>Sizes known only at run time, in C# arithmetic at build time.</summary>
public class DimensionTests
{
    const string Head = "Tensor F([Shape(\"n\", \"m\", 4)] Tensor x, [Shape(\"2*n+1\")] Tensor y)";

    [Theory]
    [InlineData("x.Shape[0]", "n")]
    [InlineData("x.Shape[^1] + 1", "5")]
    [InlineData("x.Shape[0] + x.Shape[0] * 3 - 1", "4*n-1")]
    [InlineData("x.Shape[0] * x.Shape[1]", "m*n")]
    [InlineData("-x.Shape[0] + 5", "-n+5")]
    [InlineData("x.Shape[0] * 6 / 3", "2*n")]
    [InlineData("(y.Shape[0] - 1) / 2 == x.Shape[0]", "True")]
    [InlineData("x.Shape[0] * 4 % 2", "0")]
    [InlineData("y.Shape[0] % 2", "1")]
    [InlineData("x.Shape[0] == x.Shape[0]", "True")]
    [InlineData("x.Shape[0] + 1 != x.Shape[0]", "True")]
    [InlineData("x.Shape[0] > 0", "True")]
    [InlineData("x.Shape[0] >= 1", "True")]
    [InlineData("x.Shape[0] < 1", "False")]
    [InlineData("y.Shape[0] > x.Shape[0]", "True")]
    [InlineData("x.Shape[0] <= x.Shape[0] * x.Shape[1]", "True")]
    [InlineData("Math.Max(x.Shape[0], 1)", "n")]
    [InlineData("Math.Min(x.Shape[0], y.Shape[0])", "n")]
    [InlineData("x.Shape", "[n, m, 4]")]
    [InlineData("x.Shape.ElementCount", "4*m*n")]
    [InlineData("x.Rank * 10 + x.Shape.Count", "33")]
    [InlineData("string.Join(\"|\", x.Shape.ToArray())", "n|m|4")]
    [InlineData("x.Shape.Equals(x.Shape)", "True")]
    [InlineData("new[] { x.Shape[0], 2 }.Sum()", "n+2")]
    [InlineData("x.Shape[0] is 0", "False")]
    [InlineData("x.Shape[2] is 4 and > 3", "True")]
    [InlineData("x.Type", "Float32")]
    [InlineData("(long)x.Shape[0] * 2", "2*n")]
    [InlineData("x[1..].Shape", "[n-1, m, 4]")]
    [InlineData("x[.., ^1].Shape", "[n, 4]")]
    [InlineData("(x + 1).Shape == x.Shape", "True")]
    public void Arithmetic(string expression, string expected) =>
        Assert.Equal(expected, Evaluating.Said($"{Head} => throw new Exception($\"{{{expression}}}\");"));

    [Theory]
    [InlineData("x.Shape[0] == x.Shape[1]", "n == m")]
    [InlineData("x.Shape[0] > 1", "n > 1")]
    [InlineData("3 <= x.Shape[0]", "3 <= n")]
    [InlineData("x.Shape[0] / 2 == 1", "n / 2")]
    [InlineData("x.Shape[0] % 2 == 1", "n % 2")]
    [InlineData("Math.Max(x.Shape[0], x.Shape[1]) == 1", "n >= m")]
    public void Questions_that_depend_on_sizes_are_problems(string condition, string question)
    {
        var problem = Assert.Single(Evaluating.Problems(Evaluating.Sample($"{Head} {{ if ({condition}) x = x + 1; return y; }}")));
        Assert.StartsWith($"GG0207: The value of '{question}' depends on sizes known only at run time", problem);
    }

    [Fact]
    public void A_size_is_a_number_of_the_run() => Assert.Equal(
        """
        %0 = input 'x' : float32[n]
        %1 = sum axes [0] %0 : float32[]
        %2 = iota axis 0 : int32[n+1]
        %3 = slice [n..n+1] %2 : int32[1]
        %4 = reshape %3 : int32[]  // n
        %5 = cast %4 : float32[]
        %6 = div %1 %5 : float32[]  // f
        result f = %6
        """,
        Evaluating.Dump("Tensor F([Shape(\"n\")] Tensor x) => ReduceSum(x, 0) / x.Shape[0];"));

    [Fact]
    public void Assumed_shapes_go_on_with_the_assumed_size() => Assert.Equal(
        """
        %0 = input 'x' : float32[n]
        %1 = input 'y' : float32[8]
        %2 = assume_shape %0 : float32[8]
        %3 = add %2 %1 : float32[8]  // f
        result f = %3
        """,
        Evaluating.Dump("Tensor F([Shape(\"n\")] Tensor x, [Shape(8)] Tensor y) => AssumeShape(x, 8) + y;"));
}
