using GraphGen.Kernels;

namespace GraphGen.Runtime.Tests.Layers;

/// <summary>A compiled model whose parameters are drawn in ways that its own code chooses.</summary>
sealed partial class InitializedModel
{
    readonly Parameter leaky = new([4, 3], Initializers.HeNormal(Gain.LeakyRelu(0.2), FanMode.Out));
    readonly Parameter square = new([3, 3], Initializers.Orthogonal(Gain.Tanh));
    readonly Parameter near = new([3], Initializers.TruncatedNormal(standardDeviation: 0.02, low: -0.04, high: 0.04));
    readonly Parameter rising = new([3], new Rising(0.5));

    [Model]
    public partial Tensor Total([Shape(3)] Tensor x) =>
        Ops.Sum(Ops.MatMul(leaky, Ops.MatMul(square, x) + near + rising));

    /// <summary>0, step, 2 step, …</summary>
    sealed class Rising(double step) : Initializer
    {
        public override void Fill(TensorShape shape, Span<double> values, ref Philox random)
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = i * step;
        }
    }
}
