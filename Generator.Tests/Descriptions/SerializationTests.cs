using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Descriptions.Serialization;
using GraphGen.Generator.Tests.Reading;

namespace GraphGen.Generator.Tests.Descriptions;

public class SerializationTests
{
    static readonly Description Everything = Reader.Describe("""
        static partial class Sample
        {
            static readonly double Root = Math.Sqrt(2);
            const float Not = float.NaN;

            [Model] public static partial double F(double x, double y, int n, bool b)
            {
                var items = new List<double> { x, y };
                double[] more = [.. items, -0.0, double.PositiveInfinity];
                var grid = new int[2, 3];
                var text = $"{x,3:F2} of \"{n}\"\n" + 'c' + 10L + Not + 3m + (byte)4 + 5ul + typeof(int);
                foreach (var (k, (v, _)) in new[] { (1, (x, y)) }) x += k * v;
                foreach (double i in new[] { 1, 2 }) { if (i > 1) continue; else break; }
                for (var i = 0; i < n; i++) x *= 2;
                while (x > 100) x /= 2;
                do x--; while (checked(n * 2) > 100);
                switch (n)
                {
                    case 1: case > 5 when b: return Half(x);
                    default: break;
                }
                string? word = null;
                word ??= "word";
                (x, y) = (y, x);
                var (p, q) = new Point(x, y);
                var moved = new Point(x, y) with { X = word?.Length ?? throw new Exception("none") };
                Split(x, out var whole, ref y, in n);
                _ = n;
                Func<double, double> f = v => v + x, g = Math.Sin, h = Half;
                var value = (object)n switch
                {
                    int and not 3 => 1,
                    Point { X: > 2, Y: var z } pt => z,
                    Point(_, 2) => 2,
                    "a" or null => 3,
                    int[] and [1, .. var rest, _] all => rest.Length + all.Length,
                    _ => default,
                };
                var options = new Options { Size = n, Inner = { Value = x } };
                return b ? f(g(h(value))) + items[^1] + more[1..][0] + grid[0, 1] + options.Size + (n as object as string)!.Length
                    : -moved.X + ~n + items.Count + default(Point)!.X + (x, n).Item1 + Root + new Step().Value + p + q;

                double Half(double v) => v / 2;
            }

            static void Split(double v, out double whole, ref double rest, in int n) { whole = Math.Floor(v); rest = v - whole; }
        }
        record Point(double X, double Y);
        class Options { public int Size { get; set; } public Inner Inner { get; } = new(); }
        class Inner { public double Value; }
        abstract class Base { public abstract double Value { get; } }
        class Step : Base { public override double Value => 1; }
        """);

    [Fact]
    public void Methods_and_types_come_back_equal()
    {
        Assert.All(Everything.Methods, method => Assert.Equal(method, DescriptionFormat.ReadMethod(DescriptionFormat.Write(method))));
        Assert.All(Everything.Types, type => Assert.Equal(type, DescriptionFormat.ReadType(DescriptionFormat.Write(type))));
    }

    [Fact]
    public void Floating_point_constants_keep_their_bits()
    {
        foreach (var value in new object[] { 0.1, -0.0, double.NaN, double.Epsilon, 0.1f, -0f, float.NaN, float.MaxValue })
        {
            var method = Everything.Methods[0] with { Body = new Return(new Literal(0, value, new("System.Double"))) };
            var read = DescriptionFormat.ReadMethod(DescriptionFormat.Write(method));
            var copy = ((Literal)((Return)read.Body).Value!).Value;
            Assert.Equal(Bits(value), Bits(copy!));
        }

        static long Bits(object value) => value is float single
            ? BitConverter.SingleToInt32Bits(single)
            : BitConverter.DoubleToInt64Bits((double)value);
    }

    [Fact]
    public void Every_kind_of_node_has_a_row()
    {
        Assert.Empty(Kinds<Expression>().Except(ExpressionRows.Table.Kinds));
        Assert.Empty(Kinds<Statement>().Except(StatementRows.Table.Kinds));
        Assert.Empty(Kinds<Pattern>().Except(PatternRows.Table.Kinds));
        static IEnumerable<Type> Kinds<T>() => typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract);
    }

    [Fact]
    public void Damaged_text_is_a_format_exception()
    {
        var payload = DescriptionFormat.Write(Everything.Methods[0]);
        Assert.Contains("another version", Assert.Throws<FormatException>(() => DescriptionFormat.ReadMethod("2" + payload[1..])).Message);
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var position = random.Next(2, payload.Length);
            var damaged = random.Next(3) switch
            {
                0 => payload[..position],
                1 => payload.Remove(position, Math.Min(random.Next(1, 20), payload.Length - position)),
                _ => payload[..position] + (char)random.Next(32, 127) + payload[(position + 1)..],
            };
            if (Record.Exception(() => DescriptionFormat.ReadMethod(damaged)) is { } failure) Assert.IsType<FormatException>(failure);
        }
    }
}
