using System.Numerics;
using GraphGen.Kernels;

namespace GraphGen.Benchmarks.Tape;

/// <summary>The operations of networks, in float32.</summary>
static class Networks
{
    /// <summary>x·Wᵀ + b, the bias added where the product is written.</summary>
    public static Node<float> Linear(this Tape<float> tape, Node<float> x, Node<float> weight, Node<float> bias)
    {
        var result = tape.Result(LinearRule.Instance, x.Rows, weight.Rows);
        (result.First, result.Second, result.Third) = (x, weight, bias);
        MatrixProduct.Multiply(
            Worker.Single, new ProductSize(1, x.Rows, weight.Rows, x.Columns),
            new Operand<float>(x.Values, 0, x.Columns, 1), new Operand<float>(weight.Values, 0, 1, weight.Columns),
            result.Values, new AddBias(bias.Values));
        return result;
    }

    /// <summary>The mean of the squares of the differences.</summary>
    public static Node<float> MeanSquaredError(this Tape<float> tape, Node<float> x, Node<float> target)
    {
        var result = tape.Result(SquaredErrorRule.Instance, 1, 1);
        (result.First, result.Second) = (x, target);
        result.Values[0] = Losses.MeanSquaredError(x.Values, target.Values);
        return result;
    }

    /// <summary>The mean binary cross-entropy of probabilities given as logits.</summary>
    public static Node<float> BinaryCrossEntropy(this Tape<float> tape, Node<float> logits, Node<float> target)
    {
        var result = tape.Result(BinaryCrossEntropyRule.Instance, 1, 1);
        (result.First, result.Second) = (logits, target);
        result.Values[0] = Losses.BinaryCrossEntropy(logits.Values, target.Values);
        return result;
    }

    /// <summary>The logarithms of the softmax of each row.</summary>
    public static Node<float> LogSoftmax(this Tape<float> tape, Node<float> x)
    {
        var result = tape.Result(LogSoftmaxRule.Instance, x.Rows, x.Columns);
        result.First = x;
        for (var i = 0; i < x.Rows; i++)
            Losses.LogSoftmax(x.Values.Span.Slice(i * x.Columns, x.Columns), result.Values.Span.Slice(i * x.Columns, x.Columns));
        return result;
    }

    /// <summary>Minus the mean over the rows of the element that the label picks.</summary>
    public static Node<float> NegativeLogLikelihood(this Tape<float> tape, Node<float> x, Block<int> labels)
    {
        var result = tape.Result(LikelihoodRule.Instance, 1, 1);
        (result.First, result.Labels) = (x, labels);
        var sum = 0f;
        for (var i = 0; i < x.Rows; i++) sum -= x.Values[i * x.Columns + Bounds.Check(labels[i], x.Columns)];
        result.Values[0] = sum / x.Rows;
        return result;
    }

    /// <summary>The cross-entropy, two operations as in PyTorch.</summary>
    public static Node<float> CrossEntropy(this Tape<float> tape, Node<float> logits, Block<int> labels) =>
        tape.NegativeLogLikelihood(tape.LogSoftmax(logits), labels);

    readonly struct AddBias(Block<float> bias) : IEpilogue<float>
    {
        public Vector<float> Apply(Vector<float> sum, int batch, int row, int column) => sum + Simd.Load(bias, column);

        public float Apply(float sum, int batch, int row, int column) => sum + bias[column];
    }

    sealed class LinearRule : Rule<float>
    {
        public static readonly LinearRule Instance = new();

        public override void Backward(Tape<float> tape, Node<float> node)
        {
            var (x, weight, bias) = (node.First!, node.Second!, node.Third!);
            var (batch, inputs, outputs) = (x.Rows, weight.Columns, weight.Rows);
            Loops<float>.SumRows(node.Gradient, batch, outputs, tape.Receive(bias, out var add), add);
            Multiply(
                tape, weight, new ProductSize(1, outputs, inputs, batch),
                new Operand<float>(node.Gradient, 0, 1, outputs), new Operand<float>(x.Values, 0, inputs, 1));
            if (x.NeedsGradient)
                Multiply(
                    tape, x, new ProductSize(1, batch, inputs, outputs),
                    new Operand<float>(node.Gradient, 0, outputs, 1), new Operand<float>(weight.Values, 0, inputs, 1));
        }

        static void Multiply(Tape<float> tape, Node<float> to, ProductSize size, in Operand<float> left, in Operand<float> right)
        {
            var gradient = tape.Receive(to, out var add);
            if (!add)
            {
                MatrixProduct.Multiply(Worker.Single, size, left, right, gradient, new PlainSum<float>());
                return;
            }
            var product = tape.Rent(to.Count);
            MatrixProduct.Multiply(Worker.Single, size, left, right, product, new PlainSum<float>());
            Loops<float>.Add(product.Slice(0, to.Count), gradient);
            tape.Return(product);
        }
    }

    sealed class SquaredErrorRule : Rule<float>
    {
        public static readonly SquaredErrorRule Instance = new();

        public override void Backward(Tape<float> tape, Node<float> node) => Losses.SquaredErrorGradient(
            node.Gradient[0], node.First!.Values, node.Second!.Values, tape.Receive(node.First, out var add), add);
    }

    sealed class BinaryCrossEntropyRule : Rule<float>
    {
        public static readonly BinaryCrossEntropyRule Instance = new();

        public override void Backward(Tape<float> tape, Node<float> node) => Losses.BinaryCrossEntropyGradient(
            node.Gradient[0], node.First!.Values, node.Second!.Values, tape.Receive(node.First, out var add), add);
    }

    sealed class LogSoftmaxRule : Rule<float>
    {
        public static readonly LogSoftmaxRule Instance = new();

        public override void Backward(Tape<float> tape, Node<float> node)
        {
            var (x, columns) = (node.First!, node.Columns);
            var gradient = tape.Receive(x, out var add);
            for (var i = 0; i < node.Rows; i++)
                Losses.LogSoftmaxGradient(
                    node.Gradient.Span.Slice(i * columns, columns), node.Values.Span.Slice(i * columns, columns),
                    gradient.Span.Slice(i * columns, columns), add);
        }
    }

    sealed class LikelihoodRule : Rule<float>
    {
        public static readonly LikelihoodRule Instance = new();

        public override void Backward(Tape<float> tape, Node<float> node)
        {
            var x = node.First!;
            var gradient = tape.Receive(x, out var add);
            if (!add) gradient.Span.Clear();
            for (var i = 0; i < x.Rows; i++) gradient[i * x.Columns + node.Labels[i]] -= node.Gradient[0] / x.Rows;
        }
    }
}
