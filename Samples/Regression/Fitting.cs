namespace GraphGen.Samples.Regression;

/// <summary>Finds the weights by following the derivatives of the loss.</summary>
/// <param name="data">The measurements.</param>
sealed class Fitting(RegressionData data) : IDisposable
{
    const int MaximumSteps = 1000;

    /// <summary>Gradient descent ends when no element of the gradient is larger.</summary>
    const double SmallGradient = 1e-13;

    readonly LinearModel model = new();

    /// <summary>The losses of gradient descent, step by step.</summary>
    public List<double> Losses { get; } = [];

    /// <summary>The program that computes the loss and its gradient.</summary>
    public LinearModel.LossProgram Loss => field ??= model.BindLoss(RegressionData.Count);

    /// <summary>The program that computes the second derivatives.</summary>
    public LinearModel.LossHessianProgram Hessian => field ??= model.BindLossHessian(RegressionData.Count);

    /// <inheritdoc/>
    public void Dispose()
    {
        Loss.Dispose();
        Hessian.Dispose();
    }

    /// <summary>The weights after gradient descent from 0.</summary>
    /// <param name="penalty">λ of the ridge.</param>
    public double[] Descend(double penalty)
    {
        var optimizer = new Sgd(learningRate: 0.3);
        model.Parameters.Clear();
        for (var step = 0; step < MaximumSteps; step++)
        {
            var (loss, gradient) = Differentiate(penalty);
            Losses.Add(loss);
            if (gradient.All(slope => Math.Abs(slope) <= SmallGradient)) break;
            optimizer.Step(Loss.Parameters, Loss.Gradients);
        }

        return Weights();
    }

    /// <summary>The weights after one step of Newton's method from 0, which is the minimum, as the loss is quadratic.</summary>
    /// <param name="penalty">λ of the ridge.</param>
    public double[] Newton(double penalty)
    {
        model.Parameters.Clear();
        var (_, gradient) = Differentiate(penalty);
        var weights = new double[LinearModel.Features];
        NewtonStep.NextInto(Weights(), gradient, Hessian.Run(data.X, data.Y, penalty), weights);
        model.Parameters.Unpack<double>(weights);
        return weights;
    }

    /// <summary>The largest element of the gradient at the present weights.</summary>
    /// <param name="penalty">λ of the ridge.</param>
    public double Slope(double penalty) => Differentiate(penalty).Gradient.Max(Math.Abs);

    (double Loss, double[] Gradient) Differentiate(double penalty)
    {
        var loss = Loss.Forward(data.X, data.Y, penalty);
        Loss.Backward();
        var gradient = new double[LinearModel.Features];
        Loss.Gradients.Pack<double>(gradient);
        return (loss, gradient);
    }

    double[] Weights()
    {
        var weights = new double[LinearModel.Features];
        model.Parameters.Pack<double>(weights);
        return weights;
    }
}
