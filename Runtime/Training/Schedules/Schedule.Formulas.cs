namespace GraphGen;

/// <remarks>In the formulas, r is the optimizer's rate and t the number of steps (or epochs) done.</remarks>
public abstract partial class Schedule
{
    /// <summary>The optimizer's rate throughout.</summary>
    public static Schedule Constant { get; } = new Formula(static (initial, _) => initial);

    /// <summary>A function of the user's.</summary>
    /// <param name="rate">Gives the rate of a step, 0 or more, from the optimizer's rate and the number of steps done.</param>
    /// <returns>The schedule.</returns>
    public static Schedule Custom(Func<double, long, double> rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return new Formula(rate);
    }

    /// <summary>r · factor^⌊t / size⌋, as <c>StepLR</c>.</summary>
    /// <param name="size">How many steps have the same rate, 1 or more.</param>
    /// <param name="factor">What the rate is multiplied by after them, 0 or more.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Schedule Step(long size, double factor = 0.1)
    {
        RequirePositive(nameof(size), size);
        RequireFactor(nameof(factor), factor);
        return new Formula((initial, step) => initial * Math.Pow(factor, step / size));
    }

    /// <summary>r · factor^(the number of milestones reached), as <c>MultiStepLR</c>.</summary>
    /// <param name="factor">What the rate is multiplied by at each milestone, 0 or more.</param>
    /// <param name="milestones">Numbers of steps, rising.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative or not finite.</exception>
    /// <exception cref="ArgumentException">A milestone is smaller than the one before it.</exception>
    public static Schedule MultiStep(double factor, params long[] milestones)
    {
        RequireFactor(nameof(factor), factor);
        ArgumentNullException.ThrowIfNull(milestones);
        for (var i = 1; i < milestones.Length; i++)
            if (milestones[i] < milestones[i - 1])
                throw new ArgumentException(
                    $"Milestone {milestones[i]} follows {milestones[i - 1]}; milestones rise.", nameof(milestones));
        long[] kept = [.. milestones];
        return new Formula((initial, step) =>
        {
            var reached = 0;
            while (reached < kept.Length && kept[reached] <= step)
                reached++;
            return initial * Math.Pow(factor, reached);
        });
    }

    /// <summary>r · factor^t, as <c>ExponentialLR</c>.</summary>
    /// <param name="factor">What the rate is multiplied by after each step, 0 or more.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative or not finite.</exception>
    public static Schedule Exponential(double factor)
    {
        RequireFactor(nameof(factor), factor);
        return new Formula((initial, step) => initial * Math.Pow(factor, step));
    }

    /// <summary>r · a factor that changes evenly over some steps and then stays, as <c>LinearLR</c>: a warm-up.</summary>
    /// <param name="from">The first factor, 0 or more.</param>
    /// <param name="to">The last factor, 0 or more.</param>
    /// <param name="length">The number of steps until the last factor is reached, 1 or more.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Schedule Linear(double from, double to, long length)
    {
        RequireFactor(nameof(from), from);
        RequireFactor(nameof(to), to);
        RequirePositive(nameof(length), length);
        return new Formula((initial, step) => initial * (from + (to - from) * Math.Min(step, length) / length));
    }

    /// <summary>r · (1 - t / length)^power, then 0, as <c>PolynomialLR</c>.</summary>
    /// <param name="length">The number of steps until the rate is 0, 1 or more.</param>
    /// <param name="power">The exponent, 0 or more.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Schedule Polynomial(long length, double power = 1)
    {
        RequirePositive(nameof(length), length);
        RequireFactor(nameof(power), power);
        return new Formula((initial, step) => initial * Math.Pow(1 - (double)Math.Min(step, length) / length, power));
    }

    /// <summary>minimum + (r - minimum) · (1 + cos(π · t / length)) / 2, as <c>CosineAnnealingLR</c>: half a wave down, and
    /// behind it up again (Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017).</summary>
    /// <param name="length">The number of steps until the minimum is reached, 1 or more.</param>
    /// <param name="minimum">The lowest rate, 0 or more.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Schedule Cosine(long length, double minimum = 0)
    {
        RequirePositive(nameof(length), length);
        RequireFactor(nameof(minimum), minimum);
        return new Formula((initial, step) => HalfWave(initial, minimum, (double)step / length));
    }

    /// <summary>Half waves down, one behind the other, each longer than the last by a factor, as
    /// <c>CosineAnnealingWarmRestarts</c> (Loshchilov and Hutter, 2017).</summary>
    /// <param name="first">The number of steps of the first one, 1 or more.</param>
    /// <param name="growth">How many times as long as the one before each is, 1 or more.</param>
    /// <param name="minimum">The rate that each falls to, 0 or more.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Schedule CosineWithRestarts(long first, int growth = 1, double minimum = 0)
    {
        RequirePositive(nameof(first), first);
        RequirePositive(nameof(growth), growth);
        RequireFactor(nameof(minimum), minimum);
        return new Formula((initial, step) =>
        {
            var length = first;
            if (growth == 1)
                step %= length;
            else
                for (; step >= length; length *= growth)
                    step -= length;
            return HalfWave(initial, minimum, (double)step / length);
        });
    }

    /// <summary>Up to a maximum and down to almost nothing, along half waves, as <c>OneCycleLR</c> (Smith and Topin,
    /// "Super-Convergence", 2018), but for the momentum, which stays. The optimizer's own rate plays no part.</summary>
    /// <param name="maximum">The highest rate, 0 or more.</param>
    /// <param name="length">The number of all steps, 2 or more; behind the last the rate stays.</param>
    /// <param name="rising">The part of the steps in which the rate rises, from 0 to 1.</param>
    /// <param name="startDivisor">The first rate is the maximum / this, more than 0.</param>
    /// <param name="endDivisor">The last rate is the first / this, more than 0.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Schedule OneCycle(
        double maximum, long length, double rising = 0.3, double startDivisor = 25, double endDivisor = 1e4)
    {
        RequireFactor(nameof(maximum), maximum);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 2);
        Optimizer.Require(nameof(rising), rising, 0, 1);
        Optimizer.Require(nameof(startDivisor), startDivisor, double.Epsilon, double.MaxValue);
        Optimizer.Require(nameof(endDivisor), endDivisor, double.Epsilon, double.MaxValue);
        var (start, end) = (maximum / startDivisor, maximum / startDivisor / endDivisor);
        double peak = rising * length - 1, last = length - 1;
        return new Formula((_, step) => Math.Min(step, last) is var t && peak > 0 && t <= peak
            ? HalfWave(start, maximum, t / peak)
            : HalfWave(maximum, end, (t - peak) / (last - peak)));
    }

    /// <summary>Half a cosine wave from one rate to another; the part is 0 at the first and 1 at the other.</summary>
    static double HalfWave(double from, double to, double part) => to + (from - to) * (1 + Math.Cos(Math.PI * part)) / 2;

    static void RequirePositive(string name, long value) => ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);

    static void RequireFactor(string name, double value) => Optimizer.Require(name, value, 0, double.MaxValue);
}
