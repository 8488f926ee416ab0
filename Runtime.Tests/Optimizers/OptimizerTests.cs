namespace GraphGen.Runtime.Tests.Optimizers;

public class OptimizerTests
{
    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void PlainDescent(DType type)
    {
        var problem = new Quadratic(type, 1, -2);
        problem.Run(new Sgd(0.1), steps: 1);
        problem.RequireValues(1 - 0.1 * 1, -2 + 0.1 * 2);
    }

    [Fact]
    public void TheFirstVelocityIsTheUndampedGradient()
    {
        var problem = new Quadratic(DType.Float64, 1.0);
        var optimizer = new Sgd(0.1, momentum: 0.9, dampening: 0.5);
        problem.Run(optimizer, steps: 1);
        problem.RequireValues(0.9);
        problem.Run(optimizer, steps: 1);
        // v = 0.9 · 1 + 0.5 · 0.9 = 1.35
        problem.RequireValues(0.9 - 0.135);
    }

    [Fact]
    public void NesterovLooksAhead()
    {
        var problem = new Quadratic(DType.Float64, 1.0);
        problem.Run(new Sgd(0.1, momentum: 0.9, nesterov: true), steps: 1);
        problem.RequireValues(1 - 0.1 * (1 + 0.9));
    }

    [Fact]
    public void WeightDecayAddsToTheGradient()
    {
        var problem = new Quadratic(DType.Float64, 2.0);
        problem.Run(new Sgd(0.1, weightDecay: 0.5), steps: 1);
        problem.RequireValues(2 - 0.1 * (2 + 1));
    }

    [Fact]
    public void TheFirstStepOfAdamIsTheLearningRate()
    {
        var problem = new Quadratic(DType.Float64, 5.0, -0.01);
        problem.Run(new Adam(0.1), steps: 1);
        problem.RequireValues(4.9 + 2e-10, -0.01 + 0.1 - 1e-7);
    }

    [Fact]
    public void ALearningRateCanChangeBetweenSteps()
    {
        var problem = new Quadratic(DType.Float64, 1.0);
        var optimizer = new Sgd(0.5);
        problem.Run(optimizer, steps: 1);
        optimizer.LearningRate = 0;
        problem.Run(optimizer, steps: 1);
        problem.RequireValues(0.5);
        Assert.Equal(2, optimizer.StepCount);
    }

    [Fact]
    public void SettingsAreChecked()
    {
        Expect.Throws<ArgumentOutOfRangeException>(() => _ = new Sgd(-1), "learningRate", "-1");
        Expect.Throws<ArgumentOutOfRangeException>(() => _ = new Sgd(double.NaN), "learningRate");
        Expect.Throws<ArgumentOutOfRangeException>(() => _ = new Adam(beta1: 1), "beta1");
        Expect.Throws<ArgumentOutOfRangeException>(() => _ = new Adam(epsilon: -1e-8), "epsilon");
        Expect.Throws<ArgumentException>(() => _ = new Sgd(0.1, nesterov: true), "momentum");
    }

    [Fact]
    public void AnOptimizerServesOneSetOfParameters()
    {
        Quadratic first = new(DType.Float32, 1), second = new(DType.Float32, 1);
        var optimizer = new Adam();
        first.Run(optimizer, steps: 1);
        Expect.Throws<InvalidOperationException>(() => second.Run(optimizer, steps: 1));
        Expect.Throws<ArgumentException>(() => optimizer.Step(first.Parameters, second.Gradients));
    }

    [Fact]
    public void StatesAreNamedAsInPyTorch()
    {
        var optimizer = new Adam(amsgrad: true);
        new Quadratic(DType.Float32, 1).Run(optimizer, steps: 1);
        Assert.Equal(["exp_avg", "exp_avg_sq", "max_exp_avg_sq"], optimizer.States.Select(state => state.Name));
        Assert.Empty(new Sgd(0.1).States);
    }

    [Fact]
    public void AModelWithoutParametersIsNoProblem() => new Quadratic(DType.Float32).Run(new Adam(), steps: 1);
}
