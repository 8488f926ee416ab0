namespace GraphGen.Runtime.Tests.Training.Schedules;

/// <summary>The rates of PyTorch 1.13 in float64: <c>optimizer.param_groups[0]['lr']</c> before each step, from lr = 0.5.</summary>
public class ScheduleTests
{
    // StepLR(optimizer, 3, 0.5)
    [Fact]
    public void Step() => Require(Schedule.Step(3, 0.5), 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125, 0.125);

    // MultiStepLR(optimizer, [2, 5, 5], 0.1)
    [Fact]
    public void MultiStep() => Require(Schedule.MultiStep(0.1, 2, 5, 5), 0.5, 0.5, 0.05, 0.05, 0.05, 0.0005, 0.0005, 0.0005);

    // ExponentialLR(optimizer, 0.9)
    [Fact]
    public void Exponential() => Require(Schedule.Exponential(0.9), 0.5, 0.45, 0.405, 0.3645, 0.32805);

    // LinearLR(optimizer, 0.1, 1.0, 4)
    [Fact]
    public void Linear() => Require(Schedule.Linear(0.1, 1, 4), 0.05, 0.1625, 0.275, 0.3875, 0.5, 0.5, 0.5);

    // PolynomialLR(optimizer, 5, 2.0)
    [Fact]
    public void Polynomial() => Require(Schedule.Polynomial(5, 2), 0.5, 0.32, 0.18, 0.08, 0.02, 0, 0);

    // CosineAnnealingLR(optimizer, 6, 0.01)
    [Fact]
    public void Cosine() => Require(
        Schedule.Cosine(6, 0.01),
        0.5, 0.4671762239271875, 0.3775, 0.255, 0.1325, 0.04282377607281252, 0.01, 0.04282377607281252, 0.1325);

    // CosineAnnealingWarmRestarts(optimizer, 3, 2, 0.01)
    [Fact]
    public void CosineWithRestarts() => Require(
        Schedule.CosineWithRestarts(3, 2, 0.01),
        0.5, 0.3775, 0.1325, 0.5, 0.4671762239271875, 0.3775, 0.255, 0.1325, 0.04282377607281252, 0.5, 0.4916518274408217,
        0.4671762239271875);

    // CosineAnnealingWarmRestarts(optimizer, 3, 1, 0.0)
    [Fact]
    public void CosineWithEqualRestarts() => Require(Schedule.CosineWithRestarts(3), 0.5, 0.375, 0.125, 0.5, 0.375, 0.125, 0.5);

    // OneCycleLR(optimizer, max_lr=0.4, total_steps=10)
    [Fact]
    public void OneCycle() => Require(
        Schedule.OneCycle(0.4, 10),
        0.016, 0.208, 0.4, 0.38019385280538953, 0.3246982615799052, 0.24450480877451572, 0.1554967912254843, 0.0753033384200948,
        0.019807747194610516, 1.6e-06, 1.6e-06);

    // OneCycleLR(optimizer, max_lr=0.4, total_steps=8, pct_start=0.5, div_factor=10, final_div_factor=100)
    [Fact]
    public void OneCycleWithOtherSettings() => Require(
        Schedule.OneCycle(0.4, 8, rising: 0.5, startDivisor: 10, endDivisor: 100),
        0.04, 0.13, 0.31, 0.4, 0.3414799348810722, 0.2002, 0.05892006511892782, 0.0004);

    // SequentialLR(optimizer, [LinearLR(optimizer, 0.1, 1.0, 4), ExponentialLR(optimizer, 0.5)], [4])
    [Fact]
    public void OneAfterTheOther() => Require(
        Schedule.Linear(0.1, 1, 4).Then(4, Schedule.Exponential(0.5)), 0.05, 0.1625, 0.275, 0.3875, 0.5, 0.25, 0.125, 0.0625);

    [Fact]
    public void ConstantAndCustom()
    {
        Require(Schedule.Constant, 0.5, 0.5, 0.5);
        Require(Schedule.Custom((initial, step) => initial + step), 0.5, 1.5, 2.5);
    }

    [Fact]
    public void ACycleMayOnlyFall()
    {
        var falling = Schedule.OneCycle(0.4, 5, rising: 0.2);
        Assert.Equal(0.4, falling.Rate(1, 0), 1e-15);
        Assert.True(falling.Rate(1, 1) < 0.4);
        Assert.True(double.IsFinite(Schedule.OneCycle(0.4, 5, rising: 0).Rate(1, 0)));
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        Expect.Throws<ArgumentOutOfRangeException>(() => Schedule.Step(0), "size");
        Expect.Throws<ArgumentOutOfRangeException>(() => Schedule.Exponential(-1), "factor", "-1");
        Expect.Throws<ArgumentOutOfRangeException>(() => Schedule.Cosine(10, double.NaN), "minimum");
        Expect.Throws<ArgumentOutOfRangeException>(() => Schedule.OneCycle(1, 1), "length");
        Expect.Throws<ArgumentException>(() => Schedule.MultiStep(0.1, 5, 3), "3", "5");
        Expect.Throws<ArgumentOutOfRangeException>(() => Schedule.Constant.Then(-1, Schedule.Constant), "after");
    }

    static void Require(Schedule schedule, params double[] expected)
    {
        for (var step = 0; step < expected.Length; step++)
            Assert.Equal(expected[step], schedule.Rate(0.5, step), 1e-15);
    }
}
