using GraphGen.Kernels;

namespace GraphGen.Benchmarks.Workloads;

/// <summary>
/// The matrix products of a training step of fully connected layers, and nothing else: what a compiled step and a tape over the
/// same kernels have in common.
/// </summary>
sealed class LayerProducts : IDisposable
{
    readonly Layer[] layers;

    /// <summary>Memory for a batch beside the weights of a model, <c>[outputs, inputs]</c> each, in the order of the layers.</summary>
    public LayerProducts(int batch, ParameterSet parameters)
    {
        var gradients = new GradientSet(parameters);
        layers =
        [
            .. from name in parameters.Names
               let shape = parameters[name].Shape
               where shape.Rank == 2
               select new Layer(batch, shape[1], shape[0], parameters.AsBlock<float>(name), gradients.AsBlock<float>(name)),
        ];
    }

    /// <summary>The products of one step: forward, then backward, but for the gradient of the network's own inputs.</summary>
    public void Step()
    {
        foreach (var layer in layers) layer.Forward();
        for (var i = layers.Length - 1; i >= 0; i--)
        {
            layers[i].WeightGradient();
            if (i > 0) layers[i].InputGradient();
        }
    }

    public void Dispose()
    {
        foreach (var layer in layers) layer.Dispose();
    }

    /// <summary>y = x·Wᵀ, and the gradients dyᵀ·x and dy·W.</summary>
    sealed class Layer(int batch, int inputs, int outputs, Block<float> weight, Block<float> weightGradient) : IDisposable
    {
        readonly Arena x = Matrix(batch, inputs), y = Matrix(batch, outputs), dx = Matrix(batch, inputs), dy = Matrix(batch, outputs);

        public void Forward() => Multiply(
            new(1, batch, outputs, inputs), new(X, 0, inputs, 1), new(weight, 0, 1, inputs), y.At<float>(0, batch * outputs));

        public void WeightGradient() =>
            Multiply(new(1, outputs, inputs, batch), new(OutputGradient, 0, 1, outputs), new(X, 0, inputs, 1), weightGradient);

        public void InputGradient() => Multiply(
            new(1, batch, inputs, outputs), new(OutputGradient, 0, outputs, 1), new(weight, 0, inputs, 1), dx.At<float>(0, batch * inputs));

        public void Dispose()
        {
            foreach (var matrix in new[] { x, y, dx, dy }) matrix.Dispose();
        }

        Block<float> X => x.At<float>(0, batch * inputs);

        Block<float> OutputGradient => dy.At<float>(0, batch * outputs);

        static Arena Matrix(int rows, int columns) => new(sizeof(float) * (long)rows * columns);

        static void Multiply(ProductSize size, in Operand<float> left, in Operand<float> right, Block<float> result) =>
            GraphGen.Kernels.MatrixProduct.Multiply(Worker.Single, size, left, right, result, new PlainSum<float>());
    }
}
