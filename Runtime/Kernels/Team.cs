using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace GraphGen.Kernels;

/// <summary>A number of threads that run one pass together, in the style of single program, multiple data: each runs
/// the whole pass, does its share of every kernel, and waits for the others at the barriers between kernels.</summary>
/// <remarks>The caller's thread is worker 0; the others are background threads that all teams of the process share. A
/// pass allocates nothing once the threads exist, and takes no lock. There may be more workers than processor
/// cores.</remarks>
public sealed class Team
{
    readonly Helper[] helpers;

    readonly bool spin;

    Counters counters;

    Action<object, Worker>? pass;

    object? state;

    ExceptionDispatchInfo? failure;

    /// <summary>A team of <paramref name="count"/> workers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1.</exception>
    public Team(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Count = count;
        helpers = new Helper[count - 1];
        spin = count <= Environment.ProcessorCount;
    }

    /// <summary>The number of workers.</summary>
    public int Count { get; }

    /// <summary>Has every worker call <paramref name="pass"/>, and returns when all have ended. Keep the delegate: a
    /// new one per call would be an allocation.</summary>
    /// <param name="state">What the pass works on; it is kept alive until the pass ends.</param>
    /// <param name="pass">The pass; all workers must reach the same barriers.</param>
    /// <exception cref="InvalidOperationException">The team is running a pass already.</exception>
    /// <exception cref="Exception">What a worker threw: the first failure ends the pass for all.</exception>
    public void Run(object state, Action<object, Worker> pass)
    {
        if (Count == 1)
        {
            pass(state, Worker.Single);
            GC.KeepAlive(state);
            return;
        }
        if (Interlocked.CompareExchange(ref counters.Busy, 1, 0) != 0)
            throw new InvalidOperationException("The team is already running a pass; a team runs one at a time.");
        this.pass = pass;
        this.state = state;
        counters.Failed = 0;
        counters.Arrived = 0;
        counters.Running = Count;
        for (var i = 0; i < helpers.Length; i++) helpers[i] = Helper.Take();
        for (var i = 0; i < helpers.Length; i++) helpers[i].Join(this, i + 1);
        RunPart(0);
        Leave();
        var backoff = new Backoff(spin);
        while (Volatile.Read(ref counters.Running) != 0) backoff.Wait();

        var thrown = failure;
        failure = null;
        this.pass = null;
        this.state = null;
        Volatile.Write(ref counters.Busy, 0);
        thrown?.Throw();
    }

    /// <summary>Runs the pass as worker <paramref name="index"/>. An exception ends the pass for all workers.</summary>
    internal void RunPart(int index)
    {
        try
        {
            pass!(state!, new Worker(this, index, Count));
        }
        catch (PassEndedException)
        {
            // Another worker failed, and its exception is the one that the caller sees.
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
            Volatile.Write(ref counters.Failed, 1);
        }
    }

    /// <summary>Reports that a worker has ended its part.</summary>
    internal void Leave() => Interlocked.Decrement(ref counters.Running);

    /// <summary>Waits until all workers have called this as often as the calling one.</summary>
    internal void AwaitAll()
    {
        var round = Volatile.Read(ref counters.Round);
        if (Interlocked.Increment(ref counters.Arrived) == Count)
        {
            counters.Arrived = 0;
            Volatile.Write(ref counters.Round, round + 1);
        }
        else
        {
            var backoff = new Backoff(spin);
            while (Volatile.Read(ref counters.Round) == round)
            {
                if (Volatile.Read(ref counters.Failed) != 0) throw new PassEndedException();
                backoff.Wait();
            }
        }
        if (Volatile.Read(ref counters.Failed) != 0) throw new PassEndedException();
    }

    /// <summary>What the workers count together, each counter in a cache line of its own.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 6 * Line)]
    struct Counters
    {
        const int Line = 128;

        [FieldOffset(Line)] public int Arrived;

        [FieldOffset(2 * Line)] public int Round;

        [FieldOffset(3 * Line)] public int Running;

        [FieldOffset(4 * Line)] public int Failed;

        [FieldOffset(4 * Line + sizeof(int))] public int Busy;
    }

    /// <summary>Leads a worker out of a pass that another worker's failure has ended.</summary>
    sealed class PassEndedException : Exception;
}
