using static GraphGen.Ops;

namespace GraphGen.Generator.Tests.Golden;

/// <summary>
/// What the golden files name and the library does not (yet) have, as descriptions over the library: each is compiled with
/// the cases that use it, as a user's own helper methods would be. The README of the golden files gives the formulas.
/// </summary>
static class Composites
{
    public static Tensor Reciprocal(Tensor x) => 1 / x;

    public static Tensor Rsqrt(Tensor x) => 1 / Sqrt(x);

    public static Tensor Step(Tensor x) => Cast(x > 0, x.Type);

    public static Tensor Tan(Tensor x) => Sin(x) / Cos(x);

    public static Tensor Sinh(Tensor x) => (Exp(x) - Exp(-x)) / 2;

    public static Tensor Cosh(Tensor x) => (Exp(x) + Exp(-x)) / 2;

    public static Tensor Softplus(Tensor x, double beta)
    {
        var z = beta * x;
        var shift = StopGradient(Relu(z));
        return (shift + Log(Exp(z - shift) + Exp(-shift))) / beta;
    }

    public static Tensor LeakyRelu(Tensor x, double alpha) => Where(x > 0, x, alpha * x);

    public static Tensor Elu(Tensor x, double alpha) => Where(x > 0, x, alpha * (Exp(Minimum(x, 0)) - 1));

    public static Tensor Selu(Tensor x) => 1.0507009873554805 * Elu(x, 1.6732632423543772);

    public static Tensor GeluErf(Tensor x) => 0.5 * x * (1 + Erf(x / Math.Sqrt(2)));

    public static Tensor GeluTanh(Tensor x) =>
        0.5 * x * (1 + Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * Square(x))));

    public static Tensor Silu(Tensor x) => x * Sigmoid(x);

    public static Tensor Clamp(Tensor x, double low, double high)
    {
        if (!double.IsNegativeInfinity(low)) x = Maximum(x, low);
        if (!double.IsPositiveInfinity(high)) x = Minimum(x, high);
        return x;
    }

    public static Tensor Variance(Tensor x, int[] axes, bool keepDims, int correction)
    {
        var count = 1;
        foreach (var axis in axes) count *= Size(x, axis);
        return Sum(Square(x - Mean(x, axes, true)), axes, keepDims) / (count - correction);
    }

    public static Tensor Norm(Tensor x, int[] axes, bool keepDims, double p) => p switch
    {
        1 => Sum(Abs(x), axes, keepDims),
        2 => Sqrt(Sum(Square(x), axes, keepDims)),
        _ => Pow(Sum(Pow(Abs(x), p), axes, keepDims), 1 / p),
    };

    public static Tensor Product(Tensor x, int[] axes, bool keepDims)
    {
        foreach (var axis in axes)
        {
            var product = Slice(x, axis, 0, 1);
            for (var i = 1; i < Size(x, axis); i++) product *= Slice(x, axis, i, i + 1);
            x = product;
        }

        return keepDims ? x : Squeeze(x, axes);
    }

    public static Tensor CumulativeSum(Tensor x, int axis)
    {
        var sum = Slice(x, axis, 0, 1);
        var sums = new List<Tensor> { sum };
        for (var i = 1; i < Size(x, axis); i++)
        {
            sum += Slice(x, axis, i, i + 1);
            sums.Add(sum);
        }

        return Concat(sums.ToArray(), axis);
    }

    public static Tensor PadReflect(Tensor x, int[] before, int[] after)
    {
        for (var axis = 0; axis < x.Rank; axis++)
        {
            var size = x.Shape[axis];
            var parts = new List<Tensor>();
            if (before[axis] > 0) parts.Add(Flip(Slice(x, axis, 1, before[axis] + 1), axis));
            parts.Add(x);
            if (after[axis] > 0) parts.Add(Flip(Slice(x, axis, size - 1 - after[axis], size - 1), axis));
            x = Concat(parts.ToArray(), axis);
        }

        return x;
    }

    public static Tensor PadReplicate(Tensor x, int[] before, int[] after)
    {
        for (var axis = 0; axis < x.Rank; axis++)
        {
            var size = x.Shape[axis];
            var parts = new List<Tensor>();
            for (var i = 0; i < before[axis]; i++) parts.Add(Slice(x, axis, 0, 1));
            parts.Add(x);
            for (var i = 0; i < after[axis]; i++) parts.Add(Slice(x, axis, size - 1, size));
            x = Concat(parts.ToArray(), axis);
        }

        return x;
    }

    public static Tensor Repeat(Tensor x, int[] repeats)
    {
        while (x.Rank < repeats.Length) x = Unsqueeze(x, 0);
        for (var axis = 0; axis < repeats.Length; axis++)
        {
            var copies = new Tensor[repeats[axis]];
            for (var i = 0; i < copies.Length; i++) copies[i] = x;
            x = Concat(copies, axis);
        }

        return x;
    }

    public static Tensor LowerTriangle(Tensor x, int k) => Where(ColumnsUpTo(x, k), x, 0);

    public static Tensor UpperTriangle(Tensor x, int k) => Where(ColumnsUpTo(x, k - 1), 0, x);

    public static Tensor CausalSoftmax(Tensor x) => Softmax(Where(ColumnsUpTo(x, 0), x, double.NegativeInfinity));

    public static Tensor NegativeLogLikelihood(Tensor logProbabilities, Tensor target, Reduction reduction) =>
        Reduce(-Squeeze(Gather(logProbabilities, 1, Unsqueeze(target, 1)), 1), reduction);

    public static Tensor BinaryCrossEntropy(Tensor p, Tensor target, Reduction reduction) =>
        Reduce(-(target * Log(p) + (1 - target) * Log(1 - p)), reduction);

    public static Tensor AbsoluteError(Tensor x, Tensor target, Reduction reduction) => Reduce(Abs(x - target), reduction);

    public static Tensor Huber(Tensor x, Tensor target, double delta, Reduction reduction)
    {
        var distance = Abs(x - target);
        return Reduce(Where(distance <= delta, 0.5 * Square(distance), delta * (distance - delta / 2)), reduction);
    }

    public static Tensor SmoothAbsoluteError(Tensor x, Tensor target, double beta, Reduction reduction)
    {
        var distance = Abs(x - target);
        return Reduce(Where(distance < beta, 0.5 * Square(distance) / beta, distance - beta / 2), reduction);
    }

    public static Tensor Divergence(Tensor logq, Tensor p) => p * (Log(p) - logq);

    public static Tensor Hinge(Tensor score, Tensor target, int power, Reduction reduction)
    {
        var distance = Relu(1 - target * score);
        return Reduce(power == 1 ? distance : Square(distance), reduction);
    }

    public static Tensor Reduce(Tensor losses, Reduction reduction) => reduction switch
    {
        Reduction.Mean => Mean(losses),
        Reduction.Sum => Sum(losses),
        _ => losses,
    };

    /// <summary>The size of an axis, which may be counted from the end by a negative number.</summary>
    static int Size(Tensor x, int axis) => x.Shape[axis < 0 ? axis + x.Rank : axis];

    /// <summary>Whether the column of an element of the last two axes is at most its row plus k.</summary>
    static Tensor ColumnsUpTo(Tensor x, int k) => Iota(x.Shape[^1]) <= Unsqueeze(Iota(x.Shape[^2]), 1) + k;
}
