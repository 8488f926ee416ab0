namespace GraphGen.Kernels;

/// <summary>Which random numbers a run draws: the same for the same seed and step.</summary>
/// <param name="Seed">The seed of the program.</param>
/// <param name="Step">The number of the run.</param>
public readonly record struct RandomKey(ulong Seed, long Step);
