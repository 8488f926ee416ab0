using GraphGen.Kernels;
using Xunit;

namespace GraphGen.Runtime.Tests.Kernels;

public class TeamTests
{
    public static TheoryData<int> Counts => [1, 2, 3, 8];

    [Theory]
    [MemberData(nameof(Counts))]
    public void SharesCoverTheRangeOnce(int workers)
    {
        foreach (var count in new[] { 0, 1, 2, 7, 64, 1000, int.MaxValue })
            foreach (var grain in new[] { 1, 3, 16, 4096 })
            {
                var expected = 0;
                var lengths = new List<int>();
                for (var i = 0; i < workers; i++)
                {
                    var (begin, end) = new Worker(null, i, workers).Share(count, grain);
                    Assert.Equal(expected, begin);
                    Assert.True(begin == count || begin % grain == 0);
                    lengths.Add(end - begin);
                    expected = end;
                }
                Assert.Equal(count, expected);
                Assert.True(lengths.Max() - lengths.Min() <= grain + grain - 1);
            }
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void WorkersSeeEachOthersWritesAfterABarrier(int workers)
    {
        const int steps = 50;
        var team = new Team(workers);
        var cells = new int[workers];
        Action<object, Worker> pass = (state, worker) =>
        {
            var shared = (int[])state;
            for (var step = 0; step < steps; step++)
            {
                // Each cell becomes one more than its right neighbour was: all advance in step or the count goes wrong.
                var next = shared[(worker.Index + 1) % worker.Count] + 1;
                worker.Barrier();
                shared[worker.Index] = next;
                worker.Barrier();
            }
        };
        for (var run = 1; run <= 5; run++)
        {
            team.Run(cells, pass);
            Assert.All(cells, cell => Assert.Equal(run * steps, cell));
        }
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void AFailureOnAnyWorkerReachesTheCallerAndTheTeamGoesOn(int workers)
    {
        var team = new Team(workers);
        for (var failing = 0; failing < workers; failing++)
        {
            var thrown = Assert.Throws<FormatException>(() => team.Run(failing, (state, worker) =>
            {
                worker.Barrier();
                if (worker.Index == (int)state) throw new FormatException($"worker {state}");
                worker.Barrier();
                worker.Barrier();
            }));
            Assert.Equal($"worker {failing}", thrown.Message);
        }
        var ran = new bool[workers];
        team.Run(ran, (state, worker) =>
        {
            worker.Barrier();
            ((bool[])state)[worker.Index] = true;
        });
        Assert.All(ran, Assert.True);
    }

    [Fact]
    public void TeamsOfSeveralThreadsRunAtTheSameTime()
    {
        var sums = new long[4][];
        var callers = Enumerable.Range(0, 4).Select(caller => new Thread(() =>
        {
            var team = new Team(3);
            var sum = sums[caller] = new long[1];
            for (var i = 0; i < 50; i++)
                team.Run(sum, static (state, worker) =>
                {
                    worker.Barrier();
                    Interlocked.Add(ref ((long[])state)[0], worker.Index + 1);
                    worker.Barrier();
                });
        })).ToList();
        callers.ForEach(caller => caller.Start());
        callers.ForEach(caller => caller.Join());
        Assert.All(sums, sum => Assert.Equal(50 * 6, sum[0]));
    }

    [Fact]
    public void ATeamRunsOnePassAtATime()
    {
        var team = new Team(2);
        team.Run(team, static (state, worker) =>
        {
            if (worker.Index == 0) Assert.Throws<InvalidOperationException>(() => ((Team)state).Run(state, static (_, _) => { }));
        });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Team(0));
    }
}
