namespace GraphGen.Generator.Tests.Reading;

public class ExpressionTests
{
    [Theory]
    [InlineData("1 + n", "1 + n")]
    [InlineData("x * y - 2", "(x * y) - 2.0")]
    [InlineData("-x", "-x")]
    [InlineData("!b", "!b")]
    [InlineData("~n", "~n")]
    [InlineData("n << 2", "n << 2")]
    [InlineData("n % 3 == 0 && b", "((n % 3) == 0) && b")]
    [InlineData("x < y || b", "(x < y) || b")]
    [InlineData("checked(n + 1)", "checked(n + 1)")]
    [InlineData("b ? x : y", "b ? x : y")]
    [InlineData("2 + 3", "5")]
    [InlineData("1f / 2", "0.5f")]
    [InlineData("-0.0", "-0.0")]
    [InlineData("1e300 * 10", "1E+301")]
    [InlineData("'a'", "'a'")]
    [InlineData("10L", "10L")]
    [InlineData("\"a\" + \"b\"", "\"ab\"")]
    [InlineData("nameof(F)", "\"F\"")]
    [InlineData("sizeof(int)", "4")]
    [InlineData("typeof(int)", "typeof(int)")]
    [InlineData("default(int)", "0")]
    [InlineData("default((int, int))", "default((int, int))")]
    public void Operators_and_literals(string source, string expected) => Assert.Equal(expected, Reader.Expression(source));

    [Theory]
    [InlineData("(int)x", "(int)x")]
    [InlineData("(float)x", "(float)x")]
    [InlineData("(long)n", "(long)n")]
    [InlineData("checked((byte)n)", "checked((byte)n)")]
    [InlineData("n + x", "((double)n) + x")]
    [InlineData("(object)n", "n")]
    [InlineData("(object)n as string", "n as string")]
    [InlineData("(double?)x", "x")]
    [InlineData("(double?)n", "(double?)n")]
    public void Conversions(string source, string expected) => Assert.Equal(expected, Reader.Expression(source));

    [Theory]
    [InlineData("Math.Sin(x)", "Math.Sin(x)")]
    [InlineData("Math.PI", "3.141592653589793")]
    [InlineData("Math.Max(val2: n, val1: 3)", "Math.Max(1: n, 0: 3)")]
    [InlineData("Helper(x)", "Sample.Helper(x, 2.0)")]
    [InlineData("Helper(scale: 3, x: y)", "Sample.Helper(1: 3.0, 0: y)")]
    [InlineData("Total(1, 2, 3)", "Sample.Total(new int[] { 1, 2, 3 })")]
    [InlineData("Total()", "Sample.Total(new int[] {  })")]
    [InlineData("x.Twice()", "Sample.Twice(x)")]
    [InlineData("Same<int>(n)", "Sample.Same<int>(n)")]
    [InlineData("Same((n, x))", "Sample.Same<(int, double)>((n, x))")]
    public void Calls(string source, string expected) => Assert.Equal(expected, Reader.Expression(source,
        """
        static double Helper(double x, double scale = 2) => x * scale;
        static int Total(params int[] items) => items.Length;
        static double Twice(this double x) => 2 * x;
        static T Same<T>(T value) => value;
        """));

    [Theory]
    [InlineData("new int[3]", "new int[3]")]
    [InlineData("new[] { 1, 2 }", "new int[] { 1, 2 }")]
    [InlineData("new int[,] { { 1, 2 }, { 3, 4 } }", "new int[] { new int[] { 1, 2 }, new int[] { 3, 4 } }")]
    [InlineData("new int[2][]", "new int[][2]")]
    [InlineData("(int[])[1, n]", "(int[])[1, n]")]
    [InlineData("(List<double>)[x, .. new[] { y }]", "(List<double>)[x, ..new double[] { y }]")]
    [InlineData("new[] { 1, 2 }[^1]", "new int[] { 1, 2 }[^1]")]
    [InlineData("new[] { 1, 2 }[1..]", "new int[] { 1, 2 }[1..]")]
    [InlineData("new[] { 1, 2 }[..^1]", "new int[] { 1, 2 }[..^1]")]
    [InlineData("new List<int> { 1, 2 }[^1]", "new List<int>() { .Add(1), .Add(2) }[^1]")]
    [InlineData("\"text\"[1..]", "\"text\"[1..]")]
    [InlineData("new int[n].Length", "new int[n].Length")]
    [InlineData("new Dictionary<string, int> { [\"a\"] = 1 }", "new Dictionary<string, int>() { [\"a\"] = 1 }")]
    public void Arrays_and_collections(string source, string expected) => Assert.Equal(expected, Reader.Expression(source));

    [Theory]
    [InlineData("(x, n)", "(x, n)")]
    [InlineData("(a: x, n)", "(a: x, n)")]
    [InlineData("(a: x, n).a", "(a: x, n).a")]
    [InlineData("(x, n).Item2", "(x, n).Item2")]
    [InlineData("(x, n) == (y, 2)", "(x, n) == (y, 2)")]
    [InlineData("$\"{x:F2} of {n,3}!\"", "$\"{x:F2} of {n,3}!\"")]
    [InlineData("\"n = \" + n", "\"n = \" + n")]
    public void Tuples_and_text(string source, string expected) => Assert.Equal(expected, Reader.Expression(source));

    [Theory]
    [InlineData("Maybe(n) ?? 1", "Sample.Maybe(n) ?? 1")]
    [InlineData("Maybe(n) ?? x", "((double?)Sample.Maybe(n)) ?? x")]
    [InlineData("Maybe(n) + 1", "Sample.Maybe(n) + 1")]
    [InlineData("Maybe(n)!.Value", "Sample.Maybe(n).Value")]
    [InlineData("Word(n)?.Length", "Sample.Word(n)?.Length")]
    [InlineData("Word(n)?.Trim()?.Length", "Sample.Word(n)?.Trim()?.Length")]
    [InlineData("Word(n) ?? throw new Exception(\"none\")", "Sample.Word(n) ?? (throw new Exception(\"none\"))")]
    public void Values_that_may_be_null(string source, string expected) => Assert.Equal(expected, Reader.Expression(source,
        """
        static int? Maybe(int n) => n > 0 ? n : null;
        static string? Word(int n) => n > 0 ? "word" : null;
        """));

    [Theory]
    [InlineData("n is 1 or > 5", "n is (1 or > 5)")]
    [InlineData("n is not (1 or 2)", "n is not (1 or 2)")]
    [InlineData("(object)n is int", "n is int")]
    [InlineData("(object)n is int m && m > 0", "(n is int m) && (m > 0)")]
    [InlineData("n switch { 1 => x, > 2 when b => y, _ => 0 }", "n switch { 1 => x, > 2 when b => y, _ => 0.0 }")]
    [InlineData("(n, b) switch { (1, true) => x, var (_, _) => y }", "(n, b) switch { (1, true) => x, (_, _) => y }")]
    [InlineData("new[] { n } is [1, .., var last]", "new int[] { n } is [1, .., var last]")]
    [InlineData("new[] { n } is [_, .. var rest]", "new int[] { n } is [_, .. var rest]")]
    [InlineData("\"word\" is { Length: > 3 } word", "\"word\" is { .Length: > 3 } word")]
    [InlineData("(object)\"word\" is string { Length: 4 }", "\"word\" is string { .Length: 4 }")]
    public void Patterns(string source, string expected) => Assert.Equal(expected, Reader.Expression(source));

    [Fact]
    public void Lambdas_and_method_groups()
    {
        Assert.Equal("(v) => v + x", Reader.Expression("(Func<double, double>)(v => v + x)"));
        Assert.Equal("Math.Sin", Reader.Expression("(Func<double, double>)Math.Sin"));
        Assert.Equal("(() => 1)()", Reader.Expression("((Func<int>)(() => 1))()"));
    }
}
