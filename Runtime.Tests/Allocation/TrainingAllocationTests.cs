using GraphGen.Runtime.Tests.Layers;

namespace GraphGen.Runtime.Tests.Allocation;

[Collection(AllocationCollection.Name)]
public class TrainingAllocationTests
{
    static readonly float[] Inputs = [0.5f, -1, 2, 1.5f, 0.25f, -0.75f, 0, 1, -1];
    static readonly int[] Classes = [1, 0, 1];

    static readonly Dataset<float, int> Ten = new(new float[20], new TensorShape(2), new int[10], TensorShape.Scalar);

    [Fact]
    public void AStep()
    {
        using var program = new Network().BindLoss(batch: 3);
        var trainer = new Trainer(program, new Adam());
        AllocationCollection.RequireNone(() => trainer.Step<float, int>(Inputs, Classes));
    }

    [Fact]
    public void AStepWithScheduleGroupsClippingAndPenalty()
    {
        using var program = new Network().BindLoss(batch: 3);
        var optimizer = new AdamW
        {
            L1Penalty = 1e-3,
            Groups = [new("*.bias") { WeightDecay = 0, LearningRateFactor = 2 }, new("layers.2.*") { IsFrozen = true }],
        };
        var trainer = new Trainer(program, optimizer)
        {
            ClipNorm = 1, ClipValue = 0.5, NonFiniteGradients = NonFiniteGradients.Throw, GradientsReady = static _ => { },
        };
        var schedule = Schedule.Linear(0.1, 1, 5).Then(5, Schedule.CosineWithRestarts(10, 2));
        AllocationCollection.RequireNone(() =>
        {
            optimizer.LearningRate = schedule.Rate(0.01, optimizer.StepCount);
            trainer.Step<float, int>(Inputs, Classes);
        });
    }

    [Fact]
    public void AnAccumulatedStep()
    {
        using var program = new Network().BindLoss(batch: 3);
        var trainer = new Trainer(program, new Adam());
        AllocationCollection.RequireNone(() =>
        {
            trainer.Accumulate<float, int>(Inputs, Classes, examples: 3);
            trainer.Accumulate<float, int>(Inputs.AsSpan(0, 6), Classes.AsSpan(0, 2), examples: 2);
            trainer.UpdateAccumulated();
        });
    }

    [Theory]
    [InlineData(1ul)]
    [InlineData(null)]
    public void AnEpochOfBatches(ulong? seed)
    {
        var count = 0;
        AllocationCollection.RequireNone(() =>
        {
            foreach (var (inputs, _) in Ten.Batches(4, seed))
                count += inputs.Length;
        });
        Assert.Equal(0, count % 20);
        Assert.NotEqual(0, count);
    }
}
