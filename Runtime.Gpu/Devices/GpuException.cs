namespace GraphGen;

/// <summary>A device can't do what it was asked to do; the message says what was asked and what there was.</summary>
public class GpuException : Exception
{
    /// <summary>An error with its message.</summary>
    public GpuException(string message) : base(message)
    {
    }

    /// <summary>An error with its message and what led to it.</summary>
    public GpuException(string message, Exception inner) : base(message, inner)
    {
    }
}
