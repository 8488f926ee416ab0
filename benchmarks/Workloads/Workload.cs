namespace GraphGen.Benchmarks.Workloads;

/// <summary>Something to compute on the processor, and the ways of computing it.</summary>
/// <param name="Key">A short name for command lines.</param>
/// <param name="Title">What it is.</param>
abstract record Workload(string Key, string Title) : Problem(Key, Title)
{
    /// <summary>The compiled step: forward, backward, and an update where there are parameters.</summary>
    public abstract Contestant Compiled();

    /// <summary>The same on a tape.</summary>
    public abstract Contestant Tape();

    /// <summary>The same on a tape of single numbers; null for what is made of tensors.</summary>
    public virtual Contestant? ScalarTape() => null;

    /// <summary>The compiled forward pass alone; null where it has no use.</summary>
    public virtual Contestant? CompiledInference() => null;

    /// <summary>The matrix products of a step alone, by the kernels that the compiled step and the tape both call; null where there are
    /// none.</summary>
    public virtual Contestant? Products() => null;

    /// <summary>The optimizer's part of a step alone, which is the same for the compiled step and the tape; null where there is
    /// none.</summary>
    public virtual Contestant? Update() => null;
}
