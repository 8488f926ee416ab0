using static GraphGen.Generator.Tests.Golden.Composites;
using static GraphGen.Ops;

namespace GraphGen.Generator.Tests.Golden;

/// <summary>Normalisation, recurrent cells and attention of the golden files as descriptions over the library.</summary>
static class NetworkComposites
{
    /// <summary>x Wᵀ + b.</summary>
    public static Tensor Affine(Tensor x, Tensor weight, Tensor bias) => MatMul(x, Transpose(weight)) + bias;

    public static Tensor Normalize(Tensor x, int[] axes, double eps) =>
        (x - Mean(x, axes, true)) / Sqrt(Variance(x, axes, true, 0) + eps);

    public static Tensor LayerNorm(Tensor x, int count, double eps)
    {
        var axes = new int[count];
        for (var i = 0; i < count; i++) axes[i] = x.Rank - count + i;
        return Normalize(x, axes, eps);
    }

    public static Tensor RmsNorm(Tensor x, double eps) => x / Sqrt(Mean(Square(x), -1, true) + eps);

    public static Tensor GroupNorm(Tensor x, int groups, double eps)
    {
        var grouped = Reshape(x, [x.Shape[0], groups, -1]);
        return Reshape(Normalize(grouped, [2], eps), x.Shape.ToArray());
    }

    /// <summary>A vector over the channels (axis 1), shaped to meet a tensor of the given rank.</summary>
    public static Tensor PerChannel(Tensor x, int rank)
    {
        var shape = new int[rank];
        for (var i = 0; i < rank; i++) shape[i] = i == 1 ? x.Shape[0] : 1;
        return Reshape(x, shape);
    }

    public static (Tensor, Tensor, Tensor) BatchNorm(
        Tensor x, Tensor gamma, Tensor beta, Tensor runningMean, Tensor runningVariance, bool training, double momentum, double eps)
    {
        var (mean, variance) = (runningMean, runningVariance);
        if (training)
        {
            int[] axes = x.Rank == 2 ? [0] : x.Rank == 3 ? [0, 2] : [0, 2, 3];
            mean = Mean(x, axes, false);
            variance = Variance(x, axes, false, 0);
            runningMean = (1 - momentum) * runningMean + momentum * mean;
            runningVariance = (1 - momentum) * runningVariance + momentum * Variance(x, axes, false, 1);
        }

        var normal = (x - PerChannel(mean, x.Rank)) / Sqrt(PerChannel(variance, x.Rank) + eps);
        return (normal * PerChannel(gamma, x.Rank) + PerChannel(beta, x.Rank), runningMean, runningVariance);
    }

    public static Tensor RecurrentCell(Tensor x, Tensor h, Tensor wIh, Tensor wHh, Tensor bIh, Tensor bHh, bool relu)
    {
        var sum = Affine(x, wIh, bIh) + Affine(h, wHh, bHh);
        return relu ? Relu(sum) : Tanh(sum);
    }

    public static (Tensor, Tensor) LongShortTermCell(
        Tensor x, Tensor h, Tensor c, Tensor wIh, Tensor wHh, Tensor bIh, Tensor bHh)
    {
        var size = h.Shape[1];
        var gates = Split(Affine(x, wIh, bIh) + Affine(h, wHh, bHh), [size, size, size, size], 1);
        var next = Sigmoid(gates[1]) * c + Sigmoid(gates[0]) * Tanh(gates[2]);
        return (Sigmoid(gates[3]) * Tanh(next), next);
    }

    public static Tensor GatedCell(Tensor x, Tensor h, Tensor wIh, Tensor wHh, Tensor bIh, Tensor bHh)
    {
        var size = h.Shape[1];
        var fromInput = Split(Affine(x, wIh, bIh), [size, size, size], 1);
        var fromState = Split(Affine(h, wHh, bHh), [size, size, size], 1);
        var reset = Sigmoid(fromInput[0] + fromState[0]);
        var update = Sigmoid(fromInput[1] + fromState[1]);
        var candidate = Tanh(fromInput[2] + reset * fromState[2]);
        return (1 - update) * candidate + update * h;
    }

    public static (Tensor, Tensor, Tensor) LongShortTermSequence(
        Tensor x, Tensor h, Tensor c, Tensor wIh, Tensor wHh, Tensor bIh, Tensor bHh)
    {
        var states = new List<Tensor>();
        for (var t = 0; t < x.Shape[0]; t++)
        {
            (h, c) = LongShortTermCell(x[t], h, c, wIh, wHh, bIh, bHh);
            states.Add(h);
        }

        return (Stack(states.ToArray()), h, c);
    }

    public static (Tensor, Tensor) GatedSequence(Tensor x, Tensor h, Tensor wIh, Tensor wHh, Tensor bIh, Tensor bHh)
    {
        var states = new List<Tensor>();
        for (var t = 0; t < x.Shape[0]; t++)
        {
            h = GatedCell(x[t], h, wIh, wHh, bIh, bHh);
            states.Add(h);
        }

        return (Stack(states.ToArray()), h);
    }

    /// <summary>softmax(q kᵀ / √d) v over the last two axes.</summary>
    public static Tensor Attention(Tensor q, Tensor k, Tensor v, bool causal)
    {
        var scores = MatMul(q, Transpose(k, -1, -2)) / Math.Sqrt(q.Shape[^1]);
        return MatMul(causal ? CausalSoftmax(scores) : Softmax(scores), v);
    }

    public static Tensor MultiHeadAttention(
        Tensor x, Tensor wQkv, Tensor bQkv, Tensor wO, Tensor bO, int heads, bool causal)
    {
        var (batch, time, channels) = (x.Shape[0], x.Shape[1], x.Shape[2]);
        var parts = Split(Affine(x, wQkv, bQkv), [channels, channels, channels], 2);
        var attended = Attention(Heads(parts[0]), Heads(parts[1]), Heads(parts[2]), causal);
        return Affine(Reshape(Permute(attended, 0, 2, 1, 3), batch, time, channels), wO, bO);

        Tensor Heads(Tensor part) => Permute(Reshape(part, batch, time, heads, channels / heads), 0, 2, 1, 3);
    }

    public static Tensor TransformerBlock(
        Tensor x, Tensor gain1, Tensor bias1, Tensor wQkv, Tensor bQkv, Tensor wO, Tensor bO, Tensor gain2, Tensor bias2,
        Tensor wFc, Tensor bFc, Tensor wProj, Tensor bProj, int heads, double eps, bool tanh)
    {
        x += MultiHeadAttention(LayerNorm(x, 1, eps) * gain1 + bias1, wQkv, bQkv, wO, bO, heads, true);
        var hidden = Affine(LayerNorm(x, 1, eps) * gain2 + bias2, wFc, bFc);
        return x + Affine(tanh ? GeluTanh(hidden) : Gelu(hidden), wProj, bProj);
    }
}
