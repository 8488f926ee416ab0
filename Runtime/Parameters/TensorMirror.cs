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
}
