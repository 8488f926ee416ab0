using GraphGen.Kernels;
using GraphGen.Runtime.Tests.Kernels;

namespace GraphGen.Runtime.Tests.Allocation;

[Collection(AllocationCollection.Name)]
public class KernelAllocationTests
{
    [Fact]
    public void AProduct()
    {
        using var product = new ProductCase<float>(new(1, 64, 128, 784), Kernels.Layout.Plain, Kernels.Layout.Transposed);
        AllocationCollection.RequireNone(() => product.MultiplyInPlace(Worker.Single, default(PlainSum<float>)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void APassOfATeam(int workers)
    {
        var team = new Team(workers);
        Action<object, Worker> pass = static (_, worker) => worker.Barrier();
        AllocationCollection.RequireNone(() =>
        {
            for (var i = 0; i < 100; i++)
                team.Run(team, pass);
        });
    }
}
