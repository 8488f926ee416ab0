namespace GraphGen.Runtime.Tests.Allocation;

/// <summary>Tests that count what a thread allocates. They run when no other test does: those take threads of the same teams and
/// have new ones started, which is an allocation.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AllocationCollection
{
    public const string Name = "Allocation";

    const int Rounds = 10;

    /// <summary>Does the work some times to warm up; then requires that no round of it allocates on the calling thread.</summary>
    internal static void RequireNone(Action work)
    {
        for (var i = 0; i < 3; i++)
            work();
        var bytes = new long[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            bytes[round] = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Assert.Equal(new long[Rounds], bytes);
    }
}
