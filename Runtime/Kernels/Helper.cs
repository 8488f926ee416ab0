namespace GraphGen.Kernels;

/// <summary>A background thread that works for one team at a time. Helpers are started when a team first needs them,
/// shared by all teams of the process, and asleep when there is nothing to do.</summary>
sealed class Helper
{
    /// <summary>How long a helper without work keeps watching for the next pass before it sleeps: longer than the pause
    /// between two steps of a training loop.</summary>
    const int WatchTurns = 200;

    static readonly Lock Growth = new();

    static Helper[] helpers = [];

    readonly AutoResetEvent wake = new(false);

    int taken;

    int asleep;

    int index;

    Team? team;

    Helper(int number)
    {
        taken = 1;
        new Thread(Work) { IsBackground = true, Name = $"GraphGen worker {number}" }.Start();
    }

    /// <summary>Takes a helper that has no team, or starts one. Only a start allocates or locks.</summary>
    public static Helper Take()
    {
        while (true)
        {
            var known = Volatile.Read(ref helpers);
            foreach (var helper in known)
                if (Volatile.Read(ref helper.taken) == 0 && Interlocked.CompareExchange(ref helper.taken, 1, 0) == 0)
                    return helper;
            lock (Growth)
            {
                if (helpers.Length != known.Length) continue;
                var started = new Helper(known.Length + 1);
                Volatile.Write(ref helpers, [.. known, started]);
                return started;
            }
        }
    }

    /// <summary>Has the helper do the part of worker <paramref name="worker"/> in the team's pass. It is free again
    /// when it has reported to the team.</summary>
    public void Join(Team team, int worker)
    {
        index = worker;
        Volatile.Write(ref this.team, team);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref asleep) != 0) wake.Set();
    }

    void Work()
    {
        while (true)
        {
            var joined = AwaitTeam();
            var worker = index;
            joined.RunPart(worker);
            team = null;
            Volatile.Write(ref taken, 0);
            joined.Leave();
        }
    }

    Team AwaitTeam()
    {
        for (var turn = 0; turn < WatchTurns && Environment.ProcessorCount > 1; turn++)
        {
            if (Volatile.Read(ref team) is { } joined) return joined;
            Thread.SpinWait(16);
        }
        Volatile.Write(ref asleep, 1);
        Interlocked.MemoryBarrier();
        while (Volatile.Read(ref team) is null) wake.WaitOne();
        Volatile.Write(ref asleep, 0);
        return team!;
    }
}
