using GraphGen.Runtime.Tests.Optimizers;

namespace GraphGen.Runtime.Tests.Allocation;

[Collection(AllocationCollection.Name)]
public class OptimizerAllocationTests
{
    public static TheoryData<string, DType> Optimizers
    {
        get
        {
            var data = new TheoryData<string, DType>();
            foreach (var name in OptimizerCases.Names)
            {
                data.Add(name, DType.Float32);
                data.Add(name, DType.Float64);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void AStepWithGroupsAndClipping(string name, DType type)
    {
        var problem = new Quadratic(type, [.. Enumerable.Range(0, 100).Select(i => i * 0.1)]);
        var optimizer = OptimizerCases.Create(name, new ParameterGroup("x") { WeightDecay = 0.1, L1Penalty = 0.01 });
        AllocationCollection.RequireNone(() =>
        {
            problem.Gradients.CopyFrom(problem.Parameters);
            problem.Gradients.ClipByValue(2);
            problem.Gradients.ClipByNorm(1);
            problem.Gradients.ClipByNorm(1, double.PositiveInfinity);
            problem.Gradients.ClipByNorm(1, 3);
            problem.Gradients.FindNonFinite();
            optimizer.Step(problem.Parameters, problem.Gradients);
        });
    }
}
