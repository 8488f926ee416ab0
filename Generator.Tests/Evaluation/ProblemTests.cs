using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.Evaluation;

/// <summary>What is wrong with a description, said at the expression that is wrong.</summary>
public class ProblemTests
{
    [Fact]
    public void Shapes_that_do_not_fit() => Assert.Equal(
        ["GG0201: 'x' is [n, 4] but 'w' is [3]: 4 ≠ 3 @ x + w"],
        Evaluating.Problems(Evaluating.Sample("Tensor F([Shape(\"n\", 4)] Tensor x, [Shape(3)] Tensor w) => 2 * (x + w);")));

    [Fact]
    public void Shapes_that_do_not_fit_in_a_library_are_reported_at_the_call() => Assert.Equal(
        ["GG0201: 'x' is [n, 4] but 'w' is [3, 5]: 4 ≠ 3 @ MatMul(x, w)"],
        Evaluating.Problems(Evaluating.Sample("Tensor F([Shape(\"n\", 4)] Tensor x, [Shape(3, 5)] Tensor w) => Relu(MatMul(x, w));")));

    [Theory]
    [InlineData("[Shape(50000, 50000)] Tensor x", "[50000, 50000]")]
    [InlineData("[Shape(\"n\", 50000, 50000)] Tensor x", "[n, 50000, 50000]")]
    public void Inputs_of_more_elements_than_an_int_counts(string input, string shape) => Assert.StartsWith(
        $"GG0201: 'x' would be {shape}, which are more than 2147483647 elements",
        Assert.Single(Evaluating.Problems(Evaluating.Sample($"Tensor F({input}) => Sum(x);"))));

    [Fact]
    public void A_throw_says_what_the_user_says_with_the_way_there()
    {
        var source = Evaluating.Sample(
            "Tensor F([Shape(\"n\", 4)] Tensor x) => Twice(x);",
            """
            static Tensor Twice(Tensor x) { Require(x.Rank == 3, $"rank {x.Rank} of {x.Shape} is not 3"); return 2 * x; }
            static void Require(bool holds, string message) { if (!holds) throw new ArgumentException(message); }
            """);
        Assert.Equal(["GG0204: rank 2 of [n, 4] is not 3 @ new ArgumentException(message)"], Evaluating.Problems(source));
        var trace = Evaluating.Run(source).Problems[0].Trace;
        Assert.Equal(
            ["M:Sample.Require(System.Boolean,System.String)", "M:Sample.Twice(GraphGen.Tensor)", "M:Sample.F(GraphGen.Tensor)"],
            trace.Select(site => site.MethodId));
    }

    [Fact]
    public void All_problems_are_found_and_each_once() => Assert.Equal(
        [
            "GG0201: 'x' is [n, 4] but 'w' is [3]: 4 ≠ 3 @ x + w",
            "GG0204: no @ throw new Exception(\"no\")",
            "GG0210: The description fails at build time: index 5 is outside an array of 2 @ sizes[5]",
            "GG0103: 'Console.WriteLine' can't be called in a description: it has no description; write it in this project, or mark it with [Traceable] where it is declared @ Console.WriteLine(\"hello\")",
            "GG0209: Permute: there is no axis 7 in the shape [n, 4] @ Permute(x, 0, 7)",
        ],
        Evaluating.Problems(Evaluating.Sample(
            """
            Tensor F([Shape("n", 4)] Tensor x, [Shape(3)] Tensor w)
            {
                var y = x + w;
                var z = y * 2 + Refuse(y);
                var sizes = new[] { 1, 2 };
                for (var i = 0; i < 3; i++) sizes[0] = sizes[5];
                Console.WriteLine("hello");
                return z + Permute(x, 0, 7) + sizes[0];
            }
            """,
            "static Tensor Refuse(Tensor x) => throw new Exception(\"no\");")));

    [Theory]
    [InlineData("while (x > 1) x /= 2; return x;", "GG0203: The value of a loop's condition is known only at run time; give the loop a number of rounds known at build time, and choose with Where or '?:' what each does @ x > 1")]
    [InlineData("for (var i = 0; i < n; i++) x *= 2; return x;", "GG0203: The value of a loop's condition is known only at run time; give the loop a number of rounds known at build time, and choose with Where or '?:' what each does @ i < n")]
    [InlineData("return new double[] { 1, 2 }[n];", "GG0203: The value of an index is known only at run time; use an operation on the whole tensor, such as Gather @ new double[] { 1, 2 }[n]")]
    [InlineData("var s = \"a\"; if (x > 0) s = \"b\"; return s.Length;", "GG0203: The value of the condition that chooses between \"b\" and \"a\" is known only at run time; it can choose between tensors, or between numbers of type float, double, int or bool @ s")]
    [InlineData("if (x > 0) throw new Exception(\"positive\"); return x;", "GG0203: The value of the condition of 'throw' (\"positive\") is known only at run time; a description can throw only on what is known at build time @ new Exception(\"positive\")")]
    [InlineData("var l = new List<double>(); if (x > 0) l.Add(x); return l.Count;", "GG0203: The value of the condition under which a collection grows or shrinks is known only at run time; give the collection the same size in both branches @ x > 0")]
    [InlineData("return x switch { > 0 => 1, <= 0 => 2 };", "GG0203: The value of a switch is known only at run time; end the switch with an arm '_' that takes all other numbers @ x switch { > 0 => 1, <= 0 => 2 }")]
    [InlineData("return x % 2;", "GG0101: The operator % on a fraction known only at run time can't be part of a description; write 'x - Math.Floor(x / y) * y' @ x % 2")]
    [InlineData("return Math.IEEERemainder(x, 2);", "GG0101: 'IEEERemainder' of a value known only at run time can't be part of a description; write it with the functions of Ops @ Math.IEEERemainder(x, 2)")]
    [InlineData("return (long)n * 2;", "GG0101: A conversion to long of a value known only at run time can't be part of a description; use float, double or int @ (long)n")]
    [InlineData("return n << 1;", "GG0101: The operator ShiftLeft on a value known only at run time can't be part of a description; use + - * / % and comparisons @ n << 1")]
    [InlineData("return new[] { 1, 2 }.Count(v => v > x);", "GG0203: The value of a condition of 'Count' is known only at run time; choose element by element with Where @ new[] { 1, 2 }.Count(v => v > x)")]
    public void Values_known_only_at_run_time(string statements, string expected) =>
        Assert.Equal([expected], Evaluating.Problems(Evaluating.Sample($"double F(double x, int n) {{ {statements} }}")));

    [Theory]
    [InlineData("var z = 0; return 1 / z;", "an integer is divided by 0 @ 1 / z")]
    [InlineData("var big = int.MaxValue; return checked(big + 1);", "a number is out of the range of its type @ big + 1")]
    [InlineData("string? s = null; return s!.Length;", "'get_Length' is used on null @ s!.Length")]
    [InlineData("return new List<int> { 1 }[2];", "index 2 is outside a list of 1 @ new List<int> { 1 }[2]")]
    [InlineData("return new[,] { { 1, 2 } }[0, 3];", "index 3 is outside dimension 1 of an array of [1, 2] @ new[,] { { 1, 2 } }[0, 3]")]
    [InlineData("object o = \"a\"; return (int)o;", "\"a\" is converted to int @ (int)o")]
    [InlineData("return new Dictionary<string, int>()[\"a\"];", "the dictionary has no key \"a\" @ new Dictionary<string, int>()[\"a\"]")]
    [InlineData("return new int[] { }.First();", "Sequence contains no elements @ new int[] { }.First()")]
    [InlineData("return new[] { 1, 2, 3 }[2..1].Length;", "the range 2..1 is outside 3 elements @ new[] { 1, 2, 3 }[2..1]")]
    [InlineData("var n = -1; return new int[n].Length;", "an array can't have -1 elements @ new int[n]")]
    [InlineData("var n = 5; return n switch { 1 => 1 };", "no arm of the switch takes 5 @ n switch { 1 => 1 }")]
    public void What_fails_in_csharp_fails_at_build_time(string statements, string expected) =>
        Assert.Equal(["GG0210: The description fails at build time: " + expected], Evaluating.Problems(Evaluating.Sample($"double F() {{ {statements} }}")));

    [Theory]
    [InlineData("LogicalNot(x)", "GG0202: 'not' takes bool, but 'x' is float32 @ LogicalNot(x)")]
    [InlineData("(x < 0) + (x > 0)", "GG0202: 'add' takes numbers (cast it first), but the result of 'lt' is bool @ (x < 0) + (x > 0)")]
    [InlineData("Where(x, x, x)", "GG0202: 'Where' takes a bool condition (compare it first), but 'x' is float32 @ Where(x, x, x)")]
    [InlineData("Reshape(x, 3, -1)", "GG0209: Reshape: the elements of [n, 4] do not fill [3, -1] @ Reshape(x, 3, -1)")]
    [InlineData("Reshape(x, 5)", "GG0201: 'reshape' of 'x', which is [n, 4]: 4*n elements do not make [5] @ Reshape(x, 5)")]
    [InlineData("BroadcastTo(x, 3)", "GG0209: BroadcastTo: the shape [n, 4] has more axes than [3] @ BroadcastTo(x, 3)")]
    [InlineData("Permute(x, 0)", "GG0209: Permute: 1 axes are given for the shape [n, 4] @ Permute(x, 0)")]
    [InlineData("Permute(x, 0, 0)", "GG0201: 'permute' of 'x', which is [n, 4]: axis 0 is given twice @ Permute(x, 0, 0)")]
    [InlineData("Concat([], 0)", "GG0209: Concat: there are no tensors @ Concat([], 0)")]
    [InlineData("Gradient(x, x)", "GG0208: The gradient of 'x' needs a scalar, but it is [n, 4]; reduce it with Sum or Mean first @ Gradient(x, x)")]
    [InlineData("Full(1, -2)", "GG0201: the result of 'constant' would be [-2], but there is no size of -2 @ Full(1, -2)")]
    [InlineData("Iota(-1)", "GG0201: the result of 'iota' would be [-1], but there is no size of -1 @ Iota(-1)")]
    [InlineData("Sum(Full(1, 50000, 50000))", "GG0201: the result of 'constant' would be [50000, 50000], which are more than 2147483647 elements @ Full(1, 50000, 50000)")]
    [InlineData("Take(x, x)", "GG0202: 'gather' takes int32 indices, but 'x' is float32 @ Take(x, x)")]
    public void Operands_that_an_operation_does_not_take(string expression, string expected) =>
        Assert.Equal([expected], Evaluating.Problems(Evaluating.Sample($"Tensor F([Shape(\"n\", 4)] Tensor x) => {expression};")));

    [Theory]
    [InlineData("double F(double x) => Rec(x);", "GG0205: The recursion of 'Rec' passed the limit of 400 calls; a description must end at build time @ Rec(x / 2)")]
    [InlineData("double F(double x) { while (true) x += 1; }", "GG0205: The graph passed the limit of 1,000 nodes; a description must end at build time @ ")]
    [InlineData("double F(double x) { var n = 0; while (true) n++; }", "GG0205: The description passed the limit of 20,000 steps; a description must end at build time @ n++")]
    [InlineData("double F(double x) => new int[1000, 100000].Length * x;", "GG0205: An array passed the limit of 10,000,000 elements; a description must end at build time @ new int[1000, 100000]")]
    public void Limits(string method, string expected) => Assert.StartsWith(
        expected,
        Assert.Single(Evaluating.Problems(
            Evaluating.Sample(method, "static double Rec(double x) => x > 1 ? Rec(x / 2) : x;"),
            Compiler.Evaluation.Limits.Default with { Steps = 20_000, Nodes = 1_000 })));

    [Fact]
    public void A_run_can_be_cancelled() => Assert.Throws<OperationCanceledException>(() => Evaluating.Run(
        CompilationHost.CreateCompilation("Test", [Evaluating.Sample("double F(double x) { while (true) { } }")]), "F", cancellation: new CancellationToken(true)));

    [Fact]
    public void A_failed_condition_silences_what_hangs_on_it() => Assert.Equal(
        ["GG0207: The value of 'n == m' depends on sizes known only at run time; give equal sizes the same name, or use AssumeShape @ x.Shape[0] == x.Shape[1]"],
        Evaluating.Problems(Evaluating.Sample(
            """
            Tensor F([Shape("n", "m")] Tensor x)
            {
                Tensor? y = null;
                var list = new List<int>();
                if (x.Shape[0] == x.Shape[1]) { y = x; list.Add(1); } else throw new Exception("never");
                return y + list[0];
            }
            """)));
}
