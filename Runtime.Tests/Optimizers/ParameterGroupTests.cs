using GraphGen.Runtime.Tests.Parameters;

namespace GraphGen.Runtime.Tests.Optimizers;

public class ParameterGroupTests
{
    readonly ParameterSet parameters = new(new TestModel());
    readonly GradientSet gradients;

    public ParameterGroupTests()
    {
        gradients = new(parameters);
        parameters.Values.Fill(1);
        gradients.Values.Fill(1);
    }

    [Fact]
    public void PatternsChooseLearningRates()
    {
        Step(new Sgd(0.5) { Groups = [new("layers.*") { LearningRateFactor = 0.5 }, new("hidden.*") { LearningRateFactor = 0 }] });
        Require(scale: 0.5f, hidden: 1, layers: 0.75f);
    }

    [Fact]
    public void TheFirstGroupThatTakesAParameterCounts()
    {
        Step(new Sgd(0.5) { Groups = [new("*.0.weight") { LearningRateFactor = 0 }, new("layers.*") { LearningRateFactor = 2 }] });
        Assert.Equal(1, parameters["layers.0.weight"].Values[0]);
        Assert.Equal(0, parameters["layers.2.weight"].Values[0]);
    }

    [Fact]
    public void AGroupThatOthersHideIsRefused() => Expect.Throws<ArgumentException>(
        () => Step(new Sgd(0.5) { Groups = [new("*"), new("layers.*") { LearningRateFactor = 0 }] }), "'layers.*'", "no effect");

    [Fact]
    public void WeightDecayAndPenaltyCanBeLeftOut()
    {
        gradients.Clear();
        Step(new Sgd(0.5, weightDecay: 0.5) { L1Penalty = 0.25, Groups = [new(path => path == "scale") { WeightDecay = 0, L1Penalty = 0 }] });
        Require(scale: 1, hidden: 1 - 0.5f * 0.75f, layers: 1 - 0.5f * 0.75f);
    }

    [Theory]
    [InlineData(2f, 2 - 0.1f)]
    [InlineData(-2f, -2 + 0.1f)]
    [InlineData(0f, 0f)]
    public void ThePenaltyPullsToZeroAndRestsThere(float value, float expected)
    {
        gradients.Clear();
        parameters["scale"].Values[0] = value;
        Step(new Sgd(1) { L1Penalty = 0.1 });
        Assert.Equal(expected, parameters["scale"].Values[0], 1e-6f);
    }

    [Fact]
    public void MaximisingKeepsPenaltiesPenalties()
    {
        Step(new Sgd(0.5, weightDecay: 0.25) { L1Penalty = 0.25, Maximize = true });
        Assert.Equal(1 + 0.5f * (1 - 0.25f - 0.25f), parameters["scale"].Values[0]);
    }

    [Fact]
    public void FrozenParametersAndTheirMemoryStay()
    {
        var group = new ParameterGroup("hidden.*") { IsFrozen = true };
        var optimizer = new Sgd(0.5, momentum: 0.5, weightDecay: 0.1) { Groups = [group], L1Penalty = 1 };
        Step(optimizer);
        Assert.Equal(1, parameters["hidden.weight"].Values[0]);
        Assert.Equal(0, optimizer.States[0]["hidden.weight"].Values[0]);
        Assert.NotEqual(1, parameters["scale"].Values[0]);
        group.IsFrozen = false;
        Step(optimizer);
        Assert.NotEqual(1, parameters["hidden.weight"].Values[0]);
    }

    [Fact]
    public void FrozenGradientsDoNotCountInTheNorm()
    {
        var optimizer = new Sgd(0.5) { Groups = [new("hidden.*") { IsFrozen = true }] };
        optimizer.Attach(parameters);
        optimizer.ClearFrozen(gradients);
        Assert.Equal(Math.Sqrt(1 + 4 + 2), gradients.Norm(), 1e-12);
    }

    [Fact]
    public void AGroupWithoutParametersIsRefused()
    {
        Expect.Throws<ArgumentException>(() => Step(new Sgd(1) { Groups = [new("encoder.*")] }), "'encoder.*'", "hidden.weight");
        Expect.Throws<ArgumentException>(() => Step(new Sgd(1) { Groups = [new("HIDDEN.weight")] }), "'HIDDEN.weight'");
        Expect.Throws<ArgumentException>(() => Step(new Sgd(1) { Groups = [new(_ => false)] }), "function");
    }

    [Fact]
    public void SettingsAreChecked()
    {
        Expect.Throws<ArgumentOutOfRangeException>(() => _ = new ParameterGroup("*") { LearningRateFactor = -1 }, "LearningRateFactor", "-1");
        Expect.Throws<ArgumentOutOfRangeException>(() => _ = new ParameterGroup("*") { WeightDecay = double.NaN }, "WeightDecay");
        Expect.Throws<ArgumentOutOfRangeException>(() => _ = new Sgd(1) { L1Penalty = -1 }, "L1Penalty");
    }

    void Step(Optimizer optimizer) => optimizer.Step(parameters, gradients);

    void Require(float scale, float hidden, float layers)
    {
        Assert.Equal(scale, parameters["scale"].Values[0]);
        Assert.All(parameters["hidden.weight"].Values.ToArray(), value => Assert.Equal(hidden, value));
        Assert.All(parameters["layers.0.weight"].Values.ToArray(), value => Assert.Equal(layers, value));
        Assert.All(parameters["layers.2.weight"].Values.ToArray(), value => Assert.Equal(layers, value));
    }
}
