using GraphGen.Benchmarks.Workloads;

namespace GraphGen.Benchmarks.Tests;

public class WorkloadTests
{
    public static TheoryData<string> Keys => [.. Catalog.All.Select(workload => workload.Key)];

    [Theory, MemberData(nameof(Keys))]
    public void TheTapesComputeWhatTheCompiledProgramDoes(string key)
    {
        var workload = Catalog.Find(key);
        using Contestant compiled = workload.Compiled(), tape = workload.Tape();
        var expected = compiled.Observe();
        Assert.All(expected, number => Assert.True(double.IsFinite(number)));
        workload.RequireAgreement("compiled", expected, "tape", tape.Observe());
        if (workload.ScalarTape() is { } scalarTape) workload.RequireAgreement("compiled", expected, "scalar tape", scalarTape.Observe());
    }

    [Fact]
    public void ObservingLeavesTheFirstWeights()
    {
        using var contestant = Catalog.Find("gates").Compiled();
        Assert.Equal(contestant.Observe(), contestant.Observe());
    }

    [Fact]
    public void WhatDiffersIsRefused()
    {
        var workload = Catalog.Find("gates");
        workload.RequireAgreement("a", [1, 2], "b", [1.0001, 2]);
        Assert.Throws<InvalidOperationException>(() => workload.RequireAgreement("a", [1, 2], "b", [1.001, 2]));
        Assert.Throws<InvalidOperationException>(() => workload.RequireAgreement("a", [1, 2], "b", [1, double.NaN]));
        Assert.Throws<InvalidOperationException>(() => workload.RequireAgreement("a", [1, 2], "b", [1]));
    }
}
