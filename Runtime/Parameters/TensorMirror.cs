namespace GraphGen;

/// <summary>A copy of a <see cref="TensorSet"/> in another memory. Who uses the set's own memory says so first, and then finds in it
/// what was computed last, wherever that was.</summary>
abstract class TensorMirror
{
    /// <summary>Brings the set's own memory up to date, and takes it to be changed by the caller.</summary>
    public abstract void BeforeHostAccess();
}
