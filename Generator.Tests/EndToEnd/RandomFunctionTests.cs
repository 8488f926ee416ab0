using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.EndToEnd;

/// <summary>Random C# functions against themselves: what is generated for them, straight-line and as a program, computes what plain C#
/// does, and has the slopes of it.</summary>
public class RandomFunctionTests
{
    const int Count = 150, Together = 50, Points = 12;

    /// <summary>Central differences of values near 1 are right to about this.</summary>
    const double Step = 1e-6, SlopeTolerance = 1e-6;

    [Fact]
    public void Generated_functions_compute_what_plain_functions_do()
    {
        var slopes = 0;
        foreach (var seeds in Enumerable.Range(1, Count).Chunk(Together))
        {
            using var assembly = CompilationHost.Compile([.. seeds.Select(Source)]).Load();
            foreach (var seed in seeds) slopes += Check(assembly, seed);
        }
        Assert.True(slopes > Count * Points, $"only {slopes} slopes could be compared");
    }

    [Fact]
    public void Random_functions_are_the_same_for_the_same_seed() => Assert.Equal(RandomFunction.Body(3), RandomFunction.Body(3));

    [Fact]
    public void Random_functions_have_conditions_in_conditions() =>
        Assert.Contains(Enumerable.Range(1, Count).Select(RandomFunction.Body), body => body.Contains("if (((", StringComparison.Ordinal) && body.Contains(" ? ", StringComparison.Ordinal));

    /// <summary>How many slopes were compared: a difference over a jump or a kink tells nothing.</summary>
    static int Check(LoadedAssembly assembly, int seed)
    {
        var random = new Random(seed);
        var compared = 0;
        for (var point = 0; point < Points; point++)
        {
            var (x, y) = (4 * random.NextDouble() - 2, 4 * random.NextDouble() - 2);
            var expected = Plain(x, y);
            var actual = assembly.Invoke<double[]>($"Probe{seed}", "Run", x, y);
            foreach (var value in (double[])[actual[0], actual[1]])
                Assert.True(Math.Abs(value - expected) <= 1e-12 * (1 + Math.Abs(expected)), $"{value} should be {expected} at {x}, {y} for seed {seed}:\n{RandomFunction.Body(seed)}");
            for (var k = 0; k < 2; k++)
            {
                var (dx, dy) = k == 0 ? (Step, 0.0) : (0.0, Step);
                var (left, right) = ((expected - Plain(x - dx, y - dy)) / Step, (Plain(x + dx, y + dy) - expected) / Step);
                if (Math.Abs(left - right) > 1e-3) continue;
                foreach (var slope in (double[])[actual[2 + k], actual[4 + k]])
                    Assert.True(
                        Math.Abs(slope - (left + right) / 2) <= SlopeTolerance * (1 + Math.Abs(slope)),
                        $"slope {k} is {slope}, not {(left + right) / 2}, at {x}, {y} for seed {seed}:\n{RandomFunction.Body(seed)}");
                compared++;
            }
        }
        return compared;

        double Plain(double x, double y) => assembly.Invoke<double>($"Plain{seed}", "F", x, y);
    }

    static string Source(int seed) =>
        $$"""
        public static class Plain{{seed}}
        {
            public static double F(double x, double y)
            {
                {{RandomFunction.Body(seed)}}
            }
        }

        public static partial class Lines{{seed}}
        {
            [Model]
            public static partial double F(double x, double y)
            {
                {{RandomFunction.Body(seed)}}
            }
        }

        public sealed partial class Program{{seed}}
        {
            readonly Parameter unused = new([1], Initializers.Ones, DType.Float64);

            [Model]
            public partial double F([Differentiable] double x, [Differentiable] double y)
            {
                {{RandomFunction.Body(seed)}}
            }
        }

        public static class Probe{{seed}}
        {
            public static double[] Run(double x, double y)
            {
                var (xGradient, yGradient) = Lines{{seed}}.FGradient(x, y);
                using var program = new Program{{seed}}().BindF();
                return [Lines{{seed}}.F(x, y), program.ForwardBackward(x, y), xGradient, yGradient, program.XGradient, program.YGradient];
            }
        }
        """;
}
