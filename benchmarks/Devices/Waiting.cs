namespace GraphGen.Benchmarks.Devices;

/// <summary>What a step on a device does besides computing, in the words that workers know.</summary>
static class Waiting
{
    /// <summary>Nothing: the batch stays on the device, and the host waits at the end of a sample.</summary>
    public const string Last = "last";

    /// <summary>The batch is sent in each step, and the loss is read.</summary>
    public const string Each = "each";

    /// <summary>The mode for the tables.</summary>
    public static string Title(string mode) => mode == Each ? "batch sent, loss read" : "nothing copied";
}
