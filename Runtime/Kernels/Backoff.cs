using System.Diagnostics;

namespace GraphGen.Kernels;

/// <summary>How a thread passes the time until another one has done something: it spins while that is cheaper than a
/// switch of threads, then gives its core to others, and after a long wait sleeps.</summary>
struct Backoff(bool spin)
{
    const int Spins = 64;

    const int PausesPerSpin = 16;

    static readonly long SleepAfter = Stopwatch.Frequency / 500;

    int turns;

    long yieldingSince;

    /// <summary>Waits a little; longer the more often it is called.</summary>
    public void Wait()
    {
        if (spin && turns < Spins)
        {
            turns++;
            Thread.SpinWait(PausesPerSpin);
            return;
        }
        if (yieldingSince == 0) yieldingSince = Stopwatch.GetTimestamp();
        if (Stopwatch.GetTimestamp() - yieldingSince < SleepAfter) Thread.Yield();
        else Thread.Sleep(1);
    }
}
