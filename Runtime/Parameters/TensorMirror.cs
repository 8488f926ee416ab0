namespace GraphGen;

/// <summary>A copy of a <see cref="TensorSet"/> in another memory. Who uses the set's own memory says so first, and then finds in it
/// what was computed last, wherever that was.</summary>
abstract class TensorMirror
{
    /// <summary>Brings the set's own memory up to date, and takes it to be changed by the caller.</summary>
    public abstract void BeforeHostAccess();

    /// <summary>Applies an update rule to a run of parameters where the copy of them is.</summary>
    /// <returns>False where the rule, the gradients or the memories can't be used there; nothing is changed then.</returns>
    public abstract bool TryApply(UpdateRule rule, ParameterRun run, ReadOnlySpan<double> settings);

    /// <summary>Makes a part of the elements 0.</summary>
    public abstract void Clear(int begin, int length);

    /// <summary>Multiplies all elements by a factor.</summary>
    public abstract void Scale(double factor);

    /// <summary>Moves every element that is farther from 0 than a limit to it.</summary>
    public abstract void Clamp(double limit);

    /// <summary>Shrinks all elements by one factor so that their norm is at most a maximum.</summary>
    public abstract void LimitNorm(double maximum, double order);

    /// <summary>The largest absolute value of an element; NaN if there is one.</summary>
    public abstract double Largest();

    /// <summary>Adds a weight times the elements to those of another set of the same layout.</summary>
    /// <returns>False where the other set can't be used there; nothing is changed then.</returns>
    public abstract bool TryAddTo(TensorSet sum, double weight);

    /// <summary>Adds strength · sign(parameter) to the gradients of a run, of whose parameters this is the copy.</summary>
    /// <returns>False where the gradients can't be used there; nothing is changed then.</returns>
    public abstract bool TryAddL1(ParameterRun run, double strength);
}
