namespace GraphGen.Runtime.Tests.Training.Schedules;

/// <summary>The rates of PyTorch 1.13 before each <c>scheduler.step(measure)</c>, from lr = 0.5.</summary>
public class ReduceOnPlateauTests
{
    static readonly double[] Measures = [1.0, 0.9, 0.95, 0.91, 0.92, 0.8, 0.80001, 0.85, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9];

    // ReduceLROnPlateau(optimizer, factor=0.5, patience=1, cooldown=1)
    [Fact]
    public void WithCooldown() => Require(
        new(0.5, patience: 1) { Cooldown = 1 },
        0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25, 0.125, 0.125, 0.125, 0.0625, 0.0625, 0.0625);

    // ReduceLROnPlateau(optimizer, mode='max', factor=0.3, patience=0, threshold=0.05, threshold_mode='abs', min_lr=0.02)
    [Fact]
    public void HigherIsBetterDownToAMinimum() => Require(
        new(0.3, patience: 0, higherIsBetter: true) { Threshold = 0.05, IsThresholdRelative = false, Minimum = 0.02 },
        0.5, 0.5, 0.15, 0.045, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02);

    // ReduceLROnPlateau(optimizer, mode='max', factor=0.3, patience=2, threshold=0.1)
    [Fact]
    public void HigherIsBetterByAPart() => Require(
        new(0.3, patience: 2, higherIsBetter: true) { Threshold = 0.1 },
        0.5, 0.5, 0.5, 0.5, 0.15, 0.15, 0.15, 0.045, 0.045, 0.045, 0.0135, 0.0135, 0.0135, 0.00405);

    // ReduceLROnPlateau(optimizer, factor=0.3, patience=2, threshold=0.1, threshold_mode='abs', eps=0.05)
    [Fact]
    public void LowerIsBetterByAnAmount() => Require(
        new(0.3, patience: 2) { Threshold = 0.1, IsThresholdRelative = false, Epsilon = 0.05 },
        0.5, 0.5, 0.5, 0.5, 0.15, 0.15, 0.15, 0.15, 0.15, 0.045, 0.045, 0.045, 0.045, 0.045);

    [Fact]
    public void ItsStateGoesOnAnywhere()
    {
        for (var cut = 0; cut < Measures.Length; cut++)
        {
            ReduceOnPlateau whole = new(0.5, patience: 1) { Cooldown = 1 }, first = new(0.5, patience: 1) { Cooldown = 1 };
            var second = Schedule.Constant.Then(0, new ReduceOnPlateau(0.5, patience: 1) { Cooldown = 1 });
            for (var i = 0; i < Measures.Length; i++)
            {
                whole.Observe(Measures[i]);
                if (i < cut) first.Observe(Measures[i]);
                if (i == cut) second.State = first.State;
                if (i >= cut) second.Observe(Measures[i]);
                Assert.Equal(whole.Rate(0.5, i), (i < cut ? first : second).Rate(0.5, i));
            }
        }
    }

    [Fact]
    public void NaNIsNoImprovement()
    {
        var schedule = new ReduceOnPlateau(0.5, patience: 0);
        schedule.Observe(double.NaN);
        Assert.Equal(0.25, schedule.Rate(0.5, 1));
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        Expect.Throws<ArgumentOutOfRangeException>(() => _ = new ReduceOnPlateau(1), "factor");
        Expect.Throws<ArgumentOutOfRangeException>(() => _ = new ReduceOnPlateau(patience: -1), "patience");
        Expect.Throws<InvalidDataException>(() => new ReduceOnPlateau().State = [1], "ReduceOnPlateau", "1 numbers", "4");
        Expect.Throws<InvalidDataException>(() => Schedule.Constant.State = [1], "1 numbers", "has 0");
    }

    static void Require(ReduceOnPlateau schedule, params double[] expected)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], schedule.Rate(0.5, i), 1e-15);
            schedule.Observe(Measures[i]);
        }
    }
}
