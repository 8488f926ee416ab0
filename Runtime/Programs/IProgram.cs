namespace GraphGen;

/// <summary>A compiled description, bound to sizes, on the processor or on a device.</summary>
public interface IProgram : IDisposable
{
    /// <summary>The bytes of the memory that holds inputs, intermediate values and results.</summary>
    long MemoryBytes { get; }

    /// <summary>What the program is made of, for the sizes it is bound to.</summary>
    /// <returns>The description, put together anew by each call.</returns>
    ProgramDescription Describe();
}
