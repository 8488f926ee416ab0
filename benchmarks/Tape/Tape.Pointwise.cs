using GraphGen.Kernels;

namespace GraphGen.Benchmarks.Tape;

sealed partial class Tape<T>
{
    /// <summary>A function of each element.</summary>
    public Node<T> Map<TOperation>(Node<T> x) where TOperation : struct, IUnary<T>
    {
        var result = Result(MapRule<TOperation>.Instance, x.Rows, x.Columns, x.NeedsGradient);
        result.First = x;
        Loops<T>.Map<TOperation>(x.Values, result.Values);
        return result;
    }

    public Node<T> Add(Node<T> x, Node<T> y) => Zip<Sum<T>>(ZipRule<One<T>, One<T>>.Instance, x, y);

    public Node<T> Subtract(Node<T> x, Node<T> y) => Zip<Difference<T>>(ZipRule<One<T>, MinusOne<T>>.Instance, x, y);

    public Node<T> Multiply(Node<T> x, Node<T> y) => Zip<Product<T>>(ZipRule<SecondArgument<T>, FirstArgument<T>>.Instance, x, y);

    /// <summary>The elements of a vector from <paramref name="start"/> to before <paramref name="end"/>, in place.</summary>
    public Node<T> Part(Node<T> x, int start, int end)
    {
        var result = View(PartRule.Instance, x.Values.Slice(start, end - start), 1, end - start, x.NeedsGradient);
        (result.First, result.Start) = (x, start);
        return result;
    }

    /// <summary>The sum of all elements.</summary>
    public Node<T> Total(Node<T> x)
    {
        var result = Result(TotalRule.Instance, 1, 1, x.NeedsGradient);
        result.First = x;
        result.Values[0] = Loops<T>.Sum(x.Values);
        return result;
    }

    /// <summary>The mean of all elements.</summary>
    public Node<T> Mean(Node<T> x)
    {
        var result = Result(MeanRule.Instance, 1, 1, x.NeedsGradient);
        result.First = x;
        result.Values[0] = Loops<T>.Sum(x.Values) / T.CreateTruncating(x.Count);
        return result;
    }

    /// <summary>A function of two values of one size, or of a value and a number.</summary>
    Node<T> Zip<TOperation>(Rule<T> rule, Node<T> x, Node<T> y) where TOperation : struct, IBinary<T>
    {
        var shape = x.Count >= y.Count ? x : y;
        var result = Result(rule, shape.Rows, shape.Columns, x.NeedsGradient || y.NeedsGradient);
        result.First = x;
        result.Second = y;
        Loops<T>.Zip<TOperation>(x.Values, y.Values, result.Values);
        return result;
    }

    sealed class MapRule<TOperation> : Rule<T> where TOperation : struct, IUnary<T>
    {
        public static readonly MapRule<TOperation> Instance = new();

        public override void Backward(Tape<T> tape, Node<T> node)
        {
            if (!node.First!.NeedsGradient) return;
            var gradient = tape.Receive(node.First, out var add);
            Loops<T>.MapGradient<TOperation>(node.Gradient, node.First.Values, node.Values, gradient, add);
        }
    }

    sealed class ZipRule<TFirst, TSecond> : Rule<T>
        where TFirst : struct, ISlope<T>
        where TSecond : struct, ISlope<T>
    {
        public static readonly ZipRule<TFirst, TSecond> Instance = new();

        public override void Backward(Tape<T> tape, Node<T> node)
        {
            Contribute<TSecond>(tape, node, node.Second!);
            Contribute<TFirst>(tape, node, node.First!);
        }

        static void Contribute<TSlope>(Tape<T> tape, Node<T> node, Node<T> to) where TSlope : struct, ISlope<T>
        {
            if (!to.NeedsGradient) return;
            if (to.Count < node.Count)
            {
                var sum = Loops<T>.SumGradient<TSlope>(node.Gradient, node.First!.Values, node.Second!.Values);
                var number = tape.Receive(to, out var addNumber);
                number[0] = addNumber ? number[0] + sum : sum;
            }
            else if (typeof(TSlope) == typeof(One<T>) && to == node.First)
            {
                tape.Hand(node, to);
            }
            else
            {
                var gradient = tape.Receive(to, out var add);
                Loops<T>.ZipGradient<TSlope>(node.Gradient, node.First!.Values, node.Second!.Values, gradient, add);
            }
        }
    }

    sealed class PartRule : Rule<T>
    {
        public static readonly PartRule Instance = new();

        public override void Backward(Tape<T> tape, Node<T> node)
        {
            if (!node.First!.NeedsGradient) return;
            var whole = tape.Receive(node.First, out var add);
            if (!add) whole.Span.Clear();
            Loops<T>.Add(node.Gradient, whole.Slice(node.Start, node.Count));
        }
    }

    sealed class TotalRule : Rule<T>
    {
        public static readonly TotalRule Instance = new();

        public override void Backward(Tape<T> tape, Node<T> node) => Spread(tape, node.First!, node.Gradient[0]);
    }

    sealed class MeanRule : Rule<T>
    {
        public static readonly MeanRule Instance = new();

        public override void Backward(Tape<T> tape, Node<T> node) =>
            Spread(tape, node.First!, node.Gradient[0] / T.CreateTruncating(node.First!.Count));
    }

    static void Spread(Tape<T> tape, Node<T> to, T value)
    {
        if (!to.NeedsGradient) return;
        var gradient = tape.Receive(to, out var add);
        if (add) Loops<T>.Zip<Sum<T>>(gradient, new(ref value), gradient);
        else gradient.Span.Fill(value);
    }
}
