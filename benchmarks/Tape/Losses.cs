using System.Numerics;
using GraphGen.Kernels;

namespace GraphGen.Benchmarks.Tape;

/// <summary>The loops of the losses and of the softmax of one row.</summary>
static class Losses
{
    public static float MeanSquaredError(ReadOnlySpan<float> x, ReadOnlySpan<float> target)
    {
        var lanes = Vector<float>.Zero;
        var i = 0;
        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var difference = Simd.Load(x, i) - Simd.Load(target, i);
            lanes += difference * difference;
        }
        var sum = Simd.Sum(lanes);
        for (; i < x.Length; i++) sum += (x[i] - target[i]) * (x[i] - target[i]);
        return sum / x.Length;
    }

    public static void SquaredErrorGradient(float gradient, ReadOnlySpan<float> x, ReadOnlySpan<float> target, Span<float> result, bool add)
    {
        var scale = 2 * gradient / x.Length;
        var i = 0;
        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var value = Vector.Create(scale) * (Simd.Load(x, i) - Simd.Load(target, i));
            Simd.Store(add ? Simd.Load<float>(result, i) + value : value, result, i);
        }
        for (; i < x.Length; i++)
        {
            var value = scale * (x[i] - target[i]);
            result[i] = add ? result[i] + value : value;
        }
    }

    public static float BinaryCrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<float> target)
    {
        var lanes = Vector<float>.Zero;
        var i = 0;
        for (; i <= logits.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var z = Simd.Load(logits, i);
            lanes += VectorMath.Relu(z) - z * Simd.Load(target, i) + VectorMath.Log(Vector<float>.One + VectorMath.Exp(-Vector.Abs(z)));
        }
        var sum = Simd.Sum(lanes);
        for (; i < logits.Length; i++)
        {
            var z = logits[i];
            sum += VectorMath.Relu(z) - z * target[i] + VectorMath.Log(1 + VectorMath.Exp(-MathF.Abs(z)));
        }
        return sum / logits.Length;
    }

    public static void BinaryCrossEntropyGradient(
        float gradient, ReadOnlySpan<float> logits, ReadOnlySpan<float> target, Span<float> result, bool add)
    {
        var scale = gradient / logits.Length;
        var i = 0;
        for (; i <= logits.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var value = Vector.Create(scale) * (VectorMath.Sigmoid(Simd.Load(logits, i)) - Simd.Load(target, i));
            Simd.Store(add ? Simd.Load<float>(result, i) + value : value, result, i);
        }
        for (; i < logits.Length; i++)
        {
            var value = scale * (VectorMath.Sigmoid(logits[i]) - target[i]);
            result[i] = add ? result[i] + value : value;
        }
    }

    public static void LogSoftmax(ReadOnlySpan<float> x, Span<float> result)
    {
        var i = 0;
        var maxLanes = Vector.Create(float.NegativeInfinity);
        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count) maxLanes = Vector.Max(maxLanes, Simd.Load(x, i));
        var max = Simd.Max(maxLanes);
        for (; i < x.Length; i++) max = MathF.Max(max, x[i]);

        var lanes = Vector<float>.Zero;
        for (i = 0; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
            lanes += VectorMath.Exp(Simd.Load(x, i) - Vector.Create(max));
        var sum = Simd.Sum(lanes);
        for (; i < x.Length; i++) sum += VectorMath.Exp(x[i] - max);

        var shift = max + VectorMath.Log(sum);
        Loops<float>.Zip<Difference<float>>(x, new(ref shift), result);
    }

    /// <summary>g - softmax · Σg, the softmax from its logarithm.</summary>
    public static void LogSoftmaxGradient(ReadOnlySpan<float> gradient, ReadOnlySpan<float> logSoftmax, Span<float> result, bool add)
    {
        var sum = Loops<float>.Sum(gradient);
        var i = 0;
        for (; i <= result.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var value = Simd.Load(gradient, i) - VectorMath.Exp(Simd.Load(logSoftmax, i)) * Vector.Create(sum);
            Simd.Store(add ? Simd.Load<float>(result, i) + value : value, result, i);
        }
        for (; i < result.Length; i++)
        {
            var value = gradient[i] - VectorMath.Exp(logSoftmax[i]) * sum;
            result[i] = add ? result[i] + value : value;
        }
    }
}
