namespace GraphGen;

/// <summary>
/// How the learning rate changes while a model trains: a function of the optimizer's own rate and of the number of steps (or
/// epochs) done. The functions and their names are those of <c>torch.optim.lr_scheduler</c>; <see cref="Then"/> puts one behind
/// another: <c>Schedule.Linear(0.01, 1, 500).Then(500, Schedule.Cosine(9500))</c>. Only <see cref="ReduceOnPlateau"/> depends on
/// how the training goes.
/// </summary>
public abstract partial class Schedule
{
    /// <summary>The learning rate of a step.</summary>
    /// <param name="initial">The rate that the optimizer was created with.</param>
    /// <param name="step">The number of steps done before it, or of epochs, from 0.</param>
    /// <returns>The rate.</returns>
    public abstract double Rate(double initial, long step);

    /// <summary>Tells the schedule how an epoch went; most do not mind.</summary>
    /// <param name="measure">What is monitored, such as the validation loss.</param>
    public virtual void Observe(double measure)
    {
    }

    /// <summary>This schedule for some steps, then another one, whose steps count from there.</summary>
    /// <param name="after">The number of steps of this one, 0 or more.</param>
    /// <param name="next">The other schedule.</param>
    /// <returns>The two in sequence.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is negative.</exception>
    public Schedule Then(long after, Schedule next)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentNullException.ThrowIfNull(next);
        return new Sequence(this, after, next);
    }

    /// <summary>Forgets what <see cref="Observe"/> has told, as each training begins anew.</summary>
    protected internal virtual void Reset()
    {
    }

    /// <summary>What kind of schedule it is: the name of its class, in a checkpoint.</summary>
    internal virtual string Kind => GetType().Name;

    /// <summary>What the schedule has learned from <see cref="Observe"/>, for checkpoints; empty for a function of the step.
    /// </summary>
    /// <exception cref="InvalidDataException">The numbers set are not those of such a schedule.</exception>
    protected internal virtual double[] State
    {
        get => [];
        set => RequireLength(value, 0);
    }

    /// <summary>Checks the state of a checkpoint.</summary>
    /// <param name="state">The numbers.</param>
    /// <param name="length">How many there should be.</param>
    /// <exception cref="InvalidDataException">There are more or fewer.</exception>
    protected void RequireLength(double[] state, int length)
    {
        if (state.Length != length)
            throw new InvalidDataException(
                $"the state of a schedule has {state.Length} numbers, but that of a {GetType().Name} has {length}");
    }

    /// <summary>A function of the optimizer's rate and the step.</summary>
    sealed class Formula(Func<double, long, double> rate) : Schedule
    {
        public override double Rate(double initial, long step) => rate(initial, step);
    }

    sealed class Sequence(Schedule first, long length, Schedule second) : Schedule
    {
        public override double Rate(double initial, long step) =>
            step < length ? first.Rate(initial, step) : second.Rate(initial, step - length);

        public override void Observe(double measure)
        {
            first.Observe(measure);
            second.Observe(measure);
        }

        protected internal override void Reset()
        {
            first.Reset();
            second.Reset();
        }

        internal override string Kind => $"{first.Kind} then {second.Kind}";

        protected internal override double[] State
        {
            get => [.. first.State, .. second.State];
            set
            {
                var count = first.State.Length;
                RequireLength(value, count + second.State.Length);
                (first.State, second.State) = (value[..count], value[count..]);
            }
        }
    }
}
